/** One line of text, sent when Enter is pressed or the field is left (or, if asked, shortly after the last key). */
import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import { useClient, useWidgetValue } from "@/react/context";
import { Icon } from "@/text/Icon";

import type { ElementProps, P } from "../registry";
import { useDraft } from "../widget/draft";
import { Frame, useNames } from "../widget/Frame";
import { Reveal } from "../widget/marks";
import { violation } from "./violation";

const TYPES = {
  default: "text",
  password: "password",
  email: "email",
  url: "url",
  phone: "tel",
  search: "search",
};

export default function TextInputElement({ props }: ElementProps<P<"text_input">>) {
  const [value, set] = useWidgetValue<string | null>(props);
  const client = useClient();
  const names = useNames();
  const { text, dirty, type, drop } = useDraft(props.id, value ?? "");
  const [error, setError] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const [shown, setShown] = useState(false);
  const hides = props.type === "password" && !props.disabled;
  const commit = (): boolean => {
    const wrong = dirty ? violation(text, props) : null;
    if (dirty) setError(wrong);
    if (wrong !== null) return false;
    drop();
    // Nothing typed in a field that began as None is None again.
    if (dirty) set(text === "" && props.default === null ? null : text);
    return true;
  };
  useLive(props.live_debounce_ms, dirty ? text : null, commit);
  return (
    <Frame
      props={props}
      names={names}
      error={error}
      aside={
        focused && <Hint dirty={dirty && props.form === ""} length={text.length} max={props.max_chars} />
      }
    >
      <TextInput
        id={names.input}
        type={hides && shown ? "text" : TYPES[props.type]}
        rightSection={hides ? <Reveal shown={shown} onChange={setShown} /> : undefined}
        value={text}
        disabled={props.disabled}
        error={error !== null}
        aria-describedby={error === null ? undefined : names.error}
        aria-required={props.required || undefined}
        placeholder={props.placeholder ?? ""}
        autoComplete={props.autocomplete === "" ? "off" : props.autocomplete}
        maxLength={props.max_chars ?? undefined}
        leftSection={props.icon === null || props.icon === "" ? undefined : <Icon icon={props.icon} />}
        onFocus={() => setFocused(true)}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setFocused(false);
          commit();
        }}
        onKeyDown={(event) => {
          // Enter that ends a composition (of Japanese, say) is part of the text.
          if (event.key === "Enter" && !event.nativeEvent.isComposing && commit())
            client.submitByEnter(props.form);
          if (event.key === "Escape") drop();
        }}
      />
    </Frame>
  );
}

export function Hint({
  dirty,
  length,
  max,
  keys = "Enter",
}: {
  dirty: boolean;
  length: number;
  max: number | null;
  keys?: string;
}) {
  return (
    <span className="fc-hint" aria-hidden="true">
      {dirty && `Press ${keys} to apply`}
      {dirty && max !== null && " · "}
      {max !== null && `${length}/${max}`}
    </span>
  );
}

function useLive(delay: number | null, text: string | null, commit: () => void): void {
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    if (delay === null || text === null) return;
    const timer = setTimeout(() => latest.current(), delay);
    return () => clearTimeout(timer);
  }, [delay, text]);
}

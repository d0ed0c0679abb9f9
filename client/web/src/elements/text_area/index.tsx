/** Several lines of text, sent when the area is left or Ctrl+Enter is pressed. */
import { Textarea } from "@mantine/core";
import { useState } from "react";

import { useClient, useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { Hint } from "../text_input";
import { useDraft } from "../widget/draft";
import { Frame, useNames } from "../widget/Frame";

export default function TextArea({ props }: ElementProps<P<"text_area">>) {
  const [value, set] = useWidgetValue<string | null>(props);
  const client = useClient();
  const names = useNames();
  const { text, dirty, type, drop } = useDraft(props.id, value ?? "");
  const [focused, setFocused] = useState(false);
  const commit = (): void => {
    drop();
    if (dirty) set(text === "" && props.default === null ? null : text);
  };
  return (
    <Frame
      props={props}
      names={names}
      aside={
        focused && (
          <Hint
            dirty={dirty && props.form === ""}
            length={text.length}
            max={props.max_chars}
            keys="Ctrl+Enter"
          />
        )
      }
    >
      <Textarea
        id={names.input}
        value={text}
        disabled={props.disabled}
        aria-required={props.required || undefined}
        placeholder={props.placeholder ?? ""}
        maxLength={props.max_chars ?? undefined}
        autosize={props.height === "content"}
        resize="vertical"
        styles={
          typeof props.height === "number" ? { input: { height: Math.max(40, props.height - 28) } } : {}
        }
        onFocus={() => setFocused(true)}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setFocused(false);
          commit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            commit();
            client.submitByEnter(props.form);
          }
          if (event.key === "Escape") drop();
        }}
      />
    </Frame>
  );
}

/** A line for a message: Enter sends it, Shift+Enter begins another line. Where it is pinned, it stays at the foot. */
import { Textarea } from "@mantine/core";

import { useBusy, useClient } from "@/react/context";
import { Icon } from "@/text/Icon";

import type { ElementProps, P } from "../registry";
import { Hint } from "../text_input";
import { useDraft } from "../widget/draft";

export default function ChatInput({ props }: ElementProps<P<"chat_input">>) {
  const client = useClient();
  const busy = useBusy();
  const { text, type, drop } = useDraft(props.id, "");
  const waits = busy && props.submit_mode !== "submit";
  const stops = busy && props.submit_mode === "stop";
  const sendable = text.trim() !== "" && !props.disabled && !waits;
  const send = (): void => {
    if (!sendable) return;
    drop();
    client.trigger(props.id, text);
  };
  return (
    <div className="fc-chat-input" data-disabled={props.disabled || undefined}>
      <Textarea
        aria-label={props.label === "" ? "Message" : props.label}
        placeholder={props.label}
        value={text}
        autosize
        minRows={typeof props.height === "number" ? Math.max(1, Math.floor(props.height / 24)) : 1}
        maxRows={8}
        maxLength={props.max_chars ?? undefined}
        disabled={props.disabled || (busy && props.submit_mode === "disable")}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter that ends a composition (of Japanese, say) is part of the text.
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      {props.max_chars !== null && text !== "" && (
        <Hint dirty={false} length={text.length} max={props.max_chars} />
      )}
      {stops ? (
        <button type="button" className="fc-send" aria-label="Stop" onClick={() => client.stopRun()}>
          <Icon icon=":material/stop:" />
        </button>
      ) : (
        <button
          type="button"
          className="fc-send"
          aria-label="Send message"
          disabled={!sendable}
          onClick={send}
        >
          <Icon icon=":material/arrow_upward:" />
        </button>
      )}
    </div>
  );
}

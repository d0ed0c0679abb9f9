/** One turn of a conversation: who speaks, and what they say. */
import { useSource } from "@/react/source";
import { Icon } from "@/text/Icon";

import { Children } from "../Element";
import type { ElementProps, P } from "../registry";

const ROLES: Record<string, string> = { user: ":material/face:", assistant: ":material/smart_toy:" };

type Props = P<"chat_message">;

export default function ChatMessage({ props, nodes }: ElementProps<Props>) {
  return (
    <article className="fc-chat" aria-label={`Message of ${props.name}`} data-role={role(props)}>
      <div className="fc-avatar" aria-hidden="true">
        <Avatar props={props} />
      </div>
      <div className="fc-stack fc-chat-body">
        <Children refs={nodes} />
      </div>
    </article>
  );
}

function Avatar({ props }: { props: Props }) {
  const { avatar, avatar_type: type, name } = props;
  const picture = useSource(type === "image" ? avatar : null);
  if (type === "image") return <img src={picture} alt="" />;
  if (typeof avatar === "string" && avatar !== "") return <Icon icon={ROLES[avatar] ?? avatar} />;
  return <>{Array.from(name)[0]?.toUpperCase() ?? ""}</>;
}

function role({ avatar, avatar_type }: Props): string | undefined {
  return avatar_type === "icon" && typeof avatar === "string" && avatar in ROLES ? avatar : undefined;
}

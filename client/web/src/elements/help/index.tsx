/** What an object is: its type, its documentation, its members. */
import type { ElementProps, P } from "../registry";

export default function HelpElement({ props }: ElementProps<P<"help">>) {
  return (
    <div className="fc-help-card">
      <div>
        {props.value !== null && <code>{props.value} </code>}
        <span className="fc-muted">{props.type}</span>
      </div>
      {props.doc !== null && <pre tabIndex={0}>{props.doc}</pre>}
      {props.members.length > 0 && (
        <dl>
          {props.members.map((member) => (
            <div key={member.name}>
              <dt>
                <code>{member.name}</code> <span className="fc-muted">{member.type}</span>
              </dt>
              <dd>{member.value ?? member.doc ?? ""}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

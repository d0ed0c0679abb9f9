/** What every widget has around it: its label, the help mark, and the error below, all tied together for assistive tools. */
import { type ReactNode, useId } from "react";

import { Markdown } from "@/text/Markdown";

import { Help } from "../Help";

export interface Labelled {
  readonly label: string;
  readonly help: string | null;
  readonly disabled: boolean;
  readonly label_visibility: "visible" | "hidden" | "collapsed";
}

export interface Names {
  readonly input: string;
  readonly label: string;
  readonly error: string;
}

export function useNames(): Names {
  const id = useId();
  return { input: `${id}-input`, label: `${id}-label`, error: `${id}-error` };
}

interface Props {
  props: Labelled;
  names: Names;
  /** Shown at the other end of the label's line. */
  aside?: ReactNode;
  error?: string | null;
  /** A group has no single input that a label could point to. */
  group?: boolean;
  children: ReactNode;
}

export function Frame({ props, names, aside, error = null, group = false, children }: Props) {
  return (
    <div
      className="fc-widget"
      data-disabled={props.disabled || undefined}
      {...(group ? { role: "group", "aria-labelledby": names.label } : {})}
    >
      {/* Over a single field the label stands where the field's own text would begin. */}
      <div
        className="fc-label-line"
        data-visibility={props.label_visibility}
        {...(group ? {} : { dir: "auto" })}
      >
        <span className="fc-label-text">
          {group ? (
            <span id={names.label} className="fc-md fc-label">
              <Markdown body={props.label} inline />
            </span>
          ) : (
            <label id={names.label} htmlFor={names.input} className="fc-md fc-label">
              <Markdown body={props.label} inline />
            </label>
          )}
          {props.label_visibility === "visible" && <Help text={props.help} />}
        </span>
        {aside}
      </div>
      {children}
      {error !== null && (
        <div className="fc-widget-error" id={names.error} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

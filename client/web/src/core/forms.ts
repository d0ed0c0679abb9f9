/**
 * What a form's button does beside being pressed: which button Enter stands for, and what the form's widgets go back to
 * where it is cleared.
 */
import type { AnyProps } from "@protocol/messages.gen";

import type { WireValue } from "./edits";
import type { Tree } from "./tree";

/** The first button that submits the form; undefined where there is none, or Enter is not to submit. */
export function buttonOf(tree: Tree, form: string): string | undefined {
  let enters = false;
  for (const { props } of tree.walk()) {
    if (props.kind === "form" && props.key === form) enters = props.enter_to_submit;
    if (enters && props.kind === "button" && props.submits && props.form === form && !props.disabled)
      return props.id;
  }
  return undefined;
}

export function clearsOnSubmit(tree: Tree, form: string): boolean {
  for (const { props } of tree.walk())
    if (props.kind === "form" && props.key === form) return props.clear_on_submit;
  return false;
}

/** The form's widgets with their defaults, as they are sent. */
export function* defaultsOf(tree: Tree, form: string): Generator<[string, WireValue]> {
  for (const { props } of tree.walk()) {
    const value = "form" in props && props.form === form ? defaultOf(props) : undefined;
    if (value !== undefined && "id" in props) yield [props.id, value];
  }
}

function defaultOf(props: AnyProps): WireValue | undefined {
  switch (props.kind) {
    case "radio":
    case "selectbox":
      return props.default === null ? null : (props.options[props.default] ?? null);
    case "feedback":
      return props.default === null ? "" : String(props.default);
    case "button_group":
    case "multiselect":
    case "select_slider":
      return props.default.map((at) => props.options[at] ?? "");
    default:
      return "default" in props ? props.default : undefined;
  }
}

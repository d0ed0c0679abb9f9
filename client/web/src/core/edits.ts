/**
 * What the reader has changed and the server has not yet shown: edits by widget id.
 *
 * Holds: a widget shows its edit, else the server's value. An edit lives until a page that takes it in shows the widget
 * fresh (not as a left-over of the run before), or until the run that took it in has ended: then the server's word
 * counts, also where the script chose another value. Triggers (a pressed button) are sent and never shown.
 */
import { Emitter } from "./emitter";

export type WireValue = null | boolean | number | string | readonly WireValue[];

interface Edit {
  readonly value: WireValue;
  /** The event that carries it; null while it waits for the next event. */
  readonly seq: number | null;
  /** It waits for this form to be submitted; "" for none. */
  readonly form: string;
}

export class Edits {
  #edits = new Map<string, Edit>();
  #emitter = new Emitter<string>();

  on(id: string, listener: () => void): () => void {
    return this.#emitter.on(id, listener);
  }

  /** The reader's own value, or undefined where the server's counts. */
  get(id: string): WireValue | undefined {
    return this.#edits.get(id)?.value;
  }

  set(id: string, value: WireValue, seq: number | null, form = ""): void {
    // Events tell changes in their order, so a value that changes again moves to the end.
    this.#edits.delete(id);
    this.#edits.set(id, { value, seq, form });
    this.#emitter.emit(id);
  }

  /** Take along what waited for the next event, or, for one that submits `form`, what waited for that too. */
  claim(seq: number, form = ""): Record<string, WireValue> {
    const values: Record<string, WireValue> = {};
    for (const [id, edit] of this.#edits) {
      if (edit.seq !== null || (edit.form !== "" && edit.form !== form)) continue;
      this.#edits.set(id, { ...edit, seq });
      values[id] = edit.value;
    }
    return values;
  }

  /** A page arrived that takes in the events up to `ack`. */
  acknowledge(ack: number, shownFresh: (id: string) => boolean): void {
    this.#dropWhere((id, edit) => edit.seq !== null && edit.seq <= ack && shownFresh(id));
  }

  /** The run that took in the events up to `seq` has ended. */
  settle(seq: number): void {
    this.#dropWhere((_, edit) => edit.seq !== null && edit.seq <= seq);
  }

  /** A form's widgets that are gone take along what was not submitted. */
  forget(isThere: (id: string) => boolean): void {
    this.#dropWhere((id, edit) => edit.form !== "" && edit.seq === null && !isThere(id));
  }

  clear(): void {
    this.#dropWhere(() => true);
  }

  #dropWhere(test: (id: string, edit: Edit) => boolean): void {
    const dropped = [...this.#edits].filter(([id, edit]) => test(id, edit)).map(([id]) => id);
    for (const id of dropped) this.#edits.delete(id);
    for (const id of dropped) this.#emitter.emit(id);
  }
}

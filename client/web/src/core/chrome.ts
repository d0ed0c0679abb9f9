/**
 * What the server says of the page's surroundings: how it is dressed, what of the chrome this reader gets, what was
 * saved, and answers to what the developer panel asks.
 */
import type { ClientMessage, Inspected, Look, ScriptChanged } from "@protocol/messages.gen";

import { Emitter } from "./emitter";

export type ChromeTopic = "look" | "saved";

export class Chrome {
  #emitter = new Emitter<ChromeTopic>();
  #look: Look | null = null;
  #saved: readonly string[] = [];
  #questions = 0;
  #asked = new Map<number, (answer: Inspected) => void>();

  constructor(private readonly send: (message: ClientMessage) => void) {}

  on(topic: ChromeTopic, listener: () => void): () => void {
    return this.#emitter.on(topic, listener);
  }

  /** How the server wants the page to be dressed; null before it has said so. */
  get look(): Look | null {
    return this.#look;
  }

  /** Files of the script that were saved since the last run began, where saving does not run it. */
  get saved(): readonly string[] {
    return this.#saved;
  }

  setRunOnSave(on: boolean): void {
    this.send({ type: "run_on_save", on });
  }

  /** What the last run did, or why what `target` names executed or was reused. A question that a lost connection
   * takes along is never answered. */
  inspect(about: "run" | "why", target = ""): Promise<Inspected> {
    const question = ++this.#questions;
    return new Promise((resolve) => {
      this.#asked.set(question, resolve);
      this.send({ type: "inspect", question, about, target });
    });
  }

  receive(message: Look | Inspected | ScriptChanged): void {
    switch (message.type) {
      case "look":
        this.#look = message;
        return this.#emitter.emit("look");
      case "inspected":
        this.#asked.get(message.question)?.(message);
        this.#asked.delete(message.question);
        return;
      case "script_changed":
        if (!message.runs) this.#setSaved([...new Set([...this.#saved, ...message.files])]);
    }
  }

  /** A run has the newest text. */
  runBegins(): void {
    if (this.#saved.length > 0) this.#setSaved([]);
  }

  forgetQuestions(): void {
    this.#asked.clear();
  }

  #setSaved(files: readonly string[]): void {
    this.#saved = files;
    this.#emitter.emit("saved");
  }
}

/**
 * Events on their way: numbered upwards, kept until the server has taken them in, sent again after a lost connection.
 */
import type { ClientMessage } from "@protocol/messages.gen";

export type Event = Extract<ClientMessage, { seq: number }>;

export class Outbox {
  #waiting: Event[] = [];
  #last = 0;

  /** The number that the next event will have. */
  get next(): number {
    return this.#last + 1;
  }

  get last(): number {
    return this.#last;
  }

  add(event: Event): void {
    this.#last = event.seq;
    this.#waiting.push(event);
  }

  /** The server has taken in everything up to `seq`. */
  taken(seq: number): void {
    this.#waiting = this.#waiting.filter((event) => event.seq > seq);
  }

  /** What must be sent again, oldest first. */
  unsent(): readonly Event[] {
    return this.#waiting;
  }

  reset(): void {
    this.#waiting = [];
    this.#last = 0;
  }
}

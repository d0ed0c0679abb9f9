/**
 * Lets a value that changes many times a second through as fast as the server keeps up: not before `gap` ms have
 * passed, and not while a run is going on. `flush` (the slider is released) sends what waits at once.
 */

export class Pace {
  #send: () => void;
  #busy: () => boolean;
  #gap: number;
  #waiting = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = -Infinity;

  constructor(send: () => void, busy: () => boolean, gap = 100) {
    this.#send = send;
    this.#busy = busy;
    this.#gap = gap;
  }

  /** There is something new to send. */
  offer(): void {
    this.#waiting = true;
    this.#try();
  }

  /** A run has ended. */
  ready(): void {
    if (this.#waiting) this.#try();
  }

  flush(): void {
    if (this.#waiting) this.#go();
  }

  cancel(): void {
    this.#waiting = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #try(): void {
    if (this.#busy() || this.#timer !== null) return;
    const wait = this.#last + this.#gap - performance.now();
    if (wait <= 0) return this.#go();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#waiting) this.#try();
    }, wait);
  }

  #go(): void {
    this.cancel();
    this.#last = performance.now();
    this.#send();
  }
}

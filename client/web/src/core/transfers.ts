/**
 * Files on their way to the server, by widget: each is a transfer until all of its widget's have arrived; then the
 * widget takes them over together, so a handful of files causes one run.
 *
 * Holds: a transfer that failed stays, with the reason, until the reader dismisses it; one that is cancelled never
 * arrives in the widget.
 */
import { Emitter } from "./emitter";

/** A file as a widget's value names it: id, name, bytes. */
export type Sent = readonly [string, string, number];

export interface Transfer {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** Between 0 and 1. */
  readonly progress: number;
  readonly error: string | null;
}

export interface Sending {
  /** The id under which the server knows the file; rejects with what the reader is told. */
  readonly id: Promise<string>;
  readonly abort: () => void;
}

/** Sends one file to an address. */
export type Send = (address: string, file: Blob, onProgress: (part: number) => void) => Sending;

interface Running extends Transfer {
  readonly sent: Sent | null;
  readonly abort: () => void;
}

const NONE: readonly Transfer[] = [];

export class Transfers {
  #address: () => string;
  #send: Send;
  #running = new Map<string, readonly Running[]>();
  #emitter = new Emitter<string>();
  #keys = 0;
  /** What was recorded here, by the id of its file: a page shows it without asking for it. */
  readonly recorded = new Map<string, Blob>();

  constructor(address: () => string, send: Send = sendByRequest) {
    this.#address = address;
    this.#send = send;
  }

  on(widget: string, listener: () => void): () => void {
    return this.#emitter.on(widget, listener);
  }

  of(widget: string): readonly Transfer[] {
    return this.#running.get(widget) ?? NONE;
  }

  /** `arrived` is called once, with all of the widget's files, when none is on its way any more. */
  add(
    widget: string,
    files: readonly { file: Blob; name: string }[],
    arrived: (files: readonly Sent[]) => void,
  ): void {
    for (const { file, name } of files) this.#begin(widget, file, name, arrived);
  }

  /** A file that cannot be sent at all. */
  refuse(widget: string, name: string, size: number, error: string): void {
    this.#set(widget, [
      ...this.#of(widget),
      { key: ++this.#keys, name, size, progress: 0, error, sent: null, abort: () => undefined },
    ]);
  }

  /** Stop a transfer, or put away one that failed. */
  cancel(widget: string, key: number): void {
    const found = this.#of(widget).find((each) => each.key === key);
    this.#drop(widget, key);
    found?.abort();
    if (found?.sent) this.takeBack(found.sent[0]);
  }

  /** The reader does not want the file; one that a run has used goes with the widget's value. */
  takeBack(id: string): void {
    this.recorded.delete(id);
    if (this.#address() === "") return;
    void fetch(`${this.#address()}?${new URLSearchParams({ file: id })}`, { method: "DELETE" }).catch(
      () => undefined,
    );
  }

  /** Put away what failed. */
  dismissFailed(widget: string): void {
    this.#set(
      widget,
      this.#of(widget).filter(({ error }) => error === null),
    );
  }

  /** Another session: nothing of the old one counts. */
  clear(): void {
    for (const [widget, running] of [...this.#running]) {
      this.#set(widget, []);
      for (const { abort } of running) abort();
    }
    this.recorded.clear();
  }

  #begin(widget: string, file: Blob, name: string, arrived: (files: readonly Sent[]) => void): void {
    const key = ++this.#keys;
    const query = new URLSearchParams({ widget, name });
    const sending = this.#send(`${this.#address()}?${query}`, file, (progress) =>
      this.#change(widget, key, { progress }),
    );
    this.#set(widget, [
      ...this.#of(widget),
      { key, name, size: file.size, progress: 0, error: null, sent: null, abort: sending.abort },
    ]);
    sending.id.then(
      (id) => {
        if (!this.#change(widget, key, { progress: 1, sent: [id, name, file.size] }))
          return this.takeBack(id);
        this.#finish(widget, arrived);
      },
      (error: unknown) => {
        this.#change(widget, key, { error: error instanceof Error ? error.message : String(error) });
        this.#finish(widget, arrived);
      },
    );
  }

  #finish(widget: string, arrived: (files: readonly Sent[]) => void): void {
    const all = this.#of(widget);
    if (all.some(({ sent, error }) => sent === null && error === null)) return;
    const done = all.flatMap(({ sent }) => (sent === null ? [] : [sent]));
    if (done.length === 0) return;
    this.#set(
      widget,
      all.filter(({ sent }) => sent === null),
    );
    arrived(done);
  }

  #of(widget: string): readonly Running[] {
    return this.#running.get(widget) ?? [];
  }

  #change(widget: string, key: number, change: Partial<Running>): boolean {
    const before = this.#of(widget);
    if (!before.some((each) => each.key === key)) return false;
    this.#set(
      widget,
      before.map((each) => (each.key === key ? { ...each, ...change } : each)),
    );
    return true;
  }

  #drop(widget: string, key: number): void {
    this.#set(
      widget,
      this.#of(widget).filter((each) => each.key !== key),
    );
  }

  #set(widget: string, running: readonly Running[]): void {
    if (running.length === 0) this.#running.delete(widget);
    else this.#running.set(widget, running);
    this.#emitter.emit(widget);
  }
}

/** The browser's own way that tells how far it is. */
export const sendByRequest: Send = (address, file, onProgress) => {
  const request = new XMLHttpRequest();
  const id = new Promise<string>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200 && answer.id !== undefined) resolve(answer.id);
      else reject(new Error(answer.error ?? `The server did not take the file (${request.status}).`));
    };
    request.onerror = () => reject(new Error("The connection was lost while the file was sent."));
    request.onabort = () => reject(new Error("Cancelled."));
  });
  request.open("POST", address);
  request.setRequestHeader("Content-Type", file.type === "" ? "application/octet-stream" : file.type);
  request.send(file);
  return { id, abort: () => request.abort() };
};

function parsed(text: string): { id?: string; error?: string } {
  try {
    return JSON.parse(text) as { id?: string; error?: string };
  } catch {
    return {};
  }
}

/**
 * One WebSocket that comes back by itself: frames in, frames out, and a state that the page can show.
 *
 * Holds: at most one socket is open; a lost one is tried again after 0.25 s, 0.5 s, … up to 8 s (with jitter, so that
 * many tabs do not return at once); a socket that stays silent after a ping is taken for lost.
 */

export type ConnectionState = "connecting" | "open" | "lost" | "closed";

/** The part of WebSocket that is used, so that tests can stand in for it. */
export interface Socket {
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

export interface ConnectionOptions {
  open: () => Socket;
  /** A socket is open: say hello. */
  onOpen: () => void;
  onFrame: (frame: Uint8Array) => void;
  onState: (state: ConnectionState) => void;
  /** A frame that asks for any answer. */
  ping: () => Uint8Array<ArrayBuffer>;
  random?: () => number;
}

export const FIRST_DELAY = 250;
export const LONGEST_DELAY = 8000;
export const PING_EVERY = 15_000;
export const PONG_WITHIN = 10_000;

export class Connection {
  #options: ConnectionOptions;
  #socket: Socket | null = null;
  #state: ConnectionState = "closed";
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #heart: ReturnType<typeof setTimeout> | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    if (this.#state !== "closed") return;
    this.#become("connecting");
    this.#connect();
  }

  /** Try again at once (the network is back, or the reader asks). */
  retryNow(): void {
    if (this.#state !== "lost" || this.#retry === null) return;
    clearTimeout(this.#retry);
    this.#retry = null;
    this.#connect();
  }

  /** False when nothing was sent because no socket is open. */
  send(frame: Uint8Array<ArrayBuffer>): boolean {
    if (this.#state !== "open" || this.#socket === null) return false;
    this.#socket.send(frame);
    return true;
  }

  /** Ends for good; `start` begins anew. */
  close(): void {
    this.#become("closed");
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    this.#drop();
  }

  #connect(): void {
    const socket = this.#options.open();
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#become("open");
      this.#listen();
      this.#options.onOpen();
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket || !(data instanceof ArrayBuffer)) return;
      // A server that accepts and then fails at once must not be tried without pause, so only a frame counts as health.
      this.#failures = 0;
      this.#listen();
      this.#options.onFrame(new Uint8Array(data));
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
  }

  #lost(): void {
    this.#drop();
    if (this.#state === "closed") return;
    this.#become("lost");
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#failures);
    this.#failures += 1;
    const jitter = 0.75 + 0.5 * (this.#options.random ?? Math.random)();
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.#connect();
    }, delay * jitter);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (this.#heart !== null) clearTimeout(this.#heart);
    this.#heart = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /** Something was heard: ask again after a pause, and give up on silence. */
  #listen(): void {
    if (this.#heart !== null) clearTimeout(this.#heart);
    this.#heart = setTimeout(() => {
      this.#socket?.send(this.#options.ping());
      this.#heart = setTimeout(() => this.#lost(), PONG_WITHIN);
    }, PING_EVERY);
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}

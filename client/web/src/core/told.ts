/** What a client tells those who read it. */
import type { AnyProps, RunEnded } from "@protocol/messages.gen";

/** What readers of the client may subscribe to, besides single nodes and widgets. */
export type Topic = "connection" | "run" | "notices" | "fills" | "session" | "dialog";

export interface RunState {
  readonly running: boolean;
  /** `performance.now()` when the run began. */
  readonly since: number;
  /** The newest last. */
  readonly ended: readonly RunEnded[];
}

export interface Notice {
  readonly id: number;
  readonly props: AnyProps;
}

/** Messages to and from MessagePack frames; 64-bit integers that a number cannot hold exactly are not expected. */
import { decode, encode } from "@msgpack/msgpack";

import type { ClientMessage, ServerMessage } from "@protocol/messages.gen";

export function toFrame(message: ClientMessage): Uint8Array<ArrayBuffer> {
  return encode(message);
}

export function fromFrame(frame: Uint8Array): ServerMessage {
  return decode(frame) as ServerMessage;
}

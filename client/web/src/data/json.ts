/** Bytes that are JSON text -> the value. */

const utf8 = new TextDecoder();

export function readJson([bytes]: readonly ArrayBuffer[]): unknown {
  return bytes === undefined ? null : (JSON.parse(utf8.decode(bytes)) as unknown);
}

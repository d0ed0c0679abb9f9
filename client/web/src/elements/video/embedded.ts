/** What YouTube's player is told by its address. */
interface Wanted {
  readonly source: unknown;
  readonly start_time: number;
  readonly end_time: number | null;
  readonly loop: boolean;
  readonly autoplay: boolean;
  readonly muted: boolean;
}

export function embedded(props: Wanted): string {
  const address = new URL(String(props.source));
  const told = address.searchParams;
  if (props.start_time > 0) told.set("start", String(props.start_time));
  if (props.end_time !== null) told.set("end", String(props.end_time));
  if (props.autoplay) told.set("autoplay", "1");
  if (props.muted) told.set("mute", "1");
  if (props.loop) {
    told.set("loop", "1");
    // A single film is repeated as a list of one.
    told.set("playlist", address.pathname.split("/").at(-1) ?? "");
  }
  return address.href;
}

/** Stands where the server shows something that this client does not know yet. */
export function Unknown({ kind }: { kind: string }) {
  return (
    <div className="fc-unknown" role="note">
      This page shows “{kind.replaceAll("_", " ")}” here, which this version of the client does not know.
    </div>
  );
}

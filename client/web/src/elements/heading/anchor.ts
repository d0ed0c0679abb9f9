/** A heading's text as the fragment of an address: letters and digits, joined by dashes. */
export function anchor(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/:material\/\w+:|\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

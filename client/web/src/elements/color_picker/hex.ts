/** What is typed for a colour -> `#rrggbb` or `#rgb`; null where it is none. */
export function hexColor(text: string): string | null {
  const digits = /^#?((?:[0-9a-f]{3}){1,2})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : `#${digits}`;
}

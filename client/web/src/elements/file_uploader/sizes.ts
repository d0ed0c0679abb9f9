/** Names, types and sizes of files, as they are told to the reader. */

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** `3.4 MB`; a kilobyte has 1024 bytes. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < UNITS.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${unit === 0 ? size : size.toFixed(1).replace(/\.0$/, "")} ${UNITS[unit]}`;
}

/** Whether one of `types` (media types, and endings with a dot) allows the file. */
export function fits(types: readonly string[], name: string, type: string): boolean {
  if (types.length === 0) return true;
  const [lower, mime] = [name.toLowerCase(), type.toLowerCase()];
  return types.some((each) => {
    if (!each.includes("/")) return lower.endsWith(each.toLowerCase());
    return each.endsWith("/*") ? mime.startsWith(each.slice(0, -1)) : mime === each;
  });
}

/** `CSV, TXT, any image`. */
export function typesText(types: readonly string[]): string {
  return types
    .map((each) => {
      if (each.startsWith(".")) return each.slice(1).toUpperCase();
      return each.endsWith("/*") ? `any ${each.slice(0, -2)}` : each;
    })
    .join(", ");
}

/** Why the widget cannot take the file; null where it can. */
export function refusal(
  { types, max_mb }: { types: readonly string[]; max_mb: number },
  name: string,
  { type, size }: { type: string; size: number },
): string | null {
  if (!fits(types, name, type)) return `Only ${typesText(types)} files can be uploaded here.`;
  if (size > max_mb * 1024 * 1024) return `The file is larger than ${sizeText(max_mb * 1024 * 1024)}.`;
  return null;
}

/** JSON text as Python writes it: `NaN` and `Infinity` may stand where a value stands. Undefined where it is no JSON. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // Only then is the slower way taken.
  }
  try {
    const strict = text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
      token.startsWith('"') ? token : `{${JSON.stringify(MARK)}:"${token}"}`,
    );
    return { value: JSON.parse(strict, (_, value: unknown) => unmarked(value)) as unknown };
  } catch {
    return undefined;
  }
}

const MARK = "\u0000number";

function unmarked(value: unknown): unknown {
  return typeof value === "object" && value !== null && MARK in value ? Number(value[MARK]) : value;
}

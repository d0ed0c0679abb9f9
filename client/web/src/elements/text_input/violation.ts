/** Why a text may not be sent, or null where it may. */

interface Rules {
  readonly required: boolean;
  readonly max_chars: number | null;
  readonly validate_regex: string | null;
  readonly validate_message: string | null;
}

export function violation(text: string, rules: Rules): string | null {
  if (rules.required && text.trim() === "") return "Please fill in this field.";
  if (rules.max_chars !== null && text.length > rules.max_chars)
    return `At most ${rules.max_chars} characters.`;
  if (text === "" || rules.validate_regex === null) return null;
  return fits(text, rules.validate_regex)
    ? null
    : (rules.validate_message ?? "This does not have the expected form.");
}

function fits(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    // A pattern that only Python understands must not lock the field; the script checks the value itself.
    return true;
  }
}

/** What is chosen after a click on an option: the same list where the click changes nothing. */
export function toggled(
  chosen: readonly string[],
  option: string,
  {
    selection_mode,
    required,
    options,
  }: { selection_mode: string; required: boolean; options: readonly string[] },
): readonly string[] {
  const on = chosen.includes(option);
  if (selection_mode === "single") return on ? (required ? chosen : []) : [option];
  const next = on ? chosen.filter((each) => each !== option) : [...chosen, option];
  // In the order of the options, however they were clicked.
  return options.filter((each, index) => next.includes(each) && options.indexOf(each) === index);
}

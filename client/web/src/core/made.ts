/** A file that the server makes when the reader asks for it -> its address; rejects with what the reader is told. */
export async function makeFile(uploads: string, widget: string): Promise<string> {
  const answer = await asked(`${uploads}/make?${new URLSearchParams({ widget })}`);
  if (answer.file === undefined) throw new Error(answer.error ?? "The file could not be made.");
  return answer.file;
}

async function asked(address: string): Promise<{ file?: string; error?: string }> {
  try {
    const response = await fetch(address, { method: "POST" });
    return (await response.json()) as { file?: string; error?: string };
  } catch {
    throw new Error("The connection was lost while the file was made.");
  }
}

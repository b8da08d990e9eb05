/** The first line of what code from outside threw, which may be anything. */
export function thrownMessage(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : printed(error);
  return (text.split("\n", 1)[0] ?? "").slice(0, 300);
}

function printed(value: unknown): string {
  try {
    return String(value);
  } catch {
    // An object whose `toString` fails, or that has none.
    return "it threw what has no text";
  }
}

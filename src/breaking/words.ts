/** `a`, `b` and 3 more types: at most `most` of them are told. */
export function listOf(items: readonly string[], most: number, noun: string): string {
  const unique = [...new Set(items)];
  if (unique.length > most + 1) {
    return `${unique.slice(0, most).join(", ")} and ${unique.length - most} more ${noun}`;
  }
  const last = unique.at(-1) ?? "";
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(", ")} and ${last}`;
}

/** Equal for names that a file system may take for one: those that differ by case only, or in how Unicode composes their letters. */
export function likeness(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

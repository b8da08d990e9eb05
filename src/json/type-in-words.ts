/** The types that `type` can name, with their articles. */
const nouns: Readonly<Record<string, string>> = {
  array: "an array",
  boolean: "a boolean",
  integer: "a whole number",
  null: "null",
  number: "a number",
  object: "an object",
  string: "a string",
};

/** `string` → `a string`; another name stays as it is. */
export function typeInWords(type: string): string {
  return Object.hasOwn(nouns, type) ? (nouns[type] ?? type) : type;
}

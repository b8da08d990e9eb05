/** The classes in code that quicktype printed, each with the names that its members have in JSON. */

export type Printed = ReadonlyMap<string, ReadonlySet<string>>;

interface Syntax {
  /** A class: its name, and what is between its brackets. */
  readonly classes: RegExp;
  /** A member: its name in JSON, or else the identifier that is the same. */
  readonly members: RegExp;
}

const syntaxes = {
  kotlin: {
    classes: /^data class (\w+) \(\n([\s\S]*?)^\)/gm,
    members: /(?:@field:JsonProperty\("([^"]+)".*\n)? +val (\w+):/g,
  },
  cs: {
    classes: /^ {4}public partial class (\w+)\n {4}\{\n([\s\S]*?)^ {4}\}/gm,
    members: /\[JsonPropertyName\("([^"]+)"/g,
  },
  go: {
    classes: /^type (\w+) struct \{\n([\s\S]*?)^\}/gm,
    members: /`json:"([^",]+)/g,
  },
  swift: {
    classes: /^struct (\w+): Codable \{\n([\s\S]*?)^\}/gm,
    members: /^ {8}case \w+ = "([^"]+)"|(?:^ {8}case |, )(\w+)(?=,|$)|^ {4}let (\w+):/gm,
  },
} as const satisfies Record<string, Syntax>;

export type ReadLanguage = keyof typeof syntaxes;
export const readLanguages = Object.keys(syntaxes) as readonly ReadLanguage[];

export function printedClasses(language: ReadLanguage, text: string): Printed {
  const { classes, members } = syntaxes[language];
  const printed = new Map<string, Set<string>>();
  for (const [, name = "", body = ""] of text.matchAll(classes)) {
    // C# writes a class in several parts.
    const known = printed.get(name) ?? new Set();
    printed.set(name, known);
    for (const [, ...names] of body.matchAll(members)) {
      const found = names.find((each) => each);
      if (found !== undefined) known.add(found);
    }
  }
  return printed;
}

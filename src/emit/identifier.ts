/** Identifiers of ECMAScript (ECMA-262, section 12.7), made from what people call things. */

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Characters that identifiers may hold, and that nobody sees: two names that differ in them look alike. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Words that can't name a type: reserved words, and the names of TypeScript's own types. */
const reserved = new Set(
  (
    "any arguments as async await bigint boolean break case catch class const continue debugger declare default delete do else enum " +
    "eval export extends false finally for from function get if implements import in infer instanceof interface keyof let module " +
    "namespace never new null number object of package private protected public readonly require return set static string super " +
    "switch symbol this throw true try type typeof undefined unique unknown var void while with yield"
  ).split(" "),
);

/** Whether `text` can name a type as it is. */
export function isTypeName(text: string): boolean {
  return isIdentifierName(text) && !reserved.has(text);
}

/** Whether `text` can stand as a property name without quotes: an identifier, all of which shows. */
export function isIdentifierName(text: string): boolean {
  return identifier.test(text) && text.search(invisible) === -1;
}

/**
 * `text` in PascalCase: `noise-sensor` → `NoiseSensor`, `XMLHttp` stays. Characters that no identifier may hold part words, and
 * those that don't show are left out.
 * A digit in front gets an underscore, and so does one after another number: `v1.0` → `V1_0`. `undefined` where nothing is left.
 */
export function toPascalCase(text: string): string | undefined {
  const shown = text.replace(invisible, "");
  const words = shown.split(/[^\p{ID_Continue}]+|_+/u).filter((word) => word !== "");
  const joined = words
    .map((word, i) => (runsOn(words[i - 1], word) ? "_" : "") + capitalise(word))
    .join("");
  if (joined === "") return undefined;
  return identifier.test(joined) ? joined : "_" + joined;
}

/** Whether a number would run on from the word before into this one. */
function runsOn(before: string | undefined, word: string): boolean {
  return before !== undefined && /\d$/.test(before) && /^\d/.test(word);
}

function capitalise(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

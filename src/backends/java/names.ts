/** Names of Java, made from what people call things. */

const words = (text: string): readonly string[] => text.split(" ");

/** Words that can't name anything (JLS, 3.9), or not everywhere. */
const keywords = new Set(
  words(
    "abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally " +
      "float for goto if implements import instanceof int interface long native new null package private protected public return short " +
      "static strictfp super switch synchronized this throw throws transient true try void volatile while yield _",
  ),
);

/** Words that can't name a type. */
const restricted = new Set(words("permits record sealed var"));

/** What every object has, which no component of a record may be called (JLS, 8.10.1), and what our records have. */
const memberWords = new Set(
  words(
    "clone finalize getClass hashCode notify notifyAll toString wait equals build builder " +
      "toBuilder validate",
  ),
);

/** Types of `java.lang`, which need no import, and those of the generated package. */
const reservedTypes = new Set(
  words(
    "Appendable AutoCloseable CharSequence Cloneable Comparable Iterable Readable Runnable ProcessHandle Boolean Byte Character Class " +
      "ClassLoader ClassValue Double Enum Float InheritableThreadLocal Integer Long Math Module ModuleLayer Number Object Package Process " +
      "ProcessBuilder Record Runtime RuntimePermission SecurityManager Short StackTraceElement StackWalker StrictMath String StringBuffer " +
      "StringBuilder System Thread ThreadGroup ThreadLocal Throwable Void Exception Error RuntimeException IllegalArgumentException " +
      "IllegalStateException NullPointerException Deprecated FunctionalInterface Override SafeVarargs SuppressWarnings Builder Plain " +
      "Contract ContractType InvalidJsonException Json JsonRule JsonShape Maybe UnionDeserializer Violation " +
      // What nearly every file imports.
      "BigDecimal BigInteger Collections JsonAnyGetter JsonAnySetter JsonCreator JsonDeserialize JsonInclude JsonNode JsonPOJOBuilder " +
      "JsonProperty JsonSubTypes JsonTypeInfo JsonValue LinkedHashMap List Map NullMarked Nullable Objects Stream",
  ).map((each) => each.toLowerCase()),
);

/**
 * What no identifier of Java 17 may hold: all but letters, digits and marks; what is beyond the Basic Multilingual Plane; and letters that are
 * younger than its Unicode (13).
 */
const unfit = new RegExp(
  String.raw`[^\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_]|[\u{10000}-\u{10ffff}${younger()}]|\p{Default_Ignorable_Code_Point}`,
  "gu",
);

/** As ranges of a class. */
function younger(): string {
  return (
    "0870-089f 08c8-08d2 0c3c 0c5d 0cdd 0cf3 0ece 170d 1715 171f 180f 1ac1-1aff 1b4c 1c89 1c8a 1dfa 2c2f 2c5f 9ffd-9fff " +
    "a7c0 a7c1 a7cb-a7f4"
  ).replace(/([0-9a-f]{4}) ?/g, String.raw`\u$1`);
}

const startsWell = /^[\p{L}\p{Nl}]/u;

function fit(text: string): string {
  return text.normalize("NFC").replace(unfit, " ");
}

/** The words that a name is made of: `noise-level`, `noiseLevel` and `NOISE_LEVEL` are two each; `HTTPServer` is. */
function partsOf(text: string): readonly string[] {
  return fit(text)
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[ _]+/)
    .filter((part) => part !== "");
}

/** `noise_level` → `noiseLevel`, `HTTPServer` → `httpServer`, `class` → `class_`, `1st` → `_1st`. */
export function memberName(text: string): string {
  const parts = partsOf(text);
  const joined = parts
    .map((part, i) =>
      i === 0 ? part.toLowerCase() : capitalised(part.toLowerCase(), parts[i - 1]),
    )
    .join("");
  const bare = fit(joined).replaceAll(" ", "");
  const named = bare === "" ? "member" : startsWell.test(bare) ? bare : "_" + bare;
  return keywords.has(named) || memberWords.has(named) ? named + "_" : named;
}

/** With an underscore where a number would run on from the word before. */
function capitalised(word: string, before = ""): string {
  const [first = ""] = word;
  const runsOn = /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(word);
  return (runsOn ? "_" : "") + first.toUpperCase() + word.slice(first.length);
}

/** Names of members by what JSON calls them, each once: who is called so in JSON has the right to the name. */
export function memberNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(names)].sort();
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const isExact of [true, false]) {
    for (const name of all) {
      const wanted = memberName(name);
      if ((wanted === name) !== isExact) continue;
      result.set(name, free(wanted, taken, ""));
    }
  }
  return result;
}

function free(wanted: string, taken: Set<string>, between: string): string {
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}${/\d$/.test(wanted) ? "_" : between}${i}`;
  taken.add(name);
  return name;
}

/** `in_progress` → `IN_PROGRESS`: names of the constants of an enumeration, by their values. */
export function constantNames(values: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(["SHAPE"]);
  return new Map(
    values.map((value) => {
      const joined = fit(partsOf(value).join("_").toUpperCase()).replaceAll(" ", "");
      const bare = joined === "" ? (value === "" ? "EMPTY" : "VALUE") : joined;
      return [value, free(startsWell.test(bare) ? bare : "_" + bare, taken, "_")];
    }),
  );
}

/** What a name takes in UTF-8, at most: files are called by two of them and some more, and file systems allow 255. */
const mostBytes = 100;

function shortened(name: string): string {
  let short = name;
  while (new TextEncoder().encode(short).length > mostBytes) short = short.slice(0, -1);
  return short;
}

/** Gives types names that are free, on file systems that know no case too. */
export class TypeNames {
  readonly #taken = new Set(reservedTypes);

  take(text: string): string {
    const bare = fit(text)
      .replaceAll(" ", "")
      .replace(/^_+(?=[\p{L}\p{Nl}])/u, "");
    const named = shortened(startsWell.test(bare) ? bare : `Type${bare}`);
    const isReserved =
      reservedTypes.has(named.toLowerCase()) || keywords.has(named) || restricted.has(named);
    const wanted = isReserved ? `${named}Type` : named;
    let name = wanted;
    for (let i = 2; this.#taken.has(name.toLowerCase()); i++) {
      name = `${wanted}${/\d$/.test(wanted) ? "_" : ""}${i}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** What the package of a contract is called, here and where it is published. */
export interface PackageNames {
  /** `com.acme.shop` */
  readonly package: string;
  readonly groupId: string;
  readonly artifactId: string;
}

/** From the name of a contract: `@acme/shop`, `com.acme.shop` and `My shop` are the packages `acme.shop`, `com.acme.shop` and `myshop`. */
export function packageNames(name: string): PackageNames {
  const parts = name
    .normalize("NFKD")
    .toLowerCase()
    .split(/[./]+/)
    .map((part) => part.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, ""))
    .filter((part) => part !== "");
  if (parts.length === 0) parts.push("contract");
  // Nobody but Java may declare packages of these.
  if (parts[0] === "java" || parts[0] === "javax") parts.unshift("contract");
  const artifactId = parts.at(-1) ?? "contract";
  const segments = parts.map((part) => {
    const bare = part.replaceAll("-", "");
    return keywords.has(bare) ? bare + "_" : /^\d/.test(bare) ? "_" + bare : bare;
  });
  const groupId = parts.length > 1 ? parts.slice(0, -1).join(".") : artifactId;
  return { package: segments.join("."), groupId, artifactId };
}

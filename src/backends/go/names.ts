/** Names of Go, made from what people call things (Effective Go, "Names"; Go Code Review Comments, "Initialisms"). */

/** Letters that stand for words keep one case. */
const initialisms = new Set(
  (
    "acl api ascii cpu css db dns eof gid guid hmac html http https id iot ip json jwt lhs mac oauth os pdf pin qps ram rhs rpc sdk sip sla smtp " +
    "sms sql ssh sso ssl svg tcp tls ttl tts udp ui uid uri url utc utf8 uuid vm xml xmpp xsrf xss"
  ).split(" "),
);

/** As they are written, where not all of it is upper case. */
const spellings: ReadonlyMap<string, string> = new Map([
  ["oauth", "OAuth"],
  ["iot", "IoT"],
]);

/** What the runtime exports, and what generated packages export beside the types. */
const reservedTypes = new Set(
  (
    "ContractVersion Decode Fault Nothing Null Optional OptionalNull OptionalOf Ptr Types ValidationError Extra MarshalJSON UnmarshalJSON " +
    "Validate Value"
  ).split(" "),
);

/** Methods of generated types, and the field of members that the contract does not name. */
const reservedMembers = new Set(["Extra", "MarshalJSON", "UnmarshalJSON", "Validate"]);

const keywords = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select " +
    "struct switch type var"
  ).split(" "),
);

/** `access_code_id` → `AccessCodeID`, `fooBar` → `FooBar`, `日本` → `X日本`: exported, of letters and digits only. Empty where nothing is left. */
export function exportedName(text: string): string {
  const words = text
    .normalize("NFC")
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== "");
  const joined = words.map((word, i) => (runsOn(words[i - 1], word) ? "_" : "") + cased(word));
  const name = joined.join("");
  return name === "" || /^\p{Lu}/u.test(name) ? name : `X${name}`;
}

/** Whether a number would run on from the word before. */
function runsOn(before: string | undefined, word: string): boolean {
  return before !== undefined && /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(word);
}

function cased(word: string): string {
  const lower = word.toLowerCase();
  if (initialisms.has(lower)) return spellings.get(lower) ?? lower.toUpperCase();
  const singular = lower.slice(0, -1);
  if (lower.endsWith("s") && initialisms.has(singular)) {
    return `${spellings.get(singular) ?? singular.toUpperCase()}s`;
  }
  const [first = ""] = word;
  const upper = first.toUpperCase();
  // What has two letters for its upper case stays as it is.
  return ([...upper].length === 1 ? upper : first) + word.slice(first.length);
}

/** Names of fields by what JSON calls them, each once. Those that are the same but for case or signs are numbered, in the order of their text. */
export function memberNames(jsonNames: Iterable<string>): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const taken = new Set(reservedMembers);
  for (const jsonName of [...new Set(jsonNames)].sort()) {
    const bare = exportedName(jsonName) || "Member";
    const wanted = reservedMembers.has(bare) ? `${bare}Value` : bare;
    const name = free(wanted, taken);
    taken.add(name);
    result.set(jsonName, name);
  }
  return result;
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = wanted + (/\d$/.test(wanted) ? "_" : "") + i;
  return name;
}

/** Gives what a package declares names that are free. */
export class PackageNames {
  readonly #taken = new Set(reservedTypes);

  /** The name of a type; the function that decodes it is named after it. */
  take(text: string): string {
    const bare = exportedName(text) || "Type";
    const name = free(reservedTypes.has(bare) ? `${bare}Type` : bare, {
      has: (each: string) => this.#taken.has(each) || this.#taken.has(`Decode${each}`),
    } as ReadonlySet<string>);
    this.#taken.add(name).add(`Decode${name}`);
    return name;
  }

  /** The name of a constant of a type. */
  takeConstant(type: string, text: string): string {
    const bare = text === "" ? "Empty" : exportedName(text).replace(/^X(?=[^\p{Lu}])/u, "");
    const joined = type + (/\d$/.test(type) && /^\d/.test(bare) ? "_" : "") + (bare || "Value");
    const name = free(joined, this.#taken);
    this.#taken.add(name);
    return name;
  }
}

/** What Go's own library has at its top: modules of these names could not be imported. */
const libraryNames = new Set(
  (
    "archive arena bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html " +
    "image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort std strconv strings structs sync " +
    "syscall testing text time unicode unique unsafe vendor weak main init test example"
  ).split(" "),
);

function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The path of the module of a contract: `My shop` → `my-shop`. */
export function moduleName(name: string): string {
  const plain = plainName(name);
  if (plain === "") return "contract";
  return libraryNames.has(plain) ? `${plain}-contract` : plain;
}

/** The name of its package: `my-shop` → `myshop`. */
export function packageName(name: string): string {
  const bare = plainName(name).replaceAll("-", "");
  if (bare === "") return "contract";
  const isTaken = keywords.has(bare) || libraryNames.has(bare) || /^\d/.test(bare);
  return isTaken ? `contract${bare}` : bare;
}

/** Endings of file names by which Go leaves files out of a build (`go help buildconstraint`). */
const systems =
  /(?:^|_)(?:test|aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|wasip1|windows|zos|386|amd64|amd64p32|arm|arm64|arm64be|armbe|loong64|mips|mips64|mips64le|mips64p32|mips64p32le|mipsle|ppc|ppc64|ppc64le|riscv|riscv64|s390|s390x|sparc|sparc64|wasm)$/;

/** The file for the types of a folder of schemas, without its ending: `access-codes` → `access_codes`. */
export function fileName(folder: string): string {
  const bare = plainName(folder).replaceAll("-", "_") || "types";
  return systems.test(bare) || bare === "contract" || bare === "runtime" ? `${bare}_types` : bare;
}

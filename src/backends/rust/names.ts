/** Names of Rust, made from what people call things (RFC 430). */

import { toPascalCase } from "../../emit/identifier.js";

/** Words that can't name anything, but as raw identifiers (The Rust Reference, Keywords). */
const keywords = new Set(
  (
    "abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in let loop macro " +
    "match mod move mut override priv pub ref return static struct trait true try type typeof unsafe unsized use virtual where while yield"
  ).split(" "),
);

/** Words that can't be raw identifiers either. */
const pathWords = new Set(["crate", "self", "super", "_"]);

/** What generated code calls by these names. */
const used = new Set(
  (
    "BTreeMap Box Checker Choice Clone Constant Copy Debug DecodeError Default Deref Deserialize Deserializer Display Drop Eq Err Exact " +
    "Fn FnMut FnOnce From FromStr Hash Into Iterator Json Never None ObjectOnly Ok Option Ord PartialEq PartialOrd Result Rule Self " +
    "Serialize Serializer Some Step String TYPES ToString TryFrom TryInto UnknownText Validate ValidationError ValidationErrors Value Vec"
  ).split(" "),
);

/** Fields that every open record has. */
const fieldsOfOurs = new Set(["extra"]);

const identifier = /^[\p{XID_Start}_][\p{XID_Continue}]*$/u;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Names beyond this are cut: nobody reads them, and they fit on no line. */
const longest = 64;

function cut(name: string): string {
  return [...name].slice(0, longest).join("").replace(/_+$/, "");
}

/** `noiseLevel` → `noise_level`, `HTTPServer` → `http_server`, `type` → `r#type`, `self` → `self_`. */
export function memberName(text: string): string {
  const words = text
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{XID_Continue}]+/gu, "_")
    .replace(/_{2,}/g, "_")
    .replace(/^_+|_+$/g, "");
  const named = cut(identifier.test(words) ? words : `field_${words}`);
  if (pathWords.has(named) || fieldsOfOurs.has(named)) return named + "_";
  return keywords.has(named) ? `r#${named}` : named;
}

/** Names of members by what JSON calls them, each once: who is called so in JSON has the right to the name. */
export function memberNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(names)].sort();
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const isExact of [true, false]) {
    for (const name of all) {
      const wanted = memberName(name);
      if ((bare(wanted) === name) !== isExact) continue;
      let free = wanted;
      for (let i = 2; taken.has(free); i++) free = `${bare(wanted).replace(/_$/, "")}_${i}`;
      taken.add(free);
      result.set(name, free);
    }
  }
  return result;
}

/** A name as JSON would have it: without what makes a keyword a name. */
export function bare(name: string): string {
  return name.replace(/^r#/, "");
}

/** In PascalCase, with a letter in front: `my_2n` → `My2n`, `2n` → `Value2n`. `undefined` where nothing of a name is left. */
function pascalCase(text: string, ifDigit: string): string | undefined {
  const name = toPascalCase(text.normalize("NFC"))?.replace(/[^\p{XID_Continue}]/gu, "");
  if (name === undefined || name === "") return undefined;
  return cut(/^\p{XID_Start}/u.test(name) ? name : ifDigit + name.replace(/^_+/, ""));
}

/** The name of the trait of a base: what is one has its members. */
export function traitName(name: string): string {
  return `Is${name}`;
}

/** Gives types names that are free. */
export class TypeNames {
  readonly #taken = new Set<string>(used);

  take(text: string): string {
    const name = pascalCase(text, "Type") ?? "Type";
    const wanted = used.has(name) ? `${name}Type` : name;
    let free = wanted;
    // Every type may be a base, which has a trait.
    for (let i = 2; this.#taken.has(free) || this.#taken.has(traitName(free)); i++) {
      free = `${wanted}${/\d$/.test(wanted) ? "_" : ""}${i}`;
    }
    this.#taken.add(free);
    this.#taken.add(traitName(free));
    return free;
  }
}

/** Names of the variants of an enumeration, by the strings that they stand for. */
export function variantNames(values: readonly string[]): readonly string[] {
  return unique(values.map((value) => pascalCase(calm(value), "Value") ?? "Value"));
}

/** `LOCK_DOOR` is shouted, and none of its capitals begins a word of its own. */
function calm(text: string): string {
  return /\p{Ll}/u.test(text) ? text : text.toLowerCase();
}

/**
 * Names of the variants of a union, by the labels of its branches, without the words that are the union's name: `OngoingAccessCode` of `AccessCode`
 * is `Ongoing`, `UnmanagedOngoingAccessCode` of `UnmanagedAccessCode` too.
 */
export function branchNames(labels: readonly string[], union: string): readonly string[] {
  const wanted = labels.map((label) => pascalCase(label, "Branch") ?? "Branch");
  const short = wanted.map((label) => within(label, union));
  return new Set(short).size === short.length ? short : unique(wanted);
}

/** What a label says beyond the words around it; the whole label where the words are not all there. */
function within(label: string, union: string): string {
  const [own, around] = [wordsOf(label), wordsOf(union)];
  let start = 0;
  while (start < around.length && own[start] === around[start]) start++;
  const end = around.length - start;
  const rest = own.slice(start, own.length - end);
  const isAround = around.slice(start).join("") === own.slice(own.length - end).join("");
  if ((end > 0 && !isAround) || own.join("") !== label) return label;
  return rest.length === 0 || around.length === 0 ? label : rest.join("");
}

function wordsOf(name: string): readonly string[] {
  return name.match(/\p{Lu}\P{Lu}*/gu) ?? [];
}

function unique(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>(["ALL", "Self"]);
  return wanted.map((name) => {
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}${/\d$/.test(name) ? "_" : ""}${i}`;
    taken.add(free);
    return free;
  });
}

/** In lower case, with underscores, of ASCII only. */
function plainName(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}

/** Names that crates can't have, or that those have that we depend on. */
const crates = new Set(
  "alloc build core deps examples incremental proc_macro regex serde serde_json std test".split(
    " ",
  ),
);

/** The name of a crate: `My shop` → `my-shop`. */
export function crateName(name: string): string {
  const words = plainName(name);
  const isFine = /^[a-z]/.test(words) && !isWord(words) && !crates.has(words);
  return (isFine ? words : `contract_${words}`.replace(/_$/, "")).replaceAll("_", "-");
}

function isWord(name: string): boolean {
  return keywords.has(name) || pathWords.has(name);
}

const modules = new Set(["formats", "lib", "main", "runtime", "types"]);

/** The module for the types of a folder of schemas; those of none are in `types`. */
export function moduleName(folder: string | undefined): string {
  if (folder === undefined) return "types";
  const words = plainName(folder);
  if (words === "") return "types";
  return /^\d/.test(words) || isWord(words) || modules.has(words) ? `types_${words}` : words;
}

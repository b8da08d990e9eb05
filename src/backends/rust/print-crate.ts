/** The files of a crate: a module for each folder of the schemas, and the root that gives all their types out. */

import { itemText } from "./print-item.js";
import { call, constantLines, filled, lineWidth, slice, widthOf } from "./expression.js";
import { namesInRules, rulesIn, type Facts } from "./facts.js";
import { typesOf, type Item } from "./item.js";
import { crateName, moduleName, traitName } from "./names.js";
import { typesWithin } from "./rust-type.js";
import { docComment, stringLiteral } from "./text.js";

export interface RustModule {
  readonly name: string;
  readonly items: readonly Item[];
}

/** The modules of the items, by the folders of the contract's modules that they come from. */
export function modulesOf(
  items: ReadonlyMap<string, Item>,
  moduleOf: ReadonlyMap<string, string>,
): readonly RustModule[] {
  const modules = new Map<string, Item[]>();
  for (const item of items.values()) {
    const [folder, ...rest] = (moduleOf.get(item.name) ?? "").split("/");
    const name = moduleName(rest.length === 0 ? undefined : folder);
    const known = modules.get(name) ?? [];
    modules.set(name, known);
    known.push(item);
  }
  return [...modules]
    .map(([name, own]) => ({ name, items: own }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What generated code calls by names of others, where they come from, and what tells that it does; no name of an author looks like that. */
const imports: readonly (readonly [path: string, name: string, trace: RegExp])[] = [
  ["std::collections", "BTreeMap", /\bBTreeMap</],
  ["std::ops", "Deref", /^impl Deref /m],
  ["serde", "Deserialize", /^#\[derive\(/m],
  ["serde", "Deserializer", /\bDeserializer</],
  ["serde", "Serialize", /^#\[derive\(/m],
  ["crate::runtime", "is", /\bis::</],
  ["crate::runtime", "json", /with = "json(::serialize)?"/],
  ["crate::runtime", "optional", /with = "optional"/],
  ["crate::runtime", "texts", /^texts!/m],
  ["crate::runtime", "Checker", /\bChecker\)/],
  ["crate::runtime", "Choice", /\bChoice::read\(/],
  ["crate::runtime", "Constant", /\bConstant::/],
  ["crate::runtime", "Json", /^impl Json /m],
  ["crate::runtime", "ObjectOnly", /\bObjectOnly\(deserializer\)/],
  ["crate::runtime", "Rule", /\bRule::/],
  ["crate::runtime", "Validate", /^impl Validate /m],
];

/** The text of a module, without its header. */
export function moduleText(
  { items }: RustModule,
  homeOf: ReadonlyMap<string, string>,
  facts: Facts,
): string {
  const texts = items.map((item) => itemText(item, facts));
  const implemented = texts.flatMap((text) => text.implemented);
  const rest = implemented.length === 0 ? [] : [[implementedBelow], ...implemented];
  const blocks = [...texts.flatMap((text) => text.declared), ...rest];
  const own = new Set(items.map(({ name }) => name));
  const body = blocks.map((lines) => lines.join("\n")).join("\n\n") + "\n";
  const code = withoutTexts(body);
  const wanted = new Map<string, Set<string>>();
  const want = (path: string, name: string): void => {
    wanted.set(path, (wanted.get(path) ?? new Set()).add(name));
  };
  for (const [path, name, trace] of imports) if (trace.test(code)) want(path, name);
  for (const item of items) {
    for (const name of namesOf(item, facts)) {
      if (name === "Value") want("serde_json", name);
      if (name === "Never") want("crate::runtime", name);
      const home = homeOf.get(name);
      if (home !== undefined && !own.has(name)) want(`crate::${home}`, name);
    }
    for (const name of traitsOf(item, facts)) {
      const home = homeOf.get(name);
      if (home !== undefined && !own.has(name)) want(`crate::${home}`, traitName(name));
    }
  }
  return [...useLines(wanted), body].join("\n");
}

const implementedBelow = "// Below is how these types are read, written and checked.";

/** Code without comments and without what literals say, but for names of functions in attributes of serde. */
function withoutTexts(code: string): string {
  return code.replace(/\/\/.*|"(?:\\.|[^"\\])*"/g, (text) =>
    /^"(json|json::serialize|optional)"$/.test(text) ? text : '""',
  );
}

/** The types that an item speaks of. */
function namesOf(item: Item, facts: Facts): readonly string[] {
  const types = typesOf(item).flatMap((type) => [...typesWithin(type)]);
  const ofFields = facts
    .basesOf(item)
    .flatMap((base) => facts.sharedFields(base))
    .flatMap(({ type }) => [...typesWithin(type)]);
  const named = [...types, ...ofFields].flatMap((type) => ("name" in type ? [type.name] : []));
  return [...named, ...namesInRules(rulesIn(item))];
}

/** The bases whose traits an item speaks of. */
function traitsOf(item: Item, facts: Facts): readonly string[] {
  const supers = item.kind === "struct" && facts.isBase(item.name) ? item.bases : [];
  return [...supers, ...facts.basesOf(item).map(({ name }) => name)];
}

/** `use` of names by their paths: the standard library, crates, this crate. */
function useLines(wanted: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const groups: string[][] = [[], [], []];
  for (const path of [...wanted.keys()].sort()) {
    const group = path.startsWith("std::") ? 0 : path.startsWith("crate::") ? 2 : 1;
    groups[group]?.push(...useOf(path, [...(wanted.get(path) ?? [])].sort(byCase)));
  }
  return groups.filter((group) => group.length > 0).flatMap((group) => [...group, ""]);
}

/** As rustfmt orders names: of functions and modules, of types, of constants. */
function byCase(a: string, b: string): number {
  const rank = (name: string): number =>
    /^[\p{Lu}\p{N}_]+$/u.test(name) ? 2 : /^\p{Lu}/u.test(name) ? 1 : 0;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function useOf(path: string, names: readonly string[], start = "use"): string[] {
  const [only = ""] = names;
  if (names.length === 1) return [`${start} ${path}::${only};`];
  const flat = `${start} ${path}::{${names.join(", ")}};`;
  // rustfmt holds these shorter, by two, and by one where they are lists.
  if (widthOf(flat) <= lineWidth - 2) return [flat];
  return [`${start} ${path}::{`, ...filled(names, "    ", lineWidth - 1), "};"];
}

const lints = [
  "clippy::approx_constant",
  "clippy::doc_lazy_continuation",
  "clippy::doc_overindented_list_items",
  "clippy::enum_variant_names",
  "clippy::excessive_precision",
  "clippy::large_enum_variant",
  "clippy::type_complexity",
];
const lintsOfAlphabets = [
  "confusable_idents",
  "mixed_script_confusables",
  "non_camel_case_types",
  "non_snake_case",
  "uncommon_codepoints",
];

/** The text of `lib.rs`, without its header. `typeOf`: the types of Rust by the names that the contract gives them. */
export function rootText(
  name: string,
  modules: readonly RustModule[],
  typeOf: ReadonlyMap<string, string>,
): string {
  const isAscii = modules.every(({ items }) =>
    items.every((item) => /^\p{ASCII}*$/u.test(namesWithin(item).join())),
  );
  const allowed = [...lints, ...(isAscii ? [] : lintsOfAlphabets)].sort();
  const names = modules.map((module) => module.name);
  const byName = [...typeOf].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries = byName.map(([of, type]) => call("", stringLiteral(of), `recode::<${type}>`));
  const functions = ["decode", "decode_value", "encode", "recode"];
  const types = "DecodeError Json Never UnknownText Validate ValidationError ValidationErrors";
  const exported = [...functions, ...types.split(" ")];
  return [
    ...docComment(
      [
        `Types of the contract ${shown(name)}.`,
        "[`decode`] reads JSON as one of them, strictly, and checks all rules that Rust can; [`encode`] writes it. `serde_json` reads and " +
          "writes them too, without rules beyond the structure: [`Validate::validate`] checks those.",
      ],
      "",
      "//!",
    ),
    "",
    "// What authors write is neither prose nor constants of ours, and sizes of branches are as they are.",
    "#![allow(",
    ...allowed.map((lint, i) => `    ${lint}${i < allowed.length - 1 ? "," : ""}`),
    ")]",
    "",
    ...[...names, "formats", "runtime"]
      .sort()
      .map((each) => (each === "formats" ? "mod formats;" : `pub mod ${each};`)),
    "",
    ...[...names, "runtime"]
      .sort()
      .flatMap((each) =>
        each === "runtime" ? useOf("runtime", exported, "pub use") : [`pub use ${each}::*;`],
      ),
    "",
    "/// What reads JSON as a value of a type and writes it again.",
    "pub type Recode = fn(&str) -> Result<String, DecodeError>;",
    "",
    "/// Every type by its name in the contract.",
    ...constantLines("pub const TYPES: &[(&str, Recode)]", slice(entries), ""),
    "",
  ].join("\n");
}

function namesWithin(item: Item): readonly string[] {
  const fields = item.kind === "struct" ? item.fields.map((field) => field.name) : [];
  const values = item.kind === "texts" ? item.values : [];
  return [item.name, ...fields, ...values];
}

function shown(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, "?").slice(0, 40);
}

/** The text of `Cargo.toml`, without its header. */
export function manifestText(name: string, version: string): string {
  return `[package]
name = "${crateName(name)}"
version = "${version}"
edition = "2021"
description = "Types of the contract, for serde."

[lib]
# Comments hold words of the contract's authors, which are no programs.
doctest = false

[dependencies]
regex = { version = "1", default-features = false, features = ["perf", "std", "unicode-gencat"] }
serde = { version = "1", default-features = false, features = ["derive", "std"] }
serde_json = { version = "1", default-features = false, features = ["float_roundtrip", "std"] }
`;
}

/** Names the types of a contract: once each, without regard to the order of files. */

import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isTypeName, toPascalCase } from "../emit/identifier.js";
import { lastToken, parentOf, tokensOf } from "../json/pointer.js";
import { get, isObject } from "../json/value.js";
import { isComponentSchema } from "../resolve/openapi.js";
import { shapeOf } from "../resolve/keywords.js";
import { keyOf, type LocationKey } from "../resolve/resolved.js";
import { likeness } from "./likeness.js";
import { withoutExtension } from "./modules.js";
import { ordinal } from "./ordinal.js";
import { settle, type Naming } from "./settle.js";
import { isAuthors, type Unit } from "./units.js";

/**
 * A name for every unit, no two alike, whatever their case. `title` if it is an identifier, else the file's or definition's key in
 * PascalCase; a place below a type is named by the way to it. Types that would share a name are qualified by what they stand in
 * (`OrderStatus`); where their authors chose the name, that is reported. `modules`: those of the files; `unheard`: codes of diagnostics
 * that are left out.
 */
export function nameUnits(
  units: ReadonlyMap<LocationKey, Unit>,
  modules: ReadonlyMap<string, string>,
  unheard: ReadonlySet<Code>,
): {
  readonly names: ReadonlyMap<LocationKey, string>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const all = [...units.values()];
  const own = all.filter(({ entry }) => entry.source.variant === undefined);
  const chosen = new Map<string, Set<string>>();
  for (const { entry, role } of all) {
    if (role !== "definition") continue;
    const names = chosen.get(entry.source.path) ?? new Set();
    chosen.set(entry.source.path, names.add(likeness(ownNames({ entry, role })[0] ?? "")));
  }
  const taken = new Set<string>();
  const named = new Map<LocationKey, Naming>();
  const settleAll = (
    some: readonly Unit[],
    candidatesOf: (unit: Unit) => readonly string[],
    firstOf?: (unit: Unit) => string | undefined,
  ) => {
    const namings = some.map((unit): Naming => {
      let candidates: readonly string[] | undefined;
      const all = (): readonly string[] => (candidates ??= candidatesOf(unit));
      const first = firstOf?.(unit) ?? all()[0] ?? "";
      return { key: unit.entry.key, rank: rankOf(unit), first, candidates: all, name: "" };
    });
    settle(namings, taken);
    for (const naming of namings) named.set(naming.key, naming);
  };
  settleAll(
    own.filter(({ role }) => role !== "place"),
    (unit) =>
      unit.role === "root"
        ? rootNames(unit, modules, chosen.get(unit.entry.source.path) ?? new Set())
        : definitionNames(unit, units),
    // What a definition could be called besides depends on no other's name: few need to know.
    (unit) => (unit.role === "definition" ? ownNames(unit)[0] : undefined),
  );
  // A place is named for what stands above it, so that has its name first.
  const places = own.filter(({ role }) => role === "place");
  const depths = new Set(places.map(({ entry }) => tokensOf(entry.pointer).length));
  for (const depth of [...depths].sort((a, b) => a - b)) {
    settleAll(
      places.filter(({ entry }) => tokensOf(entry.pointer).length === depth),
      (unit) => placeNames(unit, units, named),
    );
  }
  // A variant is named for the schema that it is one of, and those that make it one, so they have their names first.
  settleAll(
    all.filter(({ entry }) => entry.source.variant !== undefined),
    (unit) => variantNames(unit, units, named),
  );
  return {
    names: new Map([...named].map(([key, { name }]) => [key, name])),
    // What a remote's types are called is not its user's to mend.
    diagnostics: all
      .filter(({ entry }) => isAuthors(entry.source))
      .flatMap((unit) => [
        ...(unheard.has("adjusted-name") ? [] : adjusted(unit, named)),
        ...renamed(unit, units, named),
      ]),
  };
}

/** All that `nameUnits` looks at of a unit, but for where it stands in its file. */
export function factsOfName({ entry, role }: Unit): readonly unknown[] {
  const { key, source } = entry;
  return [key, role, titleOf(entry), source.uri, source.variant];
}

/** More than any schema is deep. */
const REMOTE_RANK = 1_000_000;

/** The nearer to the root of a file, the more a name is its own; the contract's types have theirs before those of remotes. */
function rankOf({ entry, role }: Unit): number {
  const depth = role === "root" ? 0 : tokensOf(entry.pointer).length;
  return entry.source.uri === undefined ? depth : REMOTE_RANK + depth;
}

/** `TreeOfStrictTree`: the schema's own name, and those of the schemas within which it is what it is. */
function variantNames(
  unit: Unit,
  units: ReadonlyMap<LocationKey, Unit>,
  named: ReadonlyMap<LocationKey, Naming>,
): readonly string[] {
  const { source, pointer } = unit.entry;
  const { of = source, within = [] } = source.variant ?? {};
  const original = units.get(keyOf({ source: of, pointer }));
  const name = named.get(original?.entry.key ?? "")?.name ?? ownNames(unit)[0] ?? "Schema";
  const outer = within.map((key) => {
    const known = named.get(key)?.name;
    const [path = "", place = ""] = key.split("#");
    return known ?? toPascalCase(lastToken(place) ?? fileKey(path)) ?? "Schema";
  });
  const ofOuter = `${name}Of${outer.join("And")}`;
  const file = toPascalCase(fileKey(source.path)) ?? "Schema";
  return [ofOuter, ...(file === ofOuter ? [] : [file, file + name])];
}

/** What a unit is called by itself: its title, if that can name a type, and its key. */
function ownNames({ entry, role }: Unit): readonly string[] {
  const title = titleOf(entry);
  const key = role === "root" ? fileKey(entry.source.path) : (lastToken(entry.pointer) ?? "");
  const fromKey = toPascalCase(isWord(title) && !isTypeName(title) ? title : key) ?? "Schema";
  return title !== undefined && isTypeName(title) ? [title, fromKey] : [fromKey];
}

/** `taken` are the names that definitions in the file have by choice, in lower case. */
function rootNames(
  unit: Unit,
  modules: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): readonly string[] {
  const own = ownNames(unit);
  const [first = ""] = own;
  // A file without a title is called by its path for want of better; a definition in it that has that name has it by choice.
  const isLent = own.length === 1 && taken.has(likeness(first));
  const name = (own.at(-1) ?? "") + (isLent ? "Document" : "");
  const { path } = unit.entry.source;
  const ofModule = toPascalCase(fileKey(modules.get(path) ?? path)) ?? name;
  return [
    ...(own.length === 1 ? [] : [first]),
    name,
    ...(isLent ? [] : [ofModule]),
    ...qualified(name, foldersOf(path)),
  ];
}

function definitionNames(unit: Unit, units: ReadonlyMap<LocationKey, Unit>): readonly string[] {
  const { source, pointer } = unit.entry;
  const own = ownNames(unit);
  const root = units.get(keyOf({ source, pointer: "" }));
  const [qualifier = "Schema"] =
    root === undefined ? [toPascalCase(fileKey(source.path)) ?? "Schema"] : ownNames(root);
  const name = own.at(-1) ?? "";
  const above = [
    ...foldersOf(source.path),
    ...(name.startsWith(qualifier) ? [] : [qualifier]),
    ...wordsOf(tokensOf(pointer).slice(0, -2)).filter((word) => word !== ""),
  ];
  // Words that only a hyphen parts (`dot-net`, `dotnet`) stay parted.
  const words = (lastToken(pointer) ?? "").split(/[^\p{ID_Continue}]+/u);
  const parted = words.flatMap((word) => toPascalCase(word) ?? []).join("_");
  return [
    ...own,
    ...qualified(name, above),
    ...(parted.includes("_") ? [(above.at(-1) ?? "") + parted] : []),
  ];
}

/** Names for a place that only a reference made a type: the nearest named schema above, and the way from there. */
function placeNames(
  { entry: { source, pointer } }: Unit,
  units: ReadonlyMap<LocationKey, Unit>,
  named: ReadonlyMap<LocationKey, Naming>,
): readonly string[] {
  let above = parentOf(pointer);
  while (above !== undefined && !units.has(keyOf({ source, pointer: above }))) {
    above = parentOf(above);
  }
  const start = above === undefined ? 0 : tokensOf(above).length;
  const way = tokensOf(pointer).slice(start);
  const name =
    named.get(keyOf({ source, pointer: above ?? "" }))?.name ??
    toPascalCase(fileKey(source.path)) ??
    "Schema";
  return [name + wordsOf(way).join(""), name + wordsOf(way, true).join("")];
}

/** `name` with more and more of the words above it in front, the nearest first. */
function qualified(name: string, above: readonly string[]): readonly string[] {
  return above.map((_, i) => above.slice(above.length - 1 - i).join("") + name);
}

/** `access-codes/access-code.schema.json` → `access-code` */
function fileKey(path: string): string {
  const module = withoutExtension(path);
  return module.slice(module.lastIndexOf("/") + 1);
}

function foldersOf(path: string): readonly string[] {
  return path
    .split("/")
    .slice(0, -1)
    .flatMap((folder) => toPascalCase(folder) ?? []);
}

/** The words of a way through a schema: the names in it, ordinals for branches, `Item` for what stands for many; with `all`, the keywords too. */
function wordsOf(way: readonly string[], all = false): string[] {
  const words: string[] = [];
  for (let i = 0; i < way.length; i++) {
    const keyword = way[i] ?? "";
    const next = way[i + 1];
    const shape = shapeOf(keyword);
    if (all || shape === undefined) words.push(toPascalCase(keyword) ?? "Schema");
    if (shape === undefined) continue;
    if (shape.startsWith("map") && next !== undefined)
      words.push(toPascalCase(way[++i] ?? "") ?? (all ? "Schema" : ""));
    else if (next !== undefined && /^\d+$/.test(next)) words.push(ordinal(Number(way[++i]) + 1));
    else if (isLast(i, way) && (keyword === "items" || keyword === "additionalProperties"))
      words.push("Item");
  }
  return words;
}

function isLast(index: number, items: readonly unknown[]): boolean {
  return index === items.length - 1;
}

/** A title or key that can't be a name as it is. */
function adjusted(unit: Unit, named: ReadonlyMap<LocationKey, Naming>): readonly Diagnostic[] {
  const { entry, role } = unit;
  const title = titleOf(entry);
  if (role === "place" || (title !== undefined && isTypeName(title))) return [];
  const isReservedTitle = isWord(title);
  const key = role === "root" ? fileKey(entry.source.path) : (lastToken(entry.pointer) ?? "");
  const wanted = isReservedTitle ? title : key;
  if (!isReservedTitle && /^[\p{ID_Start}$_]/u.test(wanted)) return [];
  return [
    diagnostic("adjusted-name", {
      message: `${JSON.stringify(wanted)} can't name a type, so it is declared as ${named.get(entry.key)?.name ?? ""}`,
      location: entry.source.locate(entry.pointer + (isReservedTitle ? "/title" : "")),
    }),
  ];
}

/** A type that another keeps from having the name that its author chose: a title, or the name of a file. */
function renamed(
  unit: Unit,
  units: ReadonlyMap<LocationKey, Unit>,
  named: ReadonlyMap<LocationKey, Naming>,
): readonly Diagnostic[] {
  const naming = named.get(unit.entry.key);
  const wanted = naming?.first;
  if (naming === undefined || wanted === undefined || naming.name === wanted) return [];
  if (unit.role !== "root" && wanted !== titleOf(unit.entry)) return [];
  const other = naming.rival === undefined ? undefined : units.get(naming.rival);
  const otherName = named.get(naming.rival ?? "")?.first;
  const same = otherName === wanted;
  return [
    diagnostic(same || otherName === undefined ? "duplicate-name" : "case-conflict", {
      message:
        (same || otherName === undefined
          ? `Two types want the name ${wanted}`
          : `The names ${otherName} and ${wanted} differ only by case`) +
        `, so this one is declared as ${naming.name}`,
      location: nameLocation(unit),
      ...(other === undefined
        ? {}
        : { related: [{ message: "the other type", location: nameLocation(other) }] }),
    }),
  ];
}

function nameLocation({ entry }: Unit) {
  const title = titleOf(entry) === undefined ? "" : "/title";
  return entry.source.locate(entry.pointer + title);
}

function titleOf(entry: Unit["entry"]): string | undefined {
  // The key of a component of OpenAPI is its name, by which tools know it.
  if (isComponentSchema(entry.source, entry.pointer)) return undefined;
  const title = isObject(entry.value) ? get(entry.value, "title") : undefined;
  return typeof title === "string" ? title : undefined;
}

/** Whether a title is one word, so that it is meant to be a name. */
function isWord(title: string | undefined): title is string {
  return title !== undefined && /^[\w$]+$/.test(title);
}

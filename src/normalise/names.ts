/** Names the types of a contract: once each, without regard to the order of files. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isTypeName, toPascalCase } from "../emit/identifier.js";
import { lastToken, parentOf, tokensOf } from "../json/pointer.js";
import { get, isObject } from "../json/value.js";
import { shapeOf } from "../resolve/keywords.js";
import { keyOf, type LocationKey } from "../resolve/resolved.js";
import type { Unit } from "./units.js";

/** What a unit would like to be called, and how that came about. */
interface Wish {
  readonly unit: Unit;
  name: string;
  /** The name in front of which the unit's own can be qualified: that of its file's type. */
  readonly qualifier: string;
}

/**
 * A name for every unit. `title` if it is an identifier, else the file's or definition's key in PascalCase; a place below a type is
 * named by the way to it. Definitions that would share a name are qualified by their file's (`OrderStatus`); what still
 * meets is reported, with both places.
 */
export function nameUnits(units: ReadonlyMap<LocationKey, Unit>): {
  readonly names: ReadonlyMap<LocationKey, string>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const wishes = new Map<LocationKey, Wish>();
  for (const unit of units.values()) {
    const wish = wishOf(unit, wishes, diagnostics);
    wishes.set(unit.entry.key, wish);
  }
  qualify([...wishes.values()]);
  diagnostics.push(...conflicts([...wishes.values()]));
  return {
    names: new Map([...wishes].map(([key, wish]) => [key, wish.name])),
    diagnostics,
  };
}

function wishOf(
  unit: Unit,
  wishes: ReadonlyMap<LocationKey, Wish>,
  diagnostics: Diagnostic[],
): Wish {
  const { entry, role } = unit;
  const root = wishes.get(keyOf({ source: entry.source, pointer: "" }));
  const qualifier = root?.name ?? toPascalCase(fileKey(entry.source.path)) ?? "Schema";
  const title = isObject(entry.value) ? get(entry.value, "title") : undefined;
  if (typeof title === "string" && role !== "place" && isTypeName(title)) {
    return { unit, name: title, qualifier };
  }
  if (role === "place") return { unit, name: wayName(unit, wishes, qualifier), qualifier };
  const key = role === "root" ? fileKey(entry.source.path) : (lastToken(entry.pointer) ?? "");
  const isReservedTitle = typeof title === "string" && /^[\w$]+$/.test(title);
  const wanted = isReservedTitle ? title : key;
  const name = toPascalCase(wanted) ?? "Schema";
  const startsOdd = /^[\p{ID_Start}$_]/u.test(wanted) === false;
  if (isReservedTitle || startsOdd) {
    diagnostics.push(
      diagnostic("adjusted-name", {
        message: `${JSON.stringify(wanted)} can't name a type, so it is declared as ${name}`,
        location: entry.source.locate(entry.pointer + (isReservedTitle ? "/title" : "")),
      }),
    );
  }
  return { unit, name, qualifier };
}

/** `access-codes/access-code.schema.json` → `access-codes/access-code` */
export function moduleOf(path: string): string {
  return path.replace(/\.(jsonc?|ya?ml)$/i, "").replace(/(?<=[^/])\.schema$/i, "");
}

/** `access-codes/access-code.schema.json` → `access-code` */
function fileKey(path: string): string {
  const module = moduleOf(path);
  return module.slice(module.lastIndexOf("/") + 1);
}

const ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];

/** A name for a place that only a reference made a type: the nearest named schema above, and the way from there. */
function wayName(unit: Unit, wishes: ReadonlyMap<LocationKey, Wish>, qualifier: string): string {
  const { source, pointer } = unit.entry;
  let above: Wish | undefined;
  for (let at = parentOf(pointer); at !== undefined && above === undefined; at = parentOf(at)) {
    above = wishes.get(keyOf({ source, pointer: at }));
  }
  const start = above === undefined ? 0 : tokensOf(above.unit.entry.pointer).length;
  const words = wordsOf(tokensOf(pointer).slice(start));
  return (above?.name ?? qualifier) + words.join("");
}

/** The words of a way through a schema: the names in it, ordinals for branches, `Item` for what stands for many. */
function wordsOf(way: readonly string[]): string[] {
  const words: string[] = [];
  for (let i = 0; i < way.length; i++) {
    const keyword = way[i] ?? "";
    const next = way[i + 1];
    const shape = shapeOf(keyword);
    if (shape === undefined) words.push(toPascalCase(keyword) ?? "");
    else if (shape.startsWith("map") && next !== undefined)
      words.push(toPascalCase(way[++i] ?? "") ?? "");
    else if (next !== undefined && /^\d+$/.test(next))
      words.push(ordinals[Number(way[++i])] ?? "Further");
    else if (isLast(i, way) && (keyword === "items" || keyword === "additionalProperties"))
      words.push("Item");
  }
  return words;
}

function isLast(index: number, items: readonly unknown[]): boolean {
  return index === items.length - 1;
}

/** Node reads a specifier as a URL and TypeScript as a path, so what means something in one of them only names no module in both. */
const unusable = /[\\%#?\p{Cc}]/u;

/** Definitions and places that share a name with another type take their file's name in front. */
function qualify(wishes: readonly Wish[]): void {
  const byName = groupBy(wishes, (wish) => wish.name.toLowerCase());
  for (const sharing of byName.values()) {
    if (sharing.length === 1) continue;
    const definitions = sharing.filter((wish) => wish.unit.role !== "root");
    for (const wish of definitions) {
      if (!wish.name.startsWith(wish.qualifier)) wish.name = wish.qualifier + wish.name;
    }
    // A file without a title is called by its path for want of better; a definition in it that has that name has it by choice.
    for (const wish of sharing) {
      const { source } = wish.unit.entry;
      const isOwn = definitions.some((other) => other.unit.entry.source === source);
      if (wish.unit.role === "root" && isOwn && !hasTitle(wish.unit)) wish.name += "Document";
    }
  }
}

function conflicts(wishes: readonly Wish[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const modules = new Map<string, Unit>();
  for (const { unit } of wishes) {
    const { source } = unit.entry;
    const module = moduleOf(source.path);
    if (unit.role === "root" && unusable.test(source.path)) {
      diagnostics.push(
        diagnostic("unusable-file-name", {
          message: `The file name ${JSON.stringify(source.path)} holds what no module specifier can`,
          location: source.locate(""),
        }),
      );
    }
    const first = modules.get(module.toLowerCase());
    modules.set(module.toLowerCase(), first ?? unit);
    if (first === undefined || first.entry.source.path === source.path) continue;
    const same = moduleOf(first.entry.source.path) === module;
    diagnostics.push(
      diagnostic(same ? "duplicate-name" : "case-conflict", {
        message: same
          ? `The files ${first.entry.source.file} and ${source.file} make one module, ${module}`
          : `The files ${first.entry.source.file} and ${source.file} differ only by case`,
        location: source.locate(""),
        related: [{ message: "the other file", location: first.entry.source.locate("") }],
        hint: "Rename one of the files.",
      }),
    );
  }
  const names = new Map<string, Wish>();
  for (const wish of wishes) {
    const first = names.get(wish.name.toLowerCase());
    names.set(wish.name.toLowerCase(), first ?? wish);
    // Files that make one module have been reported as such.
    if (first === undefined || isOneModule(first.unit, wish.unit)) continue;
    const same = first.name === wish.name;
    diagnostics.push(
      diagnostic(same ? "duplicate-name" : "case-conflict", {
        message: same
          ? `Two types are called ${wish.name}`
          : `The types ${first.name} and ${wish.name} differ only by case`,
        location: nameLocation(wish.unit),
        related: [{ message: "the other type", location: nameLocation(first.unit) }],
      }),
    );
  }
  return diagnostics;
}

function isOneModule(a: Unit, b: Unit): boolean {
  const [first, second] = [a.entry.source.path, b.entry.source.path];
  return first !== second && moduleOf(first).toLowerCase() === moduleOf(second).toLowerCase();
}

function nameLocation(unit: Unit) {
  const { source, pointer } = unit.entry;
  return source.locate(pointer + (hasTitle(unit) ? "/title" : ""));
}

function hasTitle({ entry }: Unit): boolean {
  return isObject(entry.value) && typeof get(entry.value, "title") === "string";
}

function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOfItem(item));
    if (group === undefined) groups.set(keyOfItem(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** A value that a part of a payload may have, to be shown as an example. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, kindOf, type JsonValue } from "../../json/value.js";
import { textsOfPattern } from "../../json/text-of-pattern.js";
import type { Resolved, SchemaEntry } from "../../resolve/resolved.js";
import { fits } from "./fits.js";
import { exampleOfFormat } from "./format-example.js";
import { membersOf } from "./member-suggestion.js";
import {
  certainOf,
  judgesDirectlyBelow,
  knownProperties,
  objectOf,
  schemaAt,
  typesOf,
} from "./schemas-at.js";

const DEEPEST = 4;
const MOST_BRANCHES = 6;

/**
 * A value that all of the schemas accept, the likeliest first: one that they list, give as an example or as their default, else a plain
 * one. Only one for which `isMeant` holds. Undefined where none is found that certainly fits.
 */
export function exampleValue(
  entries: readonly SchemaEntry[],
  resolved: Resolved,
  isMeant: (value: JsonValue) => boolean = () => true,
): JsonValue | undefined {
  return exampleTo(entries, resolved, isMeant, 0);
}

function exampleTo(
  entries: readonly SchemaEntry[],
  resolved: Resolved,
  isMeant: (value: JsonValue) => boolean,
  depth: number,
): JsonValue | undefined {
  const whole = withCertain(entries, resolved);
  const isFit = (value: JsonValue): boolean =>
    isMeant(value) && whole.every((each) => fits(value, each, resolved) === true);
  const given = whole.flatMap(valuesGivenIn).find(isFit);
  if (given !== undefined) return given;
  // With one branch of a union each.
  const branches = whole.flatMap((entry) => branchesIn(entry, resolved)).slice(0, MOST_BRANCHES);
  const groups = [whole, ...branches.map((branch) => withCertain([...whole, branch], resolved))];
  for (const group of groups) {
    const given = group.flatMap(valuesGivenIn).find(isFit);
    if (given !== undefined) return given;
    for (const kind of kindsOf(group)) {
      const found = plainValues(kind, group, resolved, depth).find(isFit);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function withCertain(entries: readonly SchemaEntry[], resolved: Resolved): readonly SchemaEntry[] {
  const byKey = new Map(
    entries.flatMap((entry) => certainOf(entry, resolved)).map((each) => [each.key, each]),
  );
  return [...byKey.values()];
}

function valuesGivenIn(entry: SchemaEntry): readonly JsonValue[] {
  const schema = objectOf(entry);
  const [examples, example, standard] = ["examples", "example", "default"].map((name) =>
    get(schema, name),
  );
  const others = [example, standard].filter((each) => each !== undefined);
  return [...membersOf(entry), ...(isArray(examples) ? examples : []), ...others];
}

function branchesIn(entry: SchemaEntry, resolved: Resolved): readonly SchemaEntry[] {
  return ["anyOf", "oneOf"].flatMap((keyword) => {
    const branches = get(objectOf(entry), keyword);
    const all = isArray(branches) ? branches.map((_, i) => append(entry.pointer, keyword, i)) : [];
    return all.flatMap((pointer) => schemaAt(entry, pointer, resolved) ?? []);
  });
}

/** The types that the schemas ask for, else those that their keywords are about. */
function kindsOf(entries: readonly SchemaEntry[]): readonly string[] {
  const asked = entries.map(typesOf).find((each) => each !== undefined);
  if (asked !== undefined) return asked;
  const keywords = new Set(entries.flatMap((entry) => Object.keys(objectOf(entry))));
  const has = (...names: readonly string[]): boolean => names.some((name) => keywords.has(name));
  return [
    ...(has("properties", "required", "patternProperties", "additionalProperties")
      ? ["object"]
      : []),
    ...(has("items", "prefixItems", "minItems", "contains") ? ["array"] : []),
    ...(has("minimum", "maximum", "multipleOf") ? ["number"] : []),
    "string",
  ];
}

function plainValues(
  kind: string,
  entries: readonly SchemaEntry[],
  resolved: Resolved,
  depth: number,
): readonly JsonValue[] {
  switch (kind) {
    case "null":
      return [null];
    case "boolean":
      return [true, false];
    case "integer":
    case "number":
      return numbersFor(entries);
    case "string":
      return textsFor(entries);
    case "array":
      return depth > DEEPEST ? [[]] : [...listsFor(entries, resolved, depth), []];
    case "object":
      return depth > DEEPEST ? [{}] : objectsFor(entries, resolved, depth);
    default:
      return [];
  }
}

function asked(entries: readonly SchemaEntry[], keyword: string): readonly JsonValue[] {
  return entries.map((entry) => get(objectOf(entry), keyword)).filter((each) => each !== undefined);
}

function limits(
  entries: readonly SchemaEntry[],
  ...keywords: readonly string[]
): readonly number[] {
  return keywords
    .flatMap((keyword) => asked(entries, keyword))
    .filter((each) => typeof each === "number");
}

/** Plain numbers, then those at the bounds and next to them. */
export function numbersFor(entries: readonly SchemaEntry[]): readonly number[] {
  const bounds = limits(entries, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  const [step = 1] = limits(entries, "multipleOf");
  const middle = bounds.reduce((sum, each) => sum + each, 0) / Math.max(1, bounds.length);
  const near = bounds.flatMap((each) => [
    each,
    Math.ceil(each / step) * step,
    Math.floor(each / step) * step,
    each + step,
    each - step,
  ]);
  return [1, 0, ...near, middle, 0.5, step];
}

function textsFor(entries: readonly SchemaEntry[]): readonly string[] {
  const formats = asked(entries, "format").map((each) => exampleOfFormat(String(each)));
  const patterns = asked(entries, "pattern").flatMap((each) => textsOfPattern(String(each)));
  const [least = 0] = limits(entries, "minLength");
  const [most = Infinity] = limits(entries, "maxLength");
  const padded = (text: string): string => text.padEnd(Math.min(least, 1000), "x").slice(0, most);
  const texts = [...formats.filter((each) => each !== undefined), ...patterns, "text", "1"];
  return [...texts.filter((text) => text !== ""), ...texts.map(padded)];
}

function listsFor(
  entries: readonly SchemaEntry[],
  resolved: Resolved,
  depth: number,
): readonly JsonValue[] {
  const [least = 0] = limits(entries, "minItems");
  const items: JsonValue[] = [];
  while (items.length < Math.max(1, Math.min(least, 20))) {
    const at = items.length;
    const judges = entries.flatMap((entry) => judgesDirectlyBelow(entry, at, resolved));
    const item = judges.length === 0 ? "text" : exampleTo(judges, resolved, () => true, depth + 1);
    if (item === undefined) return [];
    items.push(item);
  }
  return [items];
}

/** With what is required; with one more property, where there have to be more. */
function objectsFor(
  entries: readonly SchemaEntry[],
  resolved: Resolved,
  depth: number,
): readonly JsonValue[] {
  const valueOf = (name: string): JsonValue | undefined => {
    const judges = entries.flatMap((entry) => judgesDirectlyBelow(entry, name, resolved));
    return judges.length === 0 ? "text" : exampleTo(judges, resolved, () => true, depth + 1);
  };
  const required = asked(entries, "required").filter(isArray).flat();
  const members: Record<string, JsonValue> = {};
  const add = (name: string): boolean => {
    const value = valueOf(name);
    if (value === undefined) return false;
    Object.defineProperty(members, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return true;
  };
  for (const name of new Set(required)) {
    if (typeof name === "string" && !add(name)) return [];
  }
  const [least = 0] = limits(entries, "minProperties");
  const { named } = knownProperties(entries, resolved);
  for (const name of [...named.keys(), "name"]) {
    if (Object.keys(members).length >= least) break;
    if (!Object.hasOwn(members, name)) add(name);
  }
  return [members];
}

/** Whether a value is of one of the types. */
export function isOfKind(types: readonly string[]): (value: JsonValue) => boolean {
  return (value) =>
    types.includes(kindOf(value)) || (types.includes("integer") && Number.isInteger(value));
}

/** Whether there is anything in it. */
export function isFilled(value: JsonValue): boolean {
  return isArray(value) || isObject(value) ? Object.keys(value).length > 0 : value !== "";
}

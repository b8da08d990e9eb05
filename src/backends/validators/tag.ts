/** Which property tells the branches of a union apart, so that only one branch need be looked at. */

import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { LocationKey, Resolved, SchemaEntry } from "../../resolve/resolved.js";
import { viewOf } from "./schema-view.js";

export type TagValue = string | number | boolean | null;

export interface Tag {
  readonly property: string;
  /** Branch by branch, the values that it allows; no value is in two of them. */
  readonly values: readonly (readonly TagValue[])[];
}

/** What has been found out so far, schema by schema: each is looked at once. */
interface Finder {
  readonly resolved: Resolved;
  readonly facts: Map<LocationKey, Facts>;
  readonly values: Map<LocationKey, Values | undefined>;
}

type Values = ReadonlySet<TagValue>;

/** Of longer chains of references nothing is certain: the search recurses, and must not overflow. */
const DEEPEST = 100;

const finders = new WeakMap<Resolved, Finder>();

/** What one question has found out is no part of what the next one reads, so a memo has a finder for each. */
function finderOf(resolved: Resolved): Finder {
  const fresh: Finder = { resolved, facts: new Map(), values: new Map() };
  if (resolved.memo !== undefined) return fresh;
  const known = finders.get(resolved);
  if (known === undefined) finders.set(resolved, fresh);
  return known ?? fresh;
}

/** The first property that every branch requires, as objects only, with plain values that no other branch allows. */
export function tagOf(branches: readonly SchemaEntry[], resolved: Resolved): Tag | undefined {
  if (branches.length < 2) return undefined;
  const finder = finderOf(resolved);
  const facts = branches.map((branch) => factsOf(branch, finder, 0));
  if (!facts.every((each) => each.isObject)) return undefined;
  const [first] = facts;
  for (const property of first?.values.keys() ?? []) {
    const values = facts.map((each) =>
      each.required.has(property) ? each.values.get(property) : undefined,
    );
    // A branch that allows none of the values is one that nothing fits; its errors are not the tag's.
    const sets = values.filter((each) => each !== undefined).filter((each) => each.size > 0);
    const all = sets.flatMap((set) => [...set]);
    if (sets.length === facts.length && new Set(all).size === all.length) {
      return { property, values: sets.map((set) => [...set]) };
    }
  }
  return undefined;
}

/** What is certain of every value that a schema accepts. */
interface Facts {
  readonly isObject: boolean;
  readonly required: ReadonlySet<string>;
  /** Properties that can only be one of these values, where they are there. */
  readonly values: ReadonlyMap<string, Values>;
}

const nothing: Facts = { isObject: false, required: new Set(), values: new Map() };

function factsOf(entry: SchemaEntry, finder: Finder, depth: number): Facts {
  const found = finder.facts.get(entry.key);
  if (found !== undefined) return found;
  if (!isObject(entry.value) || isTooDeep(depth, finder)) return nothing;
  // Of a schema that refers to itself in place nothing more is certain.
  finder.facts.set(entry.key, nothing);
  const facts = freshFacts(entry, finder, depth);
  finder.facts.set(entry.key, facts);
  return facts;
}

function freshFacts(entry: SchemaEntry, finder: Finder, depth: number): Facts {
  const view = viewOf(entry, finder.resolved);
  const factsOfAll = (entries: readonly SchemaEntry[]) =>
    entries.map((each) => factsOf(each, finder, depth + 1));
  const unions = ["anyOf", "oneOf"].flatMap((keyword) => {
    const branches = view.list(keyword) ?? [];
    return branches.length === 0 ? [] : [either(factsOfAll(branches))];
  });
  const values = new Map<string, Values>();
  for (const [name, property] of view.map("properties")) {
    const allowed = valuesOf(property, finder, depth + 1);
    if (allowed !== undefined) values.set(name, allowed);
  }
  const own: Facts = {
    isObject: view.assertion("type") === "object",
    required: new Set(stringsIn(view.assertion("required"))),
    values,
  };
  return both([own, ...factsOfAll([...view.targets, ...(view.list("allOf") ?? [])]), ...unions]);
}

/** Where the search begins decides what is too deep. */
function isTooDeep(depth: number, { resolved }: Finder): boolean {
  if (depth > DEEPEST) resolved.memo?.doubt();
  return depth > DEEPEST;
}

/** The plain values that are all that a schema can accept, or undefined where that is not certain. */
function valuesOf(entry: SchemaEntry, finder: Finder, depth: number): Values | undefined {
  if (finder.values.has(entry.key)) return finder.values.get(entry.key);
  if (!isObject(entry.value) || isTooDeep(depth, finder)) return undefined;
  finder.values.set(entry.key, undefined);
  const values = freshValues(entry, finder, depth);
  finder.values.set(entry.key, values);
  return values;
}

function freshValues(entry: SchemaEntry, finder: Finder, depth: number): Values | undefined {
  const view = viewOf(entry, finder.resolved);
  const found = [...view.targets, ...(view.list("allOf") ?? [])].map((each) =>
    valuesOf(each, finder, depth + 1),
  );
  const constant = view.assertion("const");
  if (constant !== undefined && isPlain(constant)) found.push(new Set([constant]));
  const choices = view.assertion("enum");
  if (isArray(choices) && choices.every(isPlain)) found.push(new Set(choices));
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = view.list(keyword)?.map((each) => valuesOf(each, finder, depth + 1)) ?? [];
    const known = branches.filter((each) => each !== undefined);
    if (known.length === 0 || known.length < branches.length) continue;
    found.push(new Set(known.flatMap((each) => [...each])));
  }
  const known = found.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce(intersection);
}

function isPlain(value: JsonValue): value is TagValue {
  return typeof value !== "object" || value === null;
}

/** Of values that satisfy all of the schemas. */
function both(facts: readonly Facts[]): Facts {
  const values = new Map<string, Values>();
  for (const each of facts) {
    for (const [name, allowed] of each.values) {
      const known = values.get(name);
      values.set(name, known === undefined ? allowed : intersection(known, allowed));
    }
  }
  return {
    isObject: facts.some((each) => each.isObject),
    required: new Set(facts.flatMap((each) => [...each.required])),
    values,
  };
}

/** Of values that satisfy one of the schemas. */
function either(facts: readonly Facts[]): Facts {
  const [first = nothing] = facts;
  const values = new Map<string, Values>();
  for (const name of first.values.keys()) {
    const allowed = facts.map((each) => each.values.get(name)).filter((v) => v !== undefined);
    if (allowed.length < facts.length) continue;
    values.set(name, new Set(allowed.flatMap((each) => [...each])));
  }
  return {
    isObject: facts.every((each) => each.isObject),
    required: facts.map((each) => each.required).reduce(intersection),
    values,
  };
}

function intersection<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): Set<T> {
  return new Set([...a].filter((each) => b.has(each)));
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** Which property tells the branches of a union apart, so that only one branch need be looked at. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";

export interface Tag {
  readonly property: string;
  /** Branch by branch, the strings that it allows; no string is in two of them. */
  readonly values: readonly (readonly string[])[];
}

/** The first property that every branch requires, as objects only, with strings that no other branch allows. */
export function tagOf(branches: readonly SchemaEntry[], resolved: Resolved): Tag | undefined {
  if (branches.length < 2) return undefined;
  const facts = branches.map((branch) => factsOf(branch, resolved, new Set()));
  if (!facts.every((each) => each.isObject)) return undefined;
  const [first] = facts;
  for (const property of first?.strings.keys() ?? []) {
    const values = facts.map((each) =>
      each.required.has(property) ? each.strings.get(property) : undefined,
    );
    // A branch that allows none of the strings is one that nothing fits; its errors are not the tag's.
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
  /** Properties that can only be one of these strings, where they are there. */
  readonly strings: ReadonlyMap<string, ReadonlySet<string>>;
}

const nothing: Facts = { isObject: false, required: new Set(), strings: new Map() };

function factsOf(entry: SchemaEntry, resolved: Resolved, seen: ReadonlySet<string>): Facts {
  const { value: schema } = entry;
  if (!isObject(schema) || seen.has(entry.key)) return nothing;
  const path = new Set([...seen, entry.key]);
  const at = (...tokens: (string | number)[]) => below(entry, resolved, ...tokens);

  const targets = targetsOf(entry, resolved).map((target) => factsOf(target, resolved, path));
  if (targets.length > 0 && refIsAlone(entry.dialect)) return both(targets);

  const own: Facts = {
    isObject: get(schema, "type") === "object",
    required: new Set(stringsIn(get(schema, "required"))),
    strings: propertiesOf(entry, resolved),
  };
  const all = get(schema, "allOf");
  const mixed = isArray(all) ? all.map((_, i) => at("allOf", i)) : [];
  const unions = ["anyOf", "oneOf"].flatMap((keyword) => {
    const branches = get(schema, keyword);
    if (!isArray(branches) || branches.length === 0) return [];
    return [either(branches.map((_, i) => optionalFacts(at(keyword, i), resolved, path)))];
  });
  return both([own, ...targets, ...mixed.map((e) => optionalFacts(e, resolved, path)), ...unions]);
}

function optionalFacts(
  entry: SchemaEntry | undefined,
  resolved: Resolved,
  seen: ReadonlySet<string>,
): Facts {
  return entry === undefined ? nothing : factsOf(entry, resolved, seen);
}

function propertiesOf(entry: SchemaEntry, resolved: Resolved): ReadonlyMap<string, Set<string>> {
  const properties = isObject(entry.value) ? get(entry.value, "properties") : undefined;
  const strings = new Map<string, Set<string>>();
  // Ajv passes over a property of this name, and we check it apart.
  for (const name of isObject(properties) ? Object.keys(properties) : []) {
    if (name === "__proto__") continue;
    const property = below(entry, resolved, "properties", name);
    const values = property && stringsOf(property, resolved, new Set());
    if (values !== undefined) strings.set(name, values);
  }
  return strings;
}

/** The strings that are all that a schema can accept, or undefined where that is not certain. */
function stringsOf(
  entry: SchemaEntry,
  resolved: Resolved,
  seen: ReadonlySet<string>,
): Set<string> | undefined {
  const { value: schema, dialect } = entry;
  if (!isObject(schema) || seen.has(entry.key)) return undefined;
  const path = new Set([...seen, entry.key]);
  const targets = targetsOf(entry, resolved);
  const found = targets.map((target) => stringsOf(target, resolved, path));
  if (targets.length === 0 || !refIsAlone(dialect)) {
    const constant = dialect === "draft-04" ? undefined : get(schema, "const");
    if (typeof constant === "string") found.push(new Set([constant]));
    const choices = get(schema, "enum");
    if (isArray(choices) && choices.every((each) => typeof each === "string")) {
      found.push(new Set(stringsIn(choices)));
    }
    const all = get(schema, "allOf");
    for (const [i] of isArray(all) ? all.entries() : []) {
      const part = below(entry, resolved, "allOf", i);
      if (part !== undefined) found.push(stringsOf(part, resolved, path));
    }
  }
  const known = found.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce(intersection);
}

/** Of values that satisfy all of the schemas. */
function both(facts: readonly Facts[]): Facts {
  const strings = new Map<string, ReadonlySet<string>>();
  for (const each of facts) {
    for (const [name, values] of each.strings) {
      const known = strings.get(name);
      strings.set(name, known === undefined ? values : intersection(known, values));
    }
  }
  return {
    isObject: facts.some((each) => each.isObject),
    required: new Set(facts.flatMap((each) => [...each.required])),
    strings,
  };
}

/** Of values that satisfy one of the schemas. */
function either(facts: readonly Facts[]): Facts {
  const [first = nothing] = facts;
  const strings = new Map<string, ReadonlySet<string>>();
  for (const name of first.strings.keys()) {
    const values = facts.map((each) => each.strings.get(name)).filter((v) => v !== undefined);
    if (values.length < facts.length) continue;
    strings.set(name, new Set(values.flatMap((each) => [...each])));
  }
  return {
    isObject: facts.every((each) => each.isObject),
    required: facts.map((each) => each.required).reduce(intersection),
    strings,
  };
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((each) => b.has(each)));
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function targetsOf(entry: SchemaEntry, resolved: Resolved): SchemaEntry[] {
  // A dynamic reference may lead elsewhere than to its first target, so nothing is certain of it.
  const reference = resolved.references.get(entry.key)?.get("$ref");
  return reference === undefined ? [] : [reference.target];
}

function below(
  entry: SchemaEntry,
  resolved: Resolved,
  ...tokens: (string | number)[]
): SchemaEntry | undefined {
  const { source, pointer } = entry;
  return resolved.schemas.get(keyOf({ source, pointer: append(pointer, ...tokens) }));
}

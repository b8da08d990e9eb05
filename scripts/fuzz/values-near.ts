/** Payloads near the boundaries of a schema: built to fit it, as well as can be seen from the outside, and then changed a little. */

import { valueAt } from "../../src/json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import type { Random } from "./random.js";
import { names } from "./schemas.js";

export function valuesNear(root: JsonObject, count: number, random: Random): readonly JsonValue[] {
  const found = new Map<string, JsonValue>();
  for (let tries = 0; tries < 4 * count && found.size < count; tries++) {
    const fitting = fit(root, root, random, 0);
    const value = random.next() < 0.45 ? fitting : change(fitting, random);
    found.set(JSON.stringify(value), value);
  }
  return [...found.values()];
}

const loose: readonly JsonValue[] = [null, true, false, 0, 1, -1, 0.5, 2, "", "a", "ab", "x", "😀"];

/** A value that the schema may well accept. */
function fit(schema: JsonValue, root: JsonObject, random: Random, depth: number): JsonValue {
  if (!isObject(schema) || depth > 5) return anything(random, depth);
  const inner = (other: JsonValue): JsonValue => fit(other, root, random, depth + 1);
  const ref = get(schema, "$ref");
  if (typeof ref === "string" && random.next() < 0.8) {
    const target = ref === "#" ? root : valueAt(root, ref.slice(1));
    if (target !== undefined) return inner(target);
  }
  if (Object.hasOwn(schema, "const") && random.next() < 0.8) return schema["const"] ?? null;
  const listed = get(schema, "enum");
  if (isArray(listed) && random.next() < 0.8) return random.pick(listed) ?? null;
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const given = get(schema, keyword);
    return isArray(given) ? given : [];
  });
  for (const keyword of ["if", "then", "else", "not"]) {
    const given = get(schema, keyword);
    if (given !== undefined) branches.push(given);
  }
  const branch = random.next() < 0.6 ? random.pick(branches) : undefined;
  const of = branch === undefined ? undefined : inner(branch);
  const types = [get(schema, "type") ?? typeHint(schema, random)].flat();
  const type = random.pick(types);
  if (of !== undefined && !(isObject(of) && type === "object")) return of;
  switch (type) {
    case "object":
      return objectFor(schema, isObject(of) ? of : {}, random, inner);
    case "array":
      return arrayFor(schema, random, inner);
    case "string":
      return textFor(schema, random);
    case "number":
    case "integer":
      return numberFor(schema, type === "integer", random);
    case "boolean":
      return random.next() < 0.5;
    case "null":
      return null;
    default:
      return anything(random, depth);
  }
}

const hints: readonly (readonly [string, RegExp])[] = [
  ["object", /propert|required|depend/i],
  ["array", /items|contains/i],
  ["string", /length|pattern$/i],
  ["number", /minimum|maximum|multiple/i],
];

/** The JSON type that the keywords speak of. */
function typeHint(schema: JsonObject, random: Random): string {
  const spoken = hints.filter(([, keyword]) =>
    Object.keys(schema).some((key) => keyword.test(key)),
  );
  return random.pick(spoken)?.[0] ?? "";
}

type Inner = (schema: JsonValue) => JsonValue;

function objectFor(schema: JsonObject, start: JsonObject, random: Random, inner: Inner): JsonValue {
  const members = new Map(Object.entries(start));
  const properties = get(schema, "properties");
  const declared = isObject(properties) ? Object.entries(properties) : [];
  for (const [name, own] of declared) if (random.next() < 0.6) members.set(name, inner(own));
  const required = get(schema, "required");
  for (const name of isArray(required) ? required : []) {
    if (typeof name !== "string" || members.has(name) || random.next() < 0.1) continue;
    members.set(name, inner(isObject(properties) ? (get(properties, name) ?? true) : true));
  }
  for (const keyword of ["additionalProperties", "unevaluatedProperties", "patternProperties"]) {
    const given = get(schema, keyword);
    if (given === undefined || given === false || random.next() < 0.5) continue;
    const value = keyword === "patternProperties" ? random.pick(Object.values(given ?? {})) : given;
    members.set(random.pick(names) ?? "a", inner(value ?? true));
  }
  return Object.fromEntries(members);
}

function arrayFor(schema: JsonObject, random: Random, inner: Inner): JsonValue {
  const items = get(schema, "items");
  const prefix = get(schema, "prefixItems") ?? (isArray(items) ? items : []);
  const rest =
    (isArray(items) ? get(schema, "additionalItems") : items) ??
    get(schema, "contains") ??
    get(schema, "unevaluatedItems") ??
    true;
  const least = numberAt(schema, "minItems") ?? numberAt(schema, "minContains") ?? 0;
  const length = Math.max(0, near(numberAt(schema, "maxItems") ?? least, random));
  return Array.from({ length }, (_, i) => inner((isArray(prefix) ? prefix[i] : undefined) ?? rest));
}

function textFor(schema: JsonObject, random: Random): string {
  const length = numberAt(schema, "minLength") ?? numberAt(schema, "maxLength");
  if (length === undefined) return random.pick(["", "a", "ab", "b", "x", "abc", "😀"]);
  return random.pick(["a", "x", "😀"]).repeat(Math.max(0, near(length, random)));
}

const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

function numberFor(schema: JsonObject, integer: boolean, random: Random): number {
  const given = bounds.flatMap((keyword) => numberAt(schema, keyword) ?? []);
  const start = random.pick(given) ?? random.pick([0, 1, 2]);
  const value = start + random.pick([0, 0, 1, -1, 0.5, 0.1]);
  return integer && random.next() < 0.8 ? Math.round(value) : value;
}

function numberAt(schema: JsonObject, keyword: string): number | undefined {
  const value = get(schema, keyword);
  return typeof value === "number" ? value : undefined;
}

const near = (n: number, random: Random): number => n + random.pick([-1, 0, 0, 1]);

function anything(random: Random, depth: number): JsonValue {
  const kind = depth > 4 ? 0 : random.next();
  if (kind < 0.6) return random.pick(loose) ?? null;
  if (kind < 0.75)
    return Array.from({ length: random.below(3) }, () => anything(random, depth + 2));
  return Object.fromEntries(
    Array.from({ length: random.below(3) }, () => [
      random.pick(names) ?? "a",
      anything(random, depth + 2),
    ]),
  );
}

/** The value with one place of it changed. */
function change(value: JsonValue, random: Random): JsonValue {
  if (isArray(value) && value.length > 0 && random.next() < 0.7) {
    const at = random.below(value.length);
    const kind = random.next();
    if (kind < 0.2) return value.filter((_, i) => i !== at);
    if (kind < 0.4) return [...value, value[at] ?? null];
    return value.map((item, i) => (i === at ? change(item, random) : item));
  }
  if (isObject(value) && random.next() < 0.8) {
    const entries = Object.entries(value);
    const kind = random.next();
    const chosen = random.pick(entries);
    if (chosen === undefined || kind < 0.25) {
      return Object.fromEntries([...entries, [random.pick(names) ?? "a", anything(random, 3)]]);
    }
    const [name, member] = chosen;
    if (kind < 0.5) return Object.fromEntries(entries.filter(([key]) => key !== name));
    return Object.fromEntries([...entries, [name, change(member, random)]]);
  }
  if (typeof value === "number" && random.next() < 0.5) return value + random.pick([1, -1, 0.5]);
  if (typeof value === "string" && random.next() < 0.5)
    return random.pick([value + "a", value.slice(1)]);
  return anything(random, 3);
}

/** Arrays whose items are compared each with each, however many there are. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import { ofPart } from "../resolve/parts.js";
import { keyOf, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

/**
 * Every `uniqueItems` on arrays of any length whose items may be arrays or objects. Strings, numbers and the like are looked up, so of
 * those there may be as many as one likes.
 */
export function checkUniqueItems(resolved: Resolved): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { parts, memo } = resolved;
  const wanted = [...parts.values()].flatMap((part) =>
    ofPart(memo, "unique items", part, () => part.schemas.filter(wantsUnique)),
  );
  for (const entry of wanted) {
    const { source, pointer } = entry;
    const together = inPlaceOf(entry, resolved);
    if (together.some(isBounded)) continue;
    if (together.some((schema) => itemsAreScalars(schema, resolved))) continue;
    diagnostics.push(
      diagnostic("unbounded-unique-items", {
        message: "Each item is compared with each before it, and there may be any number of them",
        location: source.locate(append(pointer, "uniqueItems"), "key"),
      }),
    );
  }
  return diagnostics;
}

function wantsUnique({ value, ignored }: SchemaEntry): boolean {
  const isWanted = isObject(value) && get(value, "uniqueItems") === true;
  return isWanted && ignored?.has("uniqueItems") !== true;
}

/** The schema and those that it refers to or holds in `allOf`: all must accept what it accepts. */
function inPlaceOf(entry: SchemaEntry, resolved: Resolved): readonly SchemaEntry[] {
  const found = new Set([entry]);
  for (const each of found) {
    for (const { target } of resolved.references.get(each.key)?.values() ?? []) found.add(target);
    for (const branch of branchesOf(each, "allOf", resolved)) found.add(branch);
  }
  return [...found];
}

function branchesOf(
  entry: SchemaEntry,
  keyword: string,
  { schemas }: Resolved,
): readonly SchemaEntry[] {
  const branches = isObject(entry.value) ? get(entry.value, keyword) : undefined;
  if (branches === undefined || !isArray(branches)) return [];
  const pointer = append(entry.pointer, keyword);
  return branches.flatMap(
    (_, i) => schemas.get(keyOf({ ...entry, pointer: append(pointer, i) })) ?? [],
  );
}

/** No array is in it, or none beyond some length. */
function isBounded({ value, dialect }: SchemaEntry): boolean {
  if (!isObject(value)) return value === false;
  if (typeof get(value, "maxItems") === "number") return true;
  if (get(value, "enum") !== undefined || get(value, "const") !== undefined) return true;
  const isTuple = isArray(get(value, "items") ?? null);
  return get(value, dialect === "2020-12" || !isTuple ? "items" : "additionalItems") === false;
}

function itemsAreScalars(entry: SchemaEntry, resolved: Resolved): boolean {
  const items = resolved.schemas.get(keyOf({ ...entry, pointer: append(entry.pointer, "items") }));
  return items !== undefined && isScalar(items, resolved, new Set());
}

/** Whether the schema, or one that judges the same value, leaves neither arrays nor objects. */
function isScalar(
  entry: SchemaEntry,
  resolved: Resolved,
  above: ReadonlySet<SchemaEntry>,
): boolean {
  if (above.has(entry)) return false;
  const { value } = entry;
  if (!isObject(value)) return value === false;
  const type = get(value, "type");
  if (type !== undefined && typesOf(type).every((name) => name !== "array" && name !== "object"))
    return true;
  if ("const" in value && !isCompound(value["const"])) return true;
  const values = get(value, "enum");
  if (values !== undefined && isArray(values) && !values.some(isCompound)) return true;
  const path = new Set([...above, entry]);
  const inner = (each: SchemaEntry): boolean => isScalar(each, resolved, path);
  return (
    [...(resolved.references.get(entry.key)?.values() ?? [])].some(({ target }) => inner(target)) ||
    branchesOf(entry, "allOf", resolved).some(inner) ||
    ["anyOf", "oneOf"].some((keyword) => {
      const branches = branchesOf(entry, keyword, resolved);
      return branches.length > 0 && branches.every(inner);
    })
  );
}

function typesOf(type: JsonValue): readonly JsonValue[] {
  return isArray(type) ? type : [type];
}

function isCompound(value: JsonValue | undefined): boolean {
  return typeof value === "object" && value !== null;
}

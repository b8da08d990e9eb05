/** Decides which schemas of a contract become named types. */

import { append, tokensOf } from "../json/pointer.js";
import { isObject } from "../json/value.js";
import type { Source } from "../load/source.js";
import { isComponentSchema, isOpenApi } from "../resolve/openapi.js";
import { ofPart, rootOf, type Part } from "../resolve/parts.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

/** A schema that is declared as a type. */
export interface Unit {
  readonly entry: SchemaEntry;
  /** `root`: a file's own schema; `definition`: an entry of `$defs`; `place`: anything else that a reference names. */
  readonly role: "root" | "definition" | "place";
}

const containers = new Set(["$defs", "definitions"]);
const inContainer = /\/(?:\$defs|definitions)\/[^/]*$/;

/**
 * Units are the roots of files, the entries of `$defs` (`definitions`) and of OpenAPI's `components`, and every other target of a reference: what is referred to
 * is declared once. A root that only holds definitions and that nothing refers to is no type, nor is anything in a remote or a
 * variant that nothing refers to. `alsoDeclare` makes a type of any other schema.
 */
export function unitsOf(
  resolved: Resolved,
  alsoDeclare?: (entry: SchemaEntry) => boolean,
): ReadonlyMap<LocationKey, Unit> {
  const { memo } = resolved;
  const targets = new Set<LocationKey>();
  /** The paths of sources with targets that are no roots. */
  const withPlaces = new Set<string>();
  for (const part of resolved.parts.values()) {
    for (const { target } of part.references) {
      targets.add(target.key);
      if (target.pointer !== "") withPlaces.add(target.source.path);
    }
  }
  const unit = (entry: SchemaEntry, role: Unit["role"]): Unit =>
    memo === undefined ? { entry, role } : memo.ofObject(role, entry, () => ({ entry, role }));
  const units = new Map<LocationKey, Unit>();
  for (const part of resolved.parts.values()) {
    const root = rootOf(part);
    if (root === undefined) continue;
    const isOwn = isAuthors(part.source) && !isContainer(root);
    if (targets.has(root.key) || isOwn || alsoDeclare?.(root)) {
      units.set(root.key, unit(root, "root"));
    }
  }
  for (const part of resolved.parts.values()) {
    const definitions = ofPart(memo, "definitions", part, () => definitionsIn(part, resolved));
    const { path } = part.source;
    if (alsoDeclare === undefined && definitions.size === 0 && !withPlaces.has(path)) continue;
    for (const entry of part.schemas) {
      if (entry.pointer === "" || units.has(entry.key)) continue;
      const isWanted = targets.has(entry.key) || alsoDeclare?.(entry) === true;
      if (!isAuthors(entry.source) && !isWanted) continue;
      if (definitions.has(entry)) units.set(entry.key, unit(entry, "definition"));
      else if (isWanted) units.set(entry.key, unit(entry, "place"));
    }
  }
  return units;
}

function definitionsIn({ schemas }: Part, resolved: Resolved): ReadonlySet<SchemaEntry> {
  return new Set(
    schemas.filter(
      (entry) =>
        isComponentSchema(entry.source, entry.pointer) ||
        (inContainer.test(entry.pointer) && isInContainer(resolved, entry)),
    ),
  );
}

/** Whether it is a file of the contract, rather than a remote or a variant, of which only what is referred to is a type. */
export function isAuthors({ uri, variant }: Source): boolean {
  return uri === undefined && variant === undefined;
}

/** Whether the schema stands directly in a `$defs` keyword, rather than below a property of that name. */
function isInContainer(resolved: Resolved, entry: SchemaEntry): boolean {
  const tokens = tokensOf(entry.pointer).slice(0, -2);
  return resolved.schemas.has(keyOf({ source: entry.source, pointer: append("", ...tokens) }));
}

const silent = new Set([
  "$schema",
  "$id",
  "id",
  "title",
  "description",
  "$comment",
  "$defs",
  "definitions",
  "$vocabulary",
]);

/** Whether the schema holds definitions and constrains nothing itself. */
export function isContainer(entry: SchemaEntry): boolean {
  if (!isObject(entry.value)) return false;
  if (entry.pointer === "" && isOpenApi(entry.value)) return true;
  const keywords = Object.keys(entry.value);
  return keywords.some((k) => containers.has(k)) && keywords.every((k) => silent.has(k));
}

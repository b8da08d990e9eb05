import { posix } from "node:path";
import type { ResolvedReference, Resolved } from "../resolve/resolved.js";
import type { Part } from "../resolve/parts.js";

export interface Readable {
  /** Whether all that a file reaches can be read as it lies. */
  (path: string): boolean;
}

/**
 * Which schema files editors can read as they lie. They read JSON from disk, and take a reference for the path of a file and a JSON
 * Pointer, whatever `$id` says: what is YAML, lies elsewhere, is named by an identifier or an anchor, or depends on dynamic scope, they
 * can't. With `withoutIds`, no file may have an identifier either.
 */
export function createReadable(
  { parts }: Pick<Resolved, "parts">,
  { withoutIds }: { readonly withoutIds: boolean },
): Readable {
  const dependents = new Map<string, string[]>();
  const unreadable = new Set<string>();
  for (const [path, part] of parts) {
    if (!isReadable(part) || (withoutIds && hasId(part))) unreadable.add(path);
    for (const { target } of part.references) {
      const known = dependents.get(target.source.path);
      if (known === undefined) dependents.set(target.source.path, [path]);
      else known.push(path);
    }
  }
  // What refers to a file that can't be read can't be either.
  for (const path of unreadable) {
    for (const dependent of dependents.get(path) ?? []) unreadable.add(dependent);
  }
  return (path) => !unreadable.has(path);
}

function isReadable({ source, references }: Part): boolean {
  const isPlain =
    source.uri === undefined && source.variant === undefined && source.format === "json";
  return isPlain && references.every(isByPath);
}

function hasId({ schemas }: Part): boolean {
  return schemas.some(
    ({ value }) => typeof value === "object" && value !== null && ("$id" in value || "id" in value),
  );
}

function isByPath({ keyword, text, from, target }: ResolvedReference): boolean {
  if (keyword !== "$ref" || text.includes("%")) return false;
  const [base = "", pointer = ""] = text.split("#", 2);
  const { path } = from.source;
  const file = base === "" ? path : posix.join(posix.dirname(path), base);
  return file === target.source.path && pointer === target.pointer;
}

import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";
import { tagOf, type Tag } from "./tag.js";

/** What is known of the branches of a union beyond their schemas. */
export interface UnionInfo {
  readonly tag?: Tag;
  /** What to call the branches in messages, where they are declarations. */
  readonly names?: readonly (string | null)[];
}

/** Of the `anyOf` or `oneOf`, as `keyword` says, of the schema `at`. */
export function unionInfoOf(
  at: SchemaEntry,
  keyword: string,
  resolved: Resolved,
  names: ReadonlyMap<LocationKey, string>,
): UnionInfo {
  const value = isObject(at.value) ? get(at.value, keyword) : undefined;
  const count = isArray(value) ? value.length : 0;
  const branches = Array.from({ length: count }, (_, i) =>
    resolved.schemas.get(keyOf({ source: at.source, pointer: append(at.pointer, keyword, i) })),
  );
  const known = branches.filter((each) => each !== undefined);
  const tag = known.length === count ? tagOf(known, resolved) : undefined;
  const branchNames = branches.map((branch) => {
    const target = branch && resolved.references.get(branch.key)?.get("$ref")?.target.key;
    return names.get(target ?? branch?.key ?? "") ?? null;
  });
  return {
    ...(tag === undefined ? {} : { tag }),
    ...(branchNames.every((name) => name === null) ? {} : { names: branchNames }),
  };
}

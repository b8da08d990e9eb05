import { append } from "../../json/pointer.js";
import type { JsonKind } from "../../json/value.js";
import { branchesOf, complement } from "../../model/complement.js";
import { intersect } from "../../model/intersect.js";
import type { Constraint, Type } from "../../model/type.js";
import { allKinds, ofKind, structureOf, union } from "../../model/types.js";
import { keyOf } from "../../resolve/resolved.js";
import { constraint, each, type Context } from "./context.js";
import { wholeKinds } from "./whole-kinds.js";

/** `anyOf`, `oneOf`. That exactly one branch of `oneOf` may hold is recorded, unless the branches visibly exclude each other. */
export function alternatives(context: Context): Type[] {
  const types: Type[] = [];
  for (const keyword of ["anyOf", "oneOf"]) {
    const found = context.keywords.get(keyword);
    const branches = each(context, keyword);
    if (found === undefined || branches.length === 0) continue;
    const own: Constraint[] = [];
    if (keyword === "oneOf" && !areDisjoint(context, branches)) {
      const overlaps = hasRepetition(branches) ? { overlaps: true as const } : {};
      own.push({ ...constraint(context, keyword, found), ...overlaps });
    }
    const [overlap] = own;
    types.push(
      union(overlap === undefined ? branches : exclusive(context, branches, overlap), own),
    );
    if (keyword === "oneOf") types.push(...withoutCommonKinds(context, found.pointer));
  }
  return types;
}

/**
 * A value that is in two branches is not valid. So none of a JSON kind is, of which two admit every value: where branches say
 * nothing of what is no object, `oneOf` leaves objects only.
 */
function withoutCommonKinds(context: Context, pointer: string): Type[] {
  const seen = new Set<JsonKind>();
  const common = new Set<JsonKind>();
  for (let i = 0; ; i++) {
    const key = keyOf({ source: context.entry.source, pointer: append(pointer, i) });
    const branch = context.resolved.schemas.get(key);
    if (branch === undefined) break;
    for (const kind of wholeKinds(branch, context.resolved)) {
      if (seen.has(kind)) common.add(kind);
      seen.add(kind);
    }
  }
  if (common.size === 0) return [];
  return [union(allKinds.filter((kind) => !common.has(kind)).map(ofKind))];
}

/**
 * The branches of `oneOf` without the values that are in others too: `{ a; b?: never } | { b; a?: never }`. Branches with a name keep it,
 * and a branch that would have to be written as several stays as it is.
 */
function exclusive(
  context: Context,
  branches: readonly Type[],
  loose: Constraint,
): readonly Type[] {
  if (branches.length > mostExclusive) return branches;
  const { declared, expand } = context;
  const isDisjoint = (a: Type, b: Type) => intersect([a, b], declared).kind === "never";
  const complements: Type[] = [];
  const outsideOf = (i: number): Type =>
    (complements[i] ??= complement(branches[i] as Type, { declared, expand, loose }));
  return branches.map((branch, i) => {
    if (branch.kind === "reference") return branch;
    const outside = branches.flatMap((other, j) =>
      j === i || isDisjoint(branch, other) ? [] : [outsideOf(j)],
    );
    const alone = intersect([branch, ...outside], declared);
    const isPlain = branchesOf(alone).every(
      ({ kind }) => kind !== "union" && kind !== "intersection",
    );
    return isPlain && branchesOf(alone).length <= branchesOf(branch).length ? alone : branch;
  });
}

/** Of so many branches each is told from all others. */
const mostExclusive = 8;

/** Whether no two of the types share a value, as far as their forms show. */
function areDisjoint(context: Context, types: readonly Type[]): boolean {
  if (types.length > mostCompared) return false;
  return types.every((type, i) =>
    types
      .slice(i + 1)
      .every((other) => intersect([type, other], context.declared).kind === "never"),
  );
}

/** Comparing branches pairwise beyond this many takes longer than the answer is worth. */
const mostCompared = 64;

/** Whether two branches have an alternative in common, so that a value of it is in both. */
function hasRepetition(branches: readonly Type[]): boolean {
  const flat = branches.flatMap((branch) => (branch.kind === "union" ? branch.members : [branch]));
  return (
    new Set(flat.map(structureOf)).size < flat.length || flat.some((t) => t.kind === "unknown")
  );
}

/** Keywords that say of which alternatives a value must be, without writing them as a union: how much of it becomes a type. */

import { branchesOf, isWhole, unite } from "../../model/complement.js";
import { intersect } from "../../model/intersect.js";
import type { Type } from "../../model/type.js";
import { constrained, ownKind, structureOf, unknown } from "../../model/types.js";
import { breadthOf } from "./breadth.js";
import type { Choice } from "./choice.js";
import { condition } from "./condition.js";
import type { Context } from "./context.js";
import { dependents } from "./dependents.js";
import { knownMembers } from "./known-members.js";
import { negation } from "./negation.js";
import { sharpen } from "./sharpen.js";

/**
 * TypeScript multiplies an intersection of unions out. A choice that would bring the product over this many branches is recorded
 * as a constraint; products of bases multiply too, and TypeScript gives up at 100,000 (TS2590).
 */
const mostBranches = 32;

/** The choices of one schema, each sound by itself. */
export function choicesOf(context: Context): Choice[] {
  return [...negation(context), ...condition(context), ...dependents(context)];
}

/**
 * `parts`, what a schema's other keywords say, with what the choices of it and of the schemas in its `allOf` add. Choices that are too
 * much to write are recorded.
 */
export function withChoices(
  parts: readonly Type[],
  found: readonly Choice[],
  context: Context,
): readonly Type[] {
  if (found.length === 0) return parts;
  const known = knownMembers(parts, context.expand, context.declared);
  const all = [...parts];
  let breadth = all.reduce((product, part) => product * breadthOf(part, context.expand), 1);
  const sharpened = found.map(({ type, otherwise }) => ({
    type: sharpen(type, known, context, otherwise),
    otherwise,
  }));
  for (const { type, otherwise } of joined(sharpened, context)) {
    const own = breadthOf(type, context.expand);
    if (own > 1 && breadth * own > mostBranches) {
      all.push(constrained(unknown, [otherwise]));
      continue;
    }
    breadth *= own;
    all.push(saysSomething(type) ? type : constrained(unknown, [otherwise]));
  }
  return all;
}

/** Choices multiplied out where that takes no more branches than they have one by one: `a` and `b` both or none is one choice. */
function joined(choices: readonly Choice[], context: Context): readonly Choice[] {
  const result: Choice[] = [];
  for (const choice of choices) {
    let both: Choice | undefined;
    for (let i = 0; i < result.length && both === undefined; i++) {
      both = product(result[i] as Choice, choice, context);
      if (both !== undefined) result[i] = both;
    }
    if (both === undefined) result.push(choice);
  }
  return result;
}

function product(a: Choice, b: Choice, context: Context): Choice | undefined {
  const [first, second] = [objectBranches(a.type), objectBranches(b.type)];
  if (first === undefined || second === undefined) return undefined;
  if (first.length < 2 || second.length < 2 || first.length * second.length > mostBranches) {
    return undefined;
  }
  const others = (type: Type) => branchesOf(type).filter(({ kind }) => kind !== "object");
  const distinct = new Map<string, Type>();
  for (const one of first) {
    for (const other of second) {
      const met = intersect([one, other], context.declared);
      if (met.kind !== "never") distinct.set(structureOf(met), met);
      if (distinct.size > first.length + second.length - 1) return undefined;
    }
  }
  const rest = others(a.type).filter((one) =>
    others(b.type).some((other) => structureOf(one) === structureOf(other)),
  );
  return { type: unite([...rest, ...distinct.values()], a.otherwise), otherwise: a.otherwise };
}

/** The object types of a union whose other branches are whole kinds; `undefined` for other types. */
function objectBranches(type: Type): readonly Type[] | undefined {
  const branches = branchesOf(type);
  const isPlain = branches.every((branch) => {
    const kind = ownKind(branch);
    return kind === "object" || (kind !== undefined && branch.constraints.length === 0);
  });
  return isPlain ? branches.filter(({ kind }) => kind === "object") : undefined;
}

/** Whether the form of a choice says more than its constraints: `{ a?: never } | { a: unknown }` does not. */
function saysSomething(type: Type): boolean {
  const branches = branchesOf(type);
  if (branches.some((branch) => isWhole(branch, "object"))) {
    // Beside all objects, other types of objects add nothing.
    return branches.every((branch) => ownKind(branch) !== undefined);
  }
  const sole = branches.flatMap((branch) =>
    branch.kind === "object" && branch.members.length === 1 && branch.patterns.length === 0
      ? branch.members
      : [],
  );
  return !sole.some(
    (present) =>
      present.required &&
      present.type.kind === "unknown" &&
      sole.some(({ name, required }) => name === present.name && !required),
  );
}

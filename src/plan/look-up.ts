/** Questions to a plan. */

import type { Plan, PlannedType, RecordType } from "./plan.js";
import type { Shape } from "./shape.js";

/** The type of that name. Every name in a plan has one: a missing one is a bug of ours. */
export function typeNamed({ types }: Plan, name: string): PlannedType {
  const type = types.get(name);
  if (type === undefined) throw new Error(`No type ${name} in the plan`);
  return type;
}

/** The record that a name stands for, by itself or through aliases that say no more. */
export function recordNamed(plan: Plan, name: string): RecordType | undefined {
  const seen = new Set<string>();
  for (let next = name; !seen.has(next);) {
    seen.add(next);
    const type = typeNamed(plan, next);
    if (type.kind === "record") return type;
    if (type.kind !== "alias" || type.shape.kind !== "named") return undefined;
    if (type.rules !== undefined || type.shape.rules !== undefined) return undefined;
    next = type.shape.name;
  }
  return undefined;
}

/** Whether null may be among the values. */
export function mayBeNull(plan: Plan, shape: Shape, seen = new Set<string>()): boolean {
  const inner = (each: Shape): boolean => mayBeNull(plan, each, seen);
  switch (shape.kind) {
    case "any":
    case "null":
    case "nullable":
      return true;
    case "constants":
      return shape.values.includes(null);
    case "choice":
      return shape.branches.some((each) => inner(each.shape));
    case "both":
      return [shape.main, ...shape.others].every(inner);
    case "named": {
      if (seen.has(shape.name)) return false;
      seen.add(shape.name);
      const type = typeNamed(plan, shape.name);
      if (type.kind === "alias") return inner(type.shape);
      return type.kind === "union" && type.branches.some((each) => inner(each.shape));
    }
    case "nothing":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "list":
    case "tuple":
    case "positions":
    case "map":
      return false;
  }
}

/** The shapes that a shape is made of, itself first. Types that it names are not entered. */
export function* shapesWithin(shape: Shape): Iterable<Shape> {
  yield shape;
  for (const each of partsOf(shape)) yield* shapesWithin(each);
}

function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "nullable":
      return [shape.of];
    case "list":
      return [shape.item];
    case "tuple":
      return shape.items;
    case "positions":
      return [...shape.items, shape.rest];
    case "map":
      return [shape.values];
    case "choice":
      return shape.branches.map((each) => each.shape);
    case "both":
      return [shape.main, ...shape.others];
    case "any":
    case "nothing":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "constants":
    case "named":
      return [];
  }
}

/** The shapes of a type, those within them included. */
export function* shapesOf(type: PlannedType): Iterable<Shape> {
  if (type.kind === "alias") yield* shapesWithin(type.shape);
  if (type.kind === "union") for (const { shape } of type.branches) yield* shapesWithin(shape);
  if (type.kind !== "record") return;
  for (const { shape } of type.fields) yield* shapesWithin(shape);
  yield* shapesWithin(type.others);
}

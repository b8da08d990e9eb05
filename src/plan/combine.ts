import type { Branch, Shape, Tag } from "./shape.js";
import { labelled } from "./labels.js";

/** Shapes, each once. */
export function same(shapes: readonly Shape[]): readonly Shape[] {
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}

/**
 * What is of one of these shapes: flat, each branch once, null told apart. With a branch that holds everything, that is all it is.
 * `tag` is kept where there is a branch for each shape.
 */
export function either(shapes: readonly Shape[], tag?: Tag): Shape {
  const branches: Shape[] = [];
  let holdsNull = false;
  for (const shape of same(shapes.flatMap(flat))) {
    if (shape.kind === "any" && shape.rules === undefined) return shape;
    if (shape.kind === "null") holdsNull = true;
    else branches.push(shape);
  }
  const [first, ...others] = branches;
  if (first === undefined) return { kind: holdsNull ? "null" : "nothing" };
  const isTagged = tag !== undefined && branches.length === tag.values.length;
  const one: Shape =
    others.length === 0
      ? first
      : { kind: "choice", branches: labelled(branches), ...(isTagged ? { tag } : {}) };
  return holdsNull ? { kind: "nullable", of: one } : one;
}

function flat(shape: Shape): readonly Shape[] {
  if (shape.rules !== undefined) return [shape];
  if (shape.kind === "choice") return shape.branches.map((each: Branch) => each.shape);
  return shape.kind === "nullable" ? [...flat(shape.of), { kind: "null" }] : [shape];
}

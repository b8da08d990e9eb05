import { toPascalCase } from "../emit/identifier.js";
import type { Branch, Shape } from "./shape.js";

/** Branches of a union with what tells them apart. */
export function labelled(shapes: readonly Shape[]): readonly Branch[] {
  const taken = new Set<string>();
  return shapes.map((shape) => {
    const wanted = labelOf(shape);
    let label = wanted;
    for (let i = 2; taken.has(label); i++) label = `${wanted}${i}`;
    taken.add(label);
    return { label, shape };
  });
}

function labelOf(shape: Shape): string {
  switch (shape.kind) {
    case "named":
      return shape.name;
    case "constants": {
      const [first, ...others] = shape.values;
      const text = others.length === 0 && typeof first === "string" ? first : undefined;
      return (text === undefined ? undefined : toPascalCase(text.slice(0, 40))) ?? "Constant";
    }
    case "list":
      return `${labelOf(shape.item)}List`;
    case "map":
      return `${labelOf(shape.values)}Map`;
    case "nullable":
      return `Nullable${labelOf(shape.of)}`;
    case "both":
      return labelOf(shape.main);
    case "any":
    case "nothing":
    case "null":
    case "boolean":
    case "integer":
    case "number":
    case "string":
    case "tuple":
    case "positions":
    case "choice":
      return shape.kind.charAt(0).toUpperCase() + shape.kind.slice(1);
  }
}

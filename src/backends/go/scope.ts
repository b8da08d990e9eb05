/** What the shapes of a plan are in Go: types, functions that read them. */

import type { AliasType, PlannedType } from "../../plan/plan.js";
import type { Constants, Shape } from "../../plan/shape.js";
import { isBare, type Hoisted } from "./hoist.js";

/** How Go declares an alias: `same` as another type, `defined` by what it is made of, a `tuple`, or a `box` around what can't have methods. */
export type AliasForm = "same" | "defined" | "tuple" | "box";

export class Scope {
  readonly types: ReadonlyMap<string, PlannedType>;
  readonly #boxed: ReadonlySet<string>;
  /** Groups of types that hold each other by value. */
  readonly #loops: ReadonlyMap<string, number>;

  constructor({ types, boxed }: Hoisted) {
    this.types = types;
    this.#boxed = boxed;
    this.#loops = loopsIn(types.keys(), (name) => this.#heldBy(name));
  }

  type(name: string): PlannedType {
    const type = this.types.get(name);
    if (type === undefined) throw new Error(`No type ${name}`);
    return type;
  }

  aliasForm({ name, shape }: AliasType): AliasForm {
    if (isBare(shape) && !this.#boxed.has(name)) return "same";
    if (shape.kind === "tuple") return "tuple";
    switch (shape.kind) {
      case "nothing":
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
      case "list":
      case "map":
      case "positions":
        return "defined";
      case "constants":
        return this.typeOf(shape) === "any" ? "box" : "defined";
      case "any":
      case "named":
      case "nullable":
      case "choice":
      case "both":
        return "box";
      default:
        return shape satisfies never;
    }
  }

  /** What a name stands for, through all aliases that are but other names. */
  resolved(name: string): PlannedType {
    let type = this.type(name);
    while (type.kind === "alias" && this.aliasForm(type) === "same" && isBare(type.shape)) {
      type = this.type(type.shape.name);
    }
    return type;
  }

  /** The type of Go for a shape. */
  typeOf(shape: Shape): string {
    switch (shape.kind) {
      case "any":
        return "any";
      case "nothing":
        return "Nothing";
      case "null":
        return "Null";
      case "boolean":
        return "bool";
      case "integer":
        return "int64";
      case "number":
        return "float64";
      case "string":
        return "string";
      case "constants":
        return typeOfConstants(shape);
      case "named":
        return shape.name;
      case "nullable":
        return this.holdsNil(shape.of) === "interface"
          ? this.typeOf(shape.of)
          : `*${this.typeOf(shape.of)}`;
      case "list":
        return `[]${this.typeOf(shape.item)}`;
      case "positions":
        return `[]${this.itemType([...shape.items, shape.rest])}`;
      case "map":
        return `map[string]${this.typeOf(shape.values)}`;
      case "both":
        return this.typeOf(shape.main);
      case "tuple":
      case "choice":
        throw new Error(`A ${shape.kind} has a name in Go`);
    }
  }

  /** The one type of several shapes, those aside that hold nothing; `any` where they have several. */
  itemType(shapes: readonly Shape[]): string {
    const types = shapes.filter((each) => !isNothing(each)).map((each) => this.typeOf(each));
    const [only = "Nothing", ...others] = new Set(types);
    return others.length === 0 ? only : "any";
  }

  /** What nil can stand for a shape in Go: an interface, or a slice or map. */
  holdsNil(shape: Shape): "interface" | "collection" | undefined {
    switch (shape.kind) {
      case "any":
        return "interface";
      case "constants":
        return typeOfConstants(shape) === "any" ? "interface" : undefined;
      case "list":
      case "positions":
      case "map":
        return "collection";
      case "both":
        return this.holdsNil(shape.main);
      case "nullable":
        return this.holdsNil(shape.of);
      case "named": {
        const type = this.resolved(shape.name);
        if (type.kind === "union") return "interface";
        if (type.kind !== "alias" || this.aliasForm(type) !== "defined") return undefined;
        return this.holdsNil(type.shape);
      }
      case "nothing":
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
      case "tuple":
      case "choice":
        return undefined;
    }
  }

  /** An expression for the function that reads a shape. */
  readerOf(shape: Shape): string {
    switch (shape.kind) {
      case "any":
        return "readAny";
      case "nothing":
        return "readNone[Nothing]";
      case "null":
        return "readNull";
      case "boolean":
        return "readBoolean";
      case "integer":
        return "readInteger";
      case "number":
        return "readNumber";
      case "string":
        return "readString";
      case "constants": {
        const readers = { bool: "readBoolean", int64: "readInteger", float64: "readNumber" };
        const type = typeOfConstants(shape);
        if (type === "string") return "readString";
        return type === "any" ? "readConstant" : readers[type];
      }
      case "named":
        return `decode${this.resolved(shape.name).name}`;
      case "nullable": {
        const reader = this.holdsNil(shape.of) === "interface" ? "orNull" : "nullable";
        return `${reader}(${this.readerOf(shape.of)})`;
      }
      case "list":
        return `listOf(${this.readerOf(shape.item)})`;
      case "positions": {
        const shapes = [...shape.items, shape.rest];
        const type = this.itemType(shapes);
        const readers = shapes.map((each) => {
          // What can't be there is of any type.
          if (isNothing(each)) return `readNone[${type}]`;
          const reader = this.readerOf(each);
          return type === "any" && this.typeOf(each) !== "any" ? `asAny(${reader})` : reader;
        });
        return `positions(${readers.join(", ")})`;
      }
      case "map":
        return `mapOf(${this.readerOf(shape.values)})`;
      case "both":
        return this.readerOf(shape.main);
      case "tuple":
      case "choice":
        throw new Error(`A ${shape.kind} has a name in Go`);
    }
  }

  /** Whether a value of the shape within that type has to be behind a pointer, since it would hold itself. */
  needsPointer(owner: string, shape: Shape): boolean {
    const held = this.#heldIn(shape);
    if (held === undefined) return false;
    const loop = this.#loops.get(owner);
    return loop !== undefined && loop === this.#loops.get(held);
  }

  /** The struct that a shape is, where it stands. */
  #heldIn(shape: Shape): string | undefined {
    if (shape.kind === "both") return this.#heldIn(shape.main);
    if (shape.kind !== "named") return undefined;
    const type = this.resolved(shape.name);
    if (type.kind === "record") return type.name;
    if (type.kind !== "alias") return undefined;
    const form = this.aliasForm(type);
    return form === "box" || form === "tuple" ? type.name : undefined;
  }

  #heldBy(name: string): readonly string[] {
    const type = this.resolved(name);
    const shapes: Shape[] = [];
    const names: string[] = [];
    if (type.kind === "record") {
      for (const field of type.fields) if (field.required) shapes.push(field.shape);
      names.push(...type.bases);
    } else if (type.kind === "alias") {
      const { shape } = type;
      shapes.push(...(shape.kind === "tuple" ? shape.items : [shape]));
    }
    return [...names, ...shapes.flatMap((shape) => this.#heldIn(shape) ?? [])];
  }
}

function isNothing({ kind }: Shape): boolean {
  return kind === "nothing";
}

function typeOfConstants({ values }: Constants): "string" | "bool" | "int64" | "float64" | "any" {
  if (values.every((value) => typeof value === "string")) return "string";
  if (values.every((value) => typeof value === "boolean")) return "bool";
  if (!values.every((value) => typeof value === "number")) return "any";
  const isWhole = values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 63);
  return isWhole ? "int64" : "float64";
}

/** The groups of names that lead to each other, by a number for each group; names that don't lead back to themselves have none. */
function loopsIn(
  names: Iterable<string>,
  next: (name: string) => readonly string[],
): ReadonlyMap<string, number> {
  const loops = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  /** Tarjan's algorithm, with a stack of its own: contracts may be deep. */
  const visit = (root: string): void => {
    const work: { name: string; targets: readonly string[]; at: number }[] = [];
    const enter = (name: string): void => {
      order.set(name, order.size);
      low.set(name, order.get(name) ?? 0);
      stack.push(name);
      open.add(name);
      work.push({ name, targets: next(name), at: 0 });
    };
    const lower = (name: string, to: number): void => {
      low.set(name, Math.min(low.get(name) ?? to, to));
    };
    enter(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const target = frame.targets[frame.at++];
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (open.has(target)) lower(frame.name, order.get(target) ?? 0);
        continue;
      }
      work.pop();
      const { name, targets } = frame;
      const before = work.at(-1);
      if (before !== undefined) lower(before.name, low.get(name) ?? 0);
      if (low.get(name) !== order.get(name)) continue;
      const group: string[] = [];
      for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
        open.delete(last);
        group.push(last);
        if (last === name) break;
      }
      if (group.length === 1 && !targets.includes(name)) continue;
      for (const each of group) loops.set(each, order.get(name) ?? 0);
    }
  };
  for (const name of names) if (!order.has(name)) visit(name);
  return loops;
}

/** Shapes as types of Java. */

import { mayBeNull } from "../../plan/look-up.js";
import type { Rules } from "../../plan/rules.js";
import type { Shape } from "../../plan/shape.js";
import type { Hierarchy } from "./hierarchy.js";
import { classes, type SourceFile } from "./source-file.js";

/** A type by its class and arguments; `primitive` is what stands for it where it is always there. */
export interface JavaType {
  readonly className: string;
  readonly of: readonly JavaType[];
  readonly primitive?: "boolean" | "long";
  /** Whether the null of JSON is one of its objects, and so null of Java is not. */
  readonly holdsNull?: true;
  /** Whether null of Java may stand in its place. */
  readonly isNullable?: true;
}

const node: JavaType = { className: classes.jsonNode, of: [], holdsNull: true };
const string: JavaType = { className: "String", of: [] };
const bool: JavaType = { className: "Boolean", of: [], primitive: "boolean" };
const long: JavaType = { className: "Long", of: [], primitive: "long" };
const integer: JavaType = { className: classes.bigInteger, of: [] };
const number: JavaType = { className: classes.bigDecimal, of: [] };

/** The type of the values of a shape but null. */
export function javaTypeOf(shape: Shape, hierarchy: Hierarchy): JavaType {
  switch (shape.kind) {
    case "any":
    case "nothing":
    case "null":
    case "choice":
      return node;
    case "boolean":
      return bool;
    case "integer":
      return fitsLong(shape.rules) ? long : integer;
    case "number":
      return number;
    case "string":
      return string;
    case "constants":
      return typeOfConstants(shape.values);
    case "named":
      return { className: hierarchy.classNameOf(shape.name), of: [] };
    case "nullable":
      return javaTypeOf(shape.of, hierarchy);
    case "list":
      return { className: classes.list, of: [partType(shape.item, hierarchy)] };
    case "tuple":
      return { className: classes.list, of: [commonType(shape.items, hierarchy)] };
    case "positions": {
      const rest = shape.rest.kind === "nothing" ? [] : [shape.rest];
      return { className: classes.list, of: [commonType([...shape.items, ...rest], hierarchy)] };
    }
    case "map":
      return { className: classes.map, of: [string, partType(shape.values, hierarchy)] };
    case "both":
      return javaTypeOf(shape.main, hierarchy);
  }
}

/** The type of items, or of values of a map. */
function partType(shape: Shape, hierarchy: Hierarchy): JavaType {
  const type = javaTypeOf(shape, hierarchy);
  return type.holdsNull !== true && mayBeNull(hierarchy.plan, shape)
    ? { ...type, isNullable: true }
    : type;
}

/** The type that all of these shapes have, or of any JSON. */
export function commonType(shapes: readonly Shape[], hierarchy: Hierarchy): JavaType {
  const [first = node, ...others] = shapes.map((each) => partType(each, hierarchy));
  return others.every((each) => isSameType(each, first)) ? first : node;
}

export function isSameType(a: JavaType, b: JavaType): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function typeOfConstants(values: readonly unknown[]): JavaType {
  if (values.every((each) => typeof each === "string")) return string;
  return values.every((each) => typeof each === "boolean") ? bool : node;
}

/** Whether every integer that the rules allow is one of 64 bits, and told apart from its neighbours by a number of JavaScript. */
function fitsLong(rules: Rules | undefined): boolean {
  const least = rules?.minimum ?? rules?.exclusiveMinimum;
  const most = rules?.maximum ?? rules?.exclusiveMaximum;
  return (
    least !== undefined &&
    most !== undefined &&
    least >= Number.MIN_SAFE_INTEGER &&
    most <= Number.MAX_SAFE_INTEGER
  );
}

/** Its text where a reference is wanted, annotated where null may stand in its place. */
export function typeText(type: JavaType, file: SourceFile): string {
  const known = type.className.includes(".") && /^[a-z]/.test(type.className);
  const name = known ? file.use(type.className) : type.className;
  const of =
    type.of.length === 0 ? "" : `<${type.of.map((each) => typeText(each, file)).join(", ")}>`;
  if (type.isNullable !== true) return name + of;
  const nullable = `@${file.use(classes.nullable)} `;
  // An annotation of a type stands before its simple name.
  const dot = name.lastIndexOf(".");
  return name.slice(0, dot + 1) + nullable + name.slice(dot + 1) + of;
}

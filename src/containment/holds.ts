/** Whether a formula is true of a value. */

import { equal } from "../json/equal.js";
import { isArray, isObject, kindOf, type JsonValue } from "../json/value.js";
import { matches } from "../model/pattern.js";
import { isMultiple } from "./decimal.js";
import { hasFormat } from "./formats.js";
import { maskOf, type Atom, type Formula, type Formulas } from "./formula.js";
import { holdsName } from "./names.js";

/** `undefined` where something opaque decides. */
export function holds(formula: Formula, value: JsonValue, formulas: Formulas): boolean | undefined {
  const inner = (each: Formula, part: JsonValue): boolean | undefined =>
    holds(each, part, formulas);
  switch (formula.kind) {
    case "kinds":
      return (formula.mask & maskOf(kindOf(value))) !== 0;
    case "opaque":
      return undefined;
    case "deferred":
      return inner(formulas.expand(formula), value);
    case "literal": {
      if (formula.atom.of !== kindOf(value)) return formula.isPositive;
      const result = holdsAtom(formula.atom, value, inner);
      return result === undefined ? undefined : result === formula.isPositive;
    }
    case "and":
      return every(formula.parts, (part) => inner(part, value));
    case "or": {
      const none = every(formula.parts, (part) => not(inner(part, value)));
      return not(none);
    }
  }
}

type Inner = (formula: Formula, value: JsonValue) => boolean | undefined;

/** Of a value of the atom's kind. */
function holdsAtom(atom: Atom, value: JsonValue, inner: Inner): boolean | undefined {
  switch (atom.of) {
    case "boolean":
      return value === true;
    case "number":
      return holdsOfNumber(atom, value as number);
    case "string":
      return holdsOfString(atom, value as string);
    case "array":
      return isArray(value) ? holdsOfArray(atom, value, inner) : undefined;
    case "object":
      return isObject(value) ? holdsOfObject(atom, value, inner) : undefined;
  }
}

function holdsOfNumber(atom: Extract<Atom, { of: "number" }>, value: number): boolean {
  switch (atom.says) {
    case "least":
      return atom.isExclusive ? value > atom.bound : value >= atom.bound;
    case "most":
      return atom.isExclusive ? value < atom.bound : value <= atom.bound;
    case "multiple":
      return isMultiple(value, atom.factor);
    case "among":
      return atom.values.includes(value);
  }
}

function holdsOfString(atom: Extract<Atom, { of: "string" }>, value: string): boolean | undefined {
  switch (atom.says) {
    case "shortest":
      return [...value].length >= atom.length;
    case "longest":
      return [...value].length <= atom.length;
    case "pattern":
      return matches(atom.pattern, value);
    case "format":
      return hasFormat(atom.format, value);
    case "among":
      return atom.values.includes(value);
  }
}

function holdsOfArray(
  atom: Extract<Atom, { of: "array" }>,
  value: readonly JsonValue[],
  inner: Inner,
): boolean | undefined {
  switch (atom.says) {
    case "shortest":
      return value.length >= atom.length;
    case "longest":
      return value.length <= atom.length;
    case "item": {
      const item = value[atom.at];
      return item === undefined ? true : inner(atom.is, item);
    }
    case "items":
      return every(value.slice(atom.from), (item) => inner(atom.are, item));
    case "contains": {
      const results = value.map((item) => inner(atom.are, item));
      const certain = results.filter((each) => each === true).length;
      if (certain >= atom.count) return true;
      return certain + results.filter((each) => each === undefined).length < atom.count
        ? false
        : undefined;
    }
    case "unique":
      return value.every((item, i) => value.findIndex((other) => equal(other, item)) === i);
  }
}

function holdsOfObject(
  atom: Extract<Atom, { of: "object" }>,
  value: { readonly [name: string]: JsonValue },
  inner: Inner,
): boolean | undefined {
  const members = Object.entries(value);
  switch (atom.says) {
    case "fewest":
      return members.length >= atom.count;
    case "most":
      return members.length <= atom.count;
    case "has":
      return Object.hasOwn(value, atom.name);
    case "members":
      return every(members, ([name, member]) =>
        holdsName(atom.names, name) ? inner(atom.are, member) : true,
      );
    case "names":
      return every(members, ([name]) => inner(atom.are, name));
  }
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** Three-valued: one that fails decides, one that is not known leaves the rest open. */
function every<T>(
  items: readonly T[],
  test: (item: T) => boolean | undefined,
): boolean | undefined {
  let result: boolean | undefined = true;
  for (const item of items) {
    const each = test(item);
    if (each === false) return false;
    if (each === undefined) result = undefined;
  }
  return result;
}

/**
 * What schemas say of a value, as formulas: each is true of the values that the schema accepts. Equal formulas are one object, so that what two contracts share is seen as
 * shared, however it is written.
 */

import type { JsonKind } from "../json/value.js";
import { allKinds } from "../model/types.js";
import { textOfNames, type NameSet } from "./names.js";

/** A statement on values of one kind, true of all values of other kinds, as a keyword of JSON Schema is. Its negation is false of those. */
export type Atom =
  | { readonly of: "boolean"; readonly says: "true" }
  | {
      readonly of: "number";
      readonly says: "least" | "most";
      readonly bound: number;
      readonly isExclusive: boolean;
    }
  | { readonly of: "number"; readonly says: "multiple"; readonly factor: number }
  | { readonly of: "number"; readonly says: "among"; readonly values: readonly number[] }
  | { readonly of: "string"; readonly says: "shortest" | "longest"; readonly length: number }
  | { readonly of: "string"; readonly says: "pattern"; readonly pattern: string }
  | { readonly of: "string"; readonly says: "format"; readonly format: string }
  | { readonly of: "string"; readonly says: "among"; readonly values: readonly string[] }
  | { readonly of: "array"; readonly says: "shortest" | "longest"; readonly length: number }
  /** The item at a position, if there is one. */
  | { readonly of: "array"; readonly says: "item"; readonly at: number; readonly is: Formula }
  /** All items from a position on. */
  | { readonly of: "array"; readonly says: "items"; readonly from: number; readonly are: Formula }
  /** So many items, or more, are such. */
  | {
      readonly of: "array";
      readonly says: "contains";
      readonly count: number;
      readonly are: Formula;
    }
  | { readonly of: "array"; readonly says: "unique" }
  | { readonly of: "object"; readonly says: "fewest" | "most"; readonly count: number }
  | { readonly of: "object"; readonly says: "has"; readonly name: string }
  /** All members with such names are such. */
  | {
      readonly of: "object";
      readonly says: "members";
      readonly names: NameSet;
      readonly are: Formula;
    }
  /** All names are such. */
  | { readonly of: "object"; readonly says: "names"; readonly are: Formula };

interface Node {
  readonly id: number;
}
/** The value is of one of these kinds, as bits. All kinds are `true`, none is `false`. */
export interface Kinds extends Node {
  readonly kind: "kinds";
  readonly mask: number;
}
export interface Literal extends Node {
  readonly kind: "literal";
  readonly atom: Atom;
  readonly isPositive: boolean;
}
export interface Junction extends Node {
  readonly kind: "and" | "or";
  readonly parts: readonly Formula[];
}
/** A formula that is made when it is looked into: one that leads back to itself, or is dear. Equal names, equal meanings. */
export interface Deferred extends Node {
  readonly kind: "deferred";
  readonly name: string;
  readonly isPositive: boolean;
}
/** What can't be told in formulas. `reason`: the keyword. */
export interface Opaque extends Node {
  readonly kind: "opaque";
  readonly name: string;
  readonly reason: string;
  readonly isPositive: boolean;
}

export type Formula = Kinds | Literal | Junction | Deferred | Opaque;

/** A formula without its number. */
type Bare<F> = F extends Node ? Omit<F, "id"> : never;

export const everyKind = 63;

export function maskOf(...kinds: readonly JsonKind[]): number {
  let mask = 0;
  for (const kind of kinds) mask |= 1 << allKinds.indexOf(kind);
  return mask;
}

/** Makes formulas, each once. */
export class Formulas {
  readonly #known = new Map<string, Formula>();
  readonly #negations = new Map<Formula, Formula>();
  readonly #expansions = new Map<string, () => Formula>();
  readonly #expanded = new Map<string, Formula>();
  readonly all: Formula;
  readonly none: Formula;

  constructor() {
    this.all = this.kinds(everyKind);
    this.none = this.kinds(0);
  }

  get size(): number {
    return this.#known.size;
  }

  #make(text: string, bare: Bare<Formula>): Formula {
    let known = this.#known.get(text);
    if (known === undefined) {
      known = { id: this.#known.size, ...bare } as Formula;
      this.#known.set(text, known);
    }
    return known;
  }

  kinds(mask: number): Formula {
    return this.#make(`k${mask}`, { kind: "kinds", mask });
  }

  ofKind(...kinds: readonly JsonKind[]): Formula {
    return this.kinds(maskOf(...kinds));
  }

  atom(atom: Atom, isPositive = true): Formula {
    // What every value says says nothing.
    if (saysNothing(atom, this.all)) return isPositive ? this.all : this.none;
    return this.#make((isPositive ? "+" : "-") + textOf(atom), {
      kind: "literal",
      atom,
      isPositive,
    });
  }

  opaque(name: string, reason: string, isPositive = true): Formula {
    return this.#make(`${isPositive ? "?" : "!"}${name}`, {
      kind: "opaque",
      name,
      reason,
      isPositive,
    });
  }

  /** A formula that `expand` makes, at most once. */
  deferred(name: string, expand: () => Formula): Formula {
    if (!this.#expansions.has(name)) this.#expansions.set(name, expand);
    return this.#make(`@${name}`, { kind: "deferred", name, isPositive: true });
  }

  expand({ name, isPositive }: Deferred): Formula {
    let formula = this.#expanded.get(name);
    if (formula === undefined) {
      formula = this.#expansions.get(name)?.() ?? this.opaque(name, "$ref");
      this.#expanded.set(name, formula);
    }
    return isPositive ? formula : this.not(formula);
  }

  not(formula: Formula): Formula {
    let negation = this.#negations.get(formula);
    if (negation === undefined) {
      negation = this.#negate(formula);
      this.#negations.set(formula, negation);
      this.#negations.set(negation, formula);
    }
    return negation;
  }

  #negate(formula: Formula): Formula {
    switch (formula.kind) {
      case "kinds":
        return this.kinds(everyKind & ~formula.mask);
      case "literal":
        return this.atom(formula.atom, !formula.isPositive);
      case "opaque":
        return this.opaque(formula.name, formula.reason, !formula.isPositive);
      case "deferred":
        return this.#make(`${formula.isPositive ? "~" : "@"}${formula.name}`, {
          kind: "deferred",
          name: formula.name,
          isPositive: !formula.isPositive,
        });
      case "and":
        return this.or(formula.parts.map((part) => this.not(part)));
      case "or":
        return this.and(formula.parts.map((part) => this.not(part)));
    }
  }

  and(parts: readonly Formula[]): Formula {
    return this.#join("and", parts);
  }

  or(parts: readonly Formula[]): Formula {
    return this.#join("or", parts);
  }

  /** Flat, each part once, in one order; kinds are one part; a part beside its negation decides. */
  #join(kind: "and" | "or", given: readonly Formula[]): Formula {
    const isAnd = kind === "and";
    let mask = isAnd ? everyKind : 0;
    const parts = new Set<Formula>();
    const add = (part: Formula): void => {
      if (part.kind === kind) for (const inner of part.parts) add(inner);
      else if (part.kind === "kinds") mask = isAnd ? mask & part.mask : mask | part.mask;
      else parts.add(part);
    };
    for (const part of given) add(part);
    if (mask === (isAnd ? 0 : everyKind)) return isAnd ? this.none : this.all;
    for (const part of parts) {
      const isJunction = part.kind === "and" || part.kind === "or";
      const negation = isJunction ? this.#negations.get(part) : this.not(part);
      if (negation !== undefined && parts.has(negation)) return isAnd ? this.none : this.all;
    }
    const whole = mask === (isAnd ? everyKind : 0) ? [] : [this.kinds(mask)];
    const sorted = [...whole, ...[...parts].sort((a, b) => a.id - b.id)];
    const [first] = sorted;
    if (first === undefined) return isAnd ? this.all : this.none;
    if (sorted.length === 1) return first;
    const text = `${isAnd ? "&" : "|"}${sorted.map(({ id }) => id).join(",")}`;
    return this.#make(text, { kind, parts: sorted });
  }
}

function saysNothing(atom: Atom, all: Formula): boolean {
  switch (atom.says) {
    case "shortest":
      return atom.length <= 0;
    case "fewest":
      return atom.count <= 0;
    case "item":
      return atom.is === all;
    case "items":
    case "members":
    case "names":
      return atom.are === all;
    case "contains":
      return atom.count <= 0;
    default:
      return false;
  }
}

function textOf(atom: Atom): string {
  const start = `${atom.of} ${atom.says} `;
  switch (atom.says) {
    case "true":
    case "unique":
      return start;
    case "least":
      return `${start}${atom.bound}${atom.isExclusive}`;
    case "most":
      return "bound" in atom ? `${start}${atom.bound}${atom.isExclusive}` : `${start}${atom.count}`;
    case "multiple":
      return `${start}${atom.factor}`;
    case "among":
      return start + JSON.stringify([...atom.values].sort());
    case "shortest":
    case "longest":
      return `${start}${atom.length}`;
    case "pattern":
      return start + JSON.stringify(atom.pattern);
    case "format":
      return start + atom.format;
    case "item":
      return `${start}${atom.at} ${atom.is.id}`;
    case "items":
      return `${start}${atom.from} ${atom.are.id}`;
    case "contains":
      return `${start}${atom.count} ${atom.are.id}`;
    case "fewest":
      return `${start}${atom.count}`;
    case "has":
      return start + JSON.stringify(atom.name);
    case "members":
      return `${start}${textOfNames(atom.names)} ${atom.are.id}`;
    case "names":
      return `${start}${atom.are.id}`;
  }
}

/**
 * Whether a formula is true of any value, and of which: a tableau. A value is of one kind; under a kind a formula is a choice of literals on values of that kind; those are solved by what is
 * known of numbers, strings, arrays and objects, whose parts are solved in the same way. What leads back to a formula that is being solved is given up: a smallest value of it has no part
 * that is one of it (values of JSON are finite).
 */

import { canonical } from "../json/print.js";
import type { JsonKind, JsonValue } from "../json/value.js";
import { arrays } from "./arrays.js";
import { constant } from "./constant.js";
import {
  everyKind,
  maskOf,
  type Deferred,
  type Formula,
  type Formulas,
  type Literal,
} from "./formula.js";
import { holds } from "./holds.js";
import type { Model, Models } from "./models.js";
import { numbers } from "./numbers.js";
import { objects } from "./objects.js";
import { strings } from "./strings.js";

/** `none`: no value. `unknown`: whether there is one was not to be found out, for these reasons. */
export type Answer =
  | ({ readonly kind: "model" } & Model)
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reasons: readonly string[] };

/** In the order in which values are the easiest to read. */
const kindsInOrder: readonly JsonKind[] = [
  "string",
  "number",
  "boolean",
  "object",
  "array",
  "null",
];

const none: Answer = { kind: "none" };

interface Frame {
  readonly formula: Formula;
  /** The outermost formula under way that the answer rests on. */
  lowest: number;
}

export class Solver {
  readonly formulas: Formulas;
  readonly #most: number;
  #steps = 0;
  readonly #answers = new Map<Formula, Answer>();
  /** Without a value so long as what they rest on has none, which is under way: formula → its depth. */
  readonly #provisional = new Map<Formula, number>();
  readonly #frames: Frame[] = [];
  readonly #depths = new Map<Formula, number>();
  readonly #restricted = new Map<JsonKind, Map<Formula, Formula>>();
  readonly #unfolding = new Set<string>();

  /** `most`: how many steps it may take, after which everything is `unknown`. */
  constructor(formulas: Formulas, most: number) {
    this.formulas = formulas;
    this.#most = most;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Begins to count anew, so that one question's cost is none of the next one's. */
  resetSteps(): void {
    this.#steps = 0;
  }

  /** A value of a part. */
  solve(formula: Formula): Answer {
    if (formula === this.formulas.none) return none;
    const known = this.#answers.get(formula);
    if (known !== undefined) return known;
    const depth = this.#depths.get(formula) ?? this.#provisional.get(formula);
    if (depth !== undefined) {
      this.#restOn(depth);
      return none;
    }
    if (++this.#steps > this.#most) return { kind: "unknown", reasons: ["budget"] };
    const own = this.#frames.length;
    const frame: Frame = { formula, lowest: Infinity };
    this.#frames.push(frame);
    this.#depths.set(formula, own);
    const answer = this.#firstOf(this.models(formula));
    this.#frames.pop();
    this.#depths.delete(formula);
    this.#settle(formula, answer, own, frame.lowest);
    return answer;
  }

  #firstOf(models: Models): Answer {
    const { value, done } = models.next();
    if (!done) return { kind: "model", ...value };
    return value.length === 0 ? none : { kind: "unknown", reasons: value };
  }

  #restOn(depth: number): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.lowest = Math.min(frame.lowest, depth);
  }

  /** Keeps an answer; one that rests on a formula further out only until that is answered. */
  #settle(formula: Formula, answer: Answer, own: number, lowest: number): void {
    const isFinal = lowest >= own;
    if (!isFinal) this.#restOn(lowest);
    if (answer.kind === "model" || (answer.kind === "unknown" && this.#steps <= this.#most)) {
      // A value is one, whatever else is not known; what rested on there being none is not.
      this.#answers.set(formula, answer);
      for (const [each, depth] of this.#provisional) {
        if (depth >= own) this.#provisional.delete(each);
      }
      return;
    }
    if (answer.kind === "unknown") return;
    if (!isFinal) {
      this.#provisional.set(formula, lowest);
      for (const [each, depth] of this.#provisional) {
        if (depth >= own) this.#provisional.set(each, lowest);
      }
      return;
    }
    this.#answers.set(formula, none);
    for (const [each, depth] of this.#provisional) {
      if (depth < own) continue;
      this.#provisional.delete(each);
      this.#answers.set(each, none);
    }
  }

  /** Values of a formula, one for each way in which it can be met, as far as that is tried. */
  *models(formula: Formula): Models {
    const reasons = new Set<string>();
    for (const kind of kindsInOrder) {
      if ((kindsOf(formula) & maskOf(kind)) === 0) continue;
      const under = this.restrict(formula, kind);
      if (under === this.formulas.none) continue;
      for (const reason of yield* this.#search(kind, under)) reasons.add(reason);
    }
    return [...reasons];
  }

  /** The formula as values of one kind see it. */
  restrict(formula: Formula, kind: JsonKind): Formula {
    let known = this.#restricted.get(kind);
    if (known === undefined) this.#restricted.set(kind, (known = new Map()));
    let result = known.get(formula);
    if (result === undefined) known.set(formula, (result = this.#restrict(formula, kind)));
    return result;
  }

  #restrict(formula: Formula, kind: JsonKind): Formula {
    const { formulas } = this;
    switch (formula.kind) {
      case "kinds":
        return (formula.mask & maskOf(kind)) === 0 ? formulas.none : formulas.all;
      case "literal":
        if (formula.atom.of === kind) return formula;
        return formula.isPositive ? formulas.all : formulas.none;
      case "opaque":
        return formula;
      case "deferred":
        return this.#unfold(formula, kind);
      case "and":
        return formulas.and(formula.parts.map((part) => this.restrict(part, kind)));
      case "or":
        return formulas.or(formula.parts.map((part) => this.restrict(part, kind)));
    }
  }

  #unfold(formula: Deferred, kind: JsonKind): Formula {
    const { formulas } = this;
    const key = `${kind} ${formula.name}`;
    // It refers to itself without a part of the value between: no validator ends on it.
    if (this.#unfolding.has(key)) return formulas.opaque(formula.name, "$ref");
    this.#unfolding.add(key);
    const result = this.restrict(formulas.expand(formula), kind);
    this.#unfolding.delete(key);
    return result;
  }

  /** Choices are made one by one, those first that leave one way only. */
  *#search(kind: JsonKind, formula: Formula): Models {
    const state = this.#begin(formula);
    return state === undefined ? [] : yield* this.#decide(kind, state);
  }

  #begin(formula: Formula): State | undefined {
    return this.#extend({ literals: new Set(), choices: [] }, [formula]);
  }

  /** A state with more that has to be true; `undefined` where that contradicts it. */
  #extend(state: State, more: readonly Formula[]): State | undefined {
    const literals = new Set(state.literals);
    let choices: readonly Formula[] = state.choices;
    const waiting = [...more];
    const added: Formula[] = [];
    for (const next of waiting) {
      if (next === this.formulas.none) return undefined;
      if (next === this.formulas.all) continue;
      if (next.kind === "and") waiting.push(...next.parts);
      else if (next.kind === "or") added.push(next);
      else {
        if (literals.has(this.formulas.not(next))) return undefined;
        literals.add(next);
      }
    }
    choices = [...choices, ...added];
    return { literals, choices };
  }

  *#decide(kind: JsonKind, given: State): Models {
    const simplified = this.#simplify(kind, given);
    if (simplified === undefined) return [];
    if ("reasons" in simplified) return simplified.reasons;
    const { state } = simplified;
    const choice = smallest(state.choices);
    if (choice === undefined) return yield* this.#solveLiterals(kind, state.literals);
    const reasons = new Set<string>();
    const others = state.choices.filter((each) => each !== choice);
    // What is near comes first: a value of it is smaller.
    const parts = choice.kind === "or" ? choice.parts : [];
    for (const part of [...parts].sort((a, b) => this.#depthOf(a) - this.#depthOf(b))) {
      const next = this.#extend({ literals: state.literals, choices: others }, [part]);
      if (next === undefined) continue;
      for (const reason of yield* this.#decide(kind, next)) reasons.add(reason);
    }
    return [...reasons];
  }

  readonly #depthsOf = new Map<Formula, number>();

  /** How deep in a value a formula looks, as far as shows. */
  #depthOf(formula: Formula): number {
    let depth = this.#depthsOf.get(formula);
    if (depth === undefined) {
      const inner = partsOf(formula).map((each) => this.#depthOf(each));
      const own = formula.kind === "deferred" ? farAway : formula.kind === "literal" ? 1 : 0;
      depth = own + Math.max(0, ...inner);
      this.#depthsOf.set(formula, depth);
    }
    return depth;
  }

  /** Drops the choices that are made already, and the ways that are not open; makes those that are left one way. */
  #simplify(
    kind: JsonKind,
    given: State,
  ): { readonly state: State } | { readonly reasons: readonly string[] } | undefined {
    let state = given;
    for (;;) {
      if (++this.#steps > this.#most) return { reasons: ["budget"] };
      if (!this.#isOpen(kind, state.literals)) return undefined;
      const choices: Formula[] = [];
      const forced: Formula[] = [];
      for (const choice of state.choices) {
        const parts = this.#openParts(kind, choice, state.literals);
        if (parts === "made") continue;
        const [only] = parts;
        if (only === undefined) return undefined;
        if (parts.length === 1) forced.push(only);
        else choices.push(this.formulas.or(parts));
      }
      if (forced.length === 0) return { state: { literals: state.literals, choices } };
      const next = this.#extend({ literals: state.literals, choices }, forced);
      if (next === undefined) return undefined;
      state = next;
    }
  }

  #openParts(
    kind: JsonKind,
    choice: Formula,
    literals: ReadonlySet<Formula>,
  ): readonly Formula[] | "made" {
    const open: Formula[] = [];
    for (const part of choice.kind === "or" ? choice.parts : [choice]) {
      if (literals.has(part)) return "made";
      const own = part.kind === "and" ? part.parts : [part];
      if (own.some((each) => literals.has(this.formulas.not(each)))) continue;
      const telling = own.filter((each) => each.kind === "literal");
      if (telling.length > 0 && !this.#isOpen(kind, [...literals, ...telling])) continue;
      // What follows from the rest is no choice.
      if (part.kind === "literal" && !this.#isOpen(kind, [...literals, this.formulas.not(part)])) {
        return "made";
      }
      open.push(part);
    }
    return open;
  }

  readonly #open = new Map<string, boolean>();

  /** Whether literals may all be true together; `true` where that is not known. */
  #isOpen(kind: JsonKind, literals: Iterable<Formula>): boolean {
    const ids = [...new Set(literals)].map(({ id }) => id).sort((a, b) => a - b);
    const key = `${kind} ${ids.join()}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const frame = this.#frames.at(-1);
    const before = frame?.lowest ?? Infinity;
    if (frame !== undefined) frame.lowest = Infinity;
    const { done, value } = this.#solveLiterals(kind, new Set(literals)).next();
    const isOpen = !done || value.length > 0;
    // Kept where it rests on nothing that is under way.
    if (isOpen || frame === undefined || frame.lowest === Infinity) this.#open.set(key, isOpen);
    if (frame !== undefined) frame.lowest = Math.min(before, frame.lowest);
    return isOpen;
  }

  *#solveLiterals(kind: JsonKind, all: ReadonlySet<Formula>): Models {
    const literals: Literal[] = [];
    const reasons: string[] = [];
    for (const each of all) {
      if (each.kind === "literal") literals.push(each);
      else if (each.kind === "opaque") reasons.push(each.reason);
    }
    const models = this.#modelsOf(kind, literals);
    for (let next = models.next(); ; next = models.next()) {
      if (next.done) return next.value;
      yield reasons.length === 0 ? next.value : { ...next.value, isSure: false };
      // What is left out of account may refuse this value, and not another.
      if (reasons.length > 0) return reasons;
    }
  }

  #modelsOf(kind: JsonKind, literals: readonly Literal[]): Models {
    switch (kind) {
      case "null":
        return only([null]);
      case "boolean":
        return only(
          [true, false].filter((value) =>
            literals.every((each) => holds(each, value, this.formulas) === true),
          ),
        );
      case "number":
        return numbers(literals, this.formulas);
      case "string":
        return strings(literals, this.formulas);
      case "array":
        return arrays(literals, this);
      case "object":
        return objects(literals, this);
    }
  }

  /** A formula that is true of one value alone, as JSON compares. */
  is(value: JsonValue): Formula {
    return this.formulas.deferred(`= ${canonical(value)}`, () => constant(value, this.formulas));
  }
}

interface State {
  readonly literals: ReadonlySet<Formula>;
  readonly choices: readonly Formula[];
}

/** What leads back to itself may lead any way down. */
const farAway = 100;

/** The formulas that a formula speaks of. */
function partsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === "and" || formula.kind === "or") return formula.parts;
  if (formula.kind !== "literal") return [];
  const { atom } = formula;
  if ("are" in atom) return [atom.are];
  return "is" in atom ? [atom.is] : [];
}

function* only(values: readonly JsonValue[]): Models {
  for (const value of values) yield { value, isSure: true };
  return [];
}

function smallest(choices: readonly Formula[]): Formula | undefined {
  const size = (each: Formula): number => (each.kind === "or" ? each.parts.length : 1);
  let found: Formula | undefined;
  for (const each of choices) if (found === undefined || size(each) < size(found)) found = each;
  return found;
}

/** The kinds of which values may be, as far as shows without looking closer. */
function kindsOf(formula: Formula): number {
  switch (formula.kind) {
    case "kinds":
      return formula.mask;
    case "literal":
      return formula.isPositive ? everyKind : maskOf(formula.atom.of);
    case "and": {
      let mask = everyKind;
      for (const part of formula.parts) mask &= kindsOf(part);
      return mask;
    }
    case "or":
    case "deferred":
    case "opaque":
      return everyKind;
  }
}

import { equal } from "../json/equal.js";
import type { JsonValue } from "../json/value.js";
import { constants } from "./constant.js";
import type { Formula, Literal } from "./formula.js";
import type { Model, Models } from "./models.js";
import type { Solver } from "./solver.js";

/** So many items, or none from a position on, are such; at least one, at most one. */
interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly is: Formula;
}
interface Limit {
  readonly most: number;
  readonly are: Formula;
}

interface Demand {
  readonly shortest: number;
  readonly longest: number;
  readonly items: readonly { readonly from: number; readonly to: number; readonly are: Formula }[];
  readonly wanted: readonly Wanted[];
  readonly limits: readonly Limit[];
  readonly isUnique: boolean;
  readonly repeats: boolean;
}

/** Longer arrays are not made up. */
const longestMade = 1000;
/** From this length on, which items are such as may be few is not tried in all ways. */
const longestChosen = 8;

/** Arrays that all these literals are true of. */
export function* arrays(literals: readonly Literal[], solver: Solver): Models {
  const demand = demandOf(literals, solver);
  const needs = demand.wanted.length + (demand.repeats ? 2 : 0);
  const told = Math.max(
    demand.shortest,
    0,
    ...demand.items.map(({ from, to }) => (to === Infinity ? from : to)),
    ...demand.wanted.map(({ from, to }) => (to === Infinity ? from : to)),
  );
  // A longer array without the items that nothing asks for is shorter, and does as well.
  const last = Math.min(demand.longest, told + needs);
  const reasons = new Set<string>();
  if (last > longestMade) reasons.add("minItems");
  for (let length = demand.shortest; length <= Math.min(last, longestMade); length++) {
    const search = new ArraySearch(demand, length, solver, reasons);
    yield* search.models();
  }
  return [...reasons];
}

function demandOf(literals: readonly Literal[], { formulas }: Solver): Demand {
  let shortest = 0;
  let longest = Infinity;
  const items: { from: number; to: number; are: Formula }[] = [];
  const wanted: Wanted[] = [];
  const limits: Limit[] = [];
  let isUnique = false;
  let repeats = false;
  for (const { atom, isPositive } of literals) {
    if (atom.of !== "array") continue;
    switch (atom.says) {
      case "shortest":
        if (isPositive) shortest = Math.max(shortest, atom.length);
        else longest = Math.min(longest, atom.length - 1);
        break;
      case "longest":
        if (isPositive) longest = Math.min(longest, atom.length);
        else shortest = Math.max(shortest, atom.length + 1);
        break;
      case "item":
        if (isPositive) items.push({ from: atom.at, to: atom.at + 1, are: atom.is });
        else wanted.push({ from: atom.at, to: atom.at + 1, is: formulas.not(atom.is) });
        break;
      case "items":
        if (isPositive) items.push({ from: atom.from, to: Infinity, are: atom.are });
        else wanted.push({ from: atom.from, to: Infinity, is: formulas.not(atom.are) });
        break;
      case "contains":
        if (isPositive) {
          const each: Wanted = { from: 0, to: Infinity, is: atom.are };
          shortest = Math.max(shortest, atom.count);
          // Items that are counted are not the same one.
          for (let i = 0; i < Math.min(atom.count, longestMade + 1); i++) wanted.push(each);
        } else limits.push({ most: atom.count - 1, are: atom.are });
        break;
      case "unique":
        if (isPositive) isUnique = true;
        else repeats = true;
    }
  }
  for (const { from, to } of wanted) {
    shortest = Math.max(shortest, to === Infinity ? from + 1 : to);
  }
  if (repeats) shortest = Math.max(shortest, 2);
  return { shortest, longest, items, wanted, limits, isUnique, repeats };
}

class ArraySearch {
  readonly #demand: Demand;
  readonly #length: number;
  readonly #solver: Solver;
  readonly #reasons: Set<string>;

  constructor(demand: Demand, length: number, solver: Solver, reasons: Set<string>) {
    this.#demand = demand;
    this.#length = length;
    this.#solver = solver;
    this.#reasons = reasons;
  }

  *models(): Generator<Model, void> {
    const { formulas } = this.#solver;
    const items = Array.from({ length: this.#length }, (_, i) =>
      formulas.and(
        this.#demand.items.filter(({ from, to }) => from <= i && i < to).map(({ are }) => are),
      ),
    );
    if (items.some((each) => !this.#isPossible(each))) return;
    yield* this.#place(items, 0);
  }

  #isPossible(formula: Formula): boolean {
    const answer = this.#solver.solve(formula);
    if (answer.kind === "unknown") for (const each of answer.reasons) this.#reasons.add(each);
    return answer.kind === "model";
  }

  /** Finds an item for each that is wanted, from the `i`th on. Those that are alike are placed in order. */
  *#place(items: readonly Formula[], i: number, after = -1): Generator<Model, void> {
    const { wanted } = this.#demand;
    const next = wanted[i];
    if (next === undefined) {
      yield* this.#repeated(items);
      return;
    }
    const isAlike = wanted[i - 1] === next;
    const first = isAlike ? Math.max(next.from, after + 1) : next.from;
    for (let at = first; at < Math.min(next.to, items.length); at++) {
      const is = this.#solver.formulas.and([items[at] ?? this.#solver.formulas.all, next.is]);
      if (this.#isPossible(is)) yield* this.#place(items.with(at, is), i + 1, at);
    }
  }

  /** Two items are the same, where that is asked for. */
  *#repeated(items: readonly Formula[]): Generator<Model, void> {
    if (!this.#demand.repeats) {
      yield* this.#limited(items, 0);
      return;
    }
    for (let a = 0; a < items.length; a++) {
      for (let b = a + 1; b < items.length; b++) {
        const both = this.#solver.formulas.and([items[a], items[b]].filter((each) => !!each));
        const answer = this.#solver.solve(both);
        if (answer.kind === "unknown") for (const each of answer.reasons) this.#reasons.add(each);
        if (answer.kind !== "model") continue;
        const same = constants([answer.value], this.#solver.formulas);
        yield* this.#limited(items.with(a, same).with(b, same), 0);
        // Another value that both have might fit limits that this one does not.
        if (this.#demand.limits.length > 0) this.#reasons.add("maxContains");
      }
    }
  }

  /** No more items are such than may be, from the `i`th limit on. */
  *#limited(items: readonly Formula[], i: number): Generator<Model, void> {
    const limit = this.#demand.limits[i];
    if (limit === undefined) {
      yield* this.#filled(items);
      return;
    }
    const { formulas } = this.#solver;
    const isLong = items.length > longestChosen;
    if (isLong) this.#reasons.add("maxContains");
    const most = Math.min(limit.most, items.length);
    for (const chosen of isLong ? [new Set<number>()] : subsets(items.length, most)) {
      const not = formulas.not(limit.are);
      const next = items.map((each, at) => (chosen.has(at) ? each : formulas.and([each, not])));
      if (next.every((each) => this.#isPossible(each))) yield* this.#limited(next, i + 1);
    }
  }

  *#filled(items: readonly Formula[]): Generator<Model, void> {
    const values: JsonValue[] = [];
    let isSure = true;
    for (const item of items) {
      const answer = this.#distinct(item, items, values);
      if (answer === undefined) return;
      values.push(answer.value);
      isSure &&= answer.isSure;
    }
    yield { value: values, isSure };
  }

  /** A value of an item; where items are unique, another one than those before. */
  #distinct(
    item: Formula,
    items: readonly Formula[],
    before: readonly JsonValue[],
  ): Model | undefined {
    const { formulas } = this.#solver;
    const answer = this.#solver.solve(item);
    if (answer.kind !== "model") return undefined;
    if (!this.#demand.isUnique || !before.some((each) => equal(each, answer.value))) return answer;
    const others = formulas.and([item, formulas.not(constants(before, formulas))]);
    const other = this.#solver.solve(others);
    if (other.kind === "model") return other;
    // Of items that are alike, it makes no difference which values came first.
    if (other.kind === "unknown" || items.some((each) => each !== item)) {
      this.#reasons.add("uniqueItems");
    }
    return undefined;
  }
}

/** The sets of `size` of the numbers below `length`. */
function* subsets(length: number, size: number, from = 0): Iterable<ReadonlySet<number>> {
  if (size === 0) {
    yield new Set();
    return;
  }
  for (let first = from; first <= length - size; first++) {
    for (const rest of subsets(length, size - 1, first + 1)) yield new Set([first, ...rest]);
  }
}

/** Whether one contract's schema accepts all that another's does. */

import type { JsonValue } from "../json/value.js";
import type { LocationKey } from "../resolve/resolved.js";
import { Formulas } from "./formula.js";
import { identitiesOf } from "./identities.js";
import { Solver } from "./solver.js";
import { Translator, type Translation } from "./translate.js";

/** `contained`: proved. `outside`: a value that the one accepts and the other does not, as both validators say. `unproved`: neither was found; `reasons` are keywords, or `budget`. */
export type Containment =
  | { readonly kind: "contained" }
  | { readonly kind: "outside"; readonly value: JsonValue }
  | { readonly kind: "unproved"; readonly reasons: readonly string[] };

export interface ContainmentOptions {
  /** How many steps one question may take. */
  readonly budget: number;
  /** How many values are put to the validators. */
  readonly mostTried: number;
}

export const defaultContainment: ContainmentOptions = { budget: 100_000, mostTried: 60 };

export type ComparedContract = Pick<Translation, "resolved" | "assertFormats">;

/** Two contracts side by side. */
export class Comparison {
  readonly #formulas = new Formulas();
  readonly #solver: Solver;
  readonly #sides: readonly [Translator, Translator];
  readonly #options: ContainmentOptions;

  constructor(
    first: ComparedContract,
    second: ComparedContract,
    options: ContainmentOptions = defaultContainment,
  ) {
    this.#solver = new Solver(this.#formulas, options.budget);
    this.#options = options;
    const sideOf = (side: string, { resolved, assertFormats }: ComparedContract): Translator => {
      const identities = identitiesOf(resolved);
      return new Translator(this.#formulas, { side, identities, resolved, assertFormats });
    };
    this.#sides = [sideOf("1", first), sideOf("2", second)];
  }

  /**
   * Whether all values of a schema of the `from` side (0 or 1) are values of a schema of the other. `isOutside` is asked of each value that may be none: whether validators accept it on the
   * one side and reject it on the other.
   */
  ask(
    from: 0 | 1,
    inner: LocationKey,
    outer: LocationKey,
    isOutside: (value: JsonValue) => boolean,
  ): Containment {
    const left = this.#sides[from].formulaAt(inner);
    const right = this.#sides[from === 0 ? 1 : 0].formulaAt(outer);
    const outside = this.#formulas.and([left, this.#formulas.not(right)]);
    this.#solver.resetSteps();
    const models = this.#solver.models(outside);
    let isRefused = false;
    for (let tried = 0; ; tried++) {
      const { done, value } = models.next();
      if (done) {
        if (value.length === 0 && !isRefused) return { kind: "contained" };
        return { kind: "unproved", reasons: value.length === 0 ? ["validators"] : value };
      }
      if (isOutside(value.value)) return { kind: "outside", value: value.value };
      isRefused = true;
      if (tried >= this.#options.mostTried) return { kind: "unproved", reasons: ["budget"] };
    }
  }
}

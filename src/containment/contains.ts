/** Whether one contract's schema accepts all that another's does. */

import type { JsonValue } from "../json/value.js";
import type { LocationKey } from "../resolve/resolved.js";
import { Formulas } from "./formula.js";
import { identitiesOf } from "./identities.js";
import { Solver } from "./solver.js";
import { asItIs, Translator, type Translation } from "./translate.js";

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

export interface Question {
  /** The side whose values are asked about, and its schema; the other side's schema is to hold them. */
  readonly from: 0 | 1;
  readonly inner: LocationKey;
  readonly outer: LocationKey;
  /** Only what is written by one who goes by the inner contract, not all that it accepts. */
  readonly isWritten?: boolean;
  /** Rules of the outer side that are left out, as `ruleOf` names them. */
  readonly ignored?: ReadonlySet<string>;
  /** Whether validators accept the value on the one side and reject it on the other, by a rule that counts. */
  isOutside(value: JsonValue): boolean;
}

/** Two contracts side by side. */
export class Comparison {
  readonly #formulas = new Formulas();
  readonly #solver: Solver;
  readonly #sides: readonly [Side, Side];
  readonly #options: ContainmentOptions;

  constructor(
    first: ComparedContract,
    second: ComparedContract,
    options: ContainmentOptions = defaultContainment,
  ) {
    this.#solver = new Solver(this.#formulas, options.budget);
    this.#options = options;
    this.#sides = [new Side("1", first, this.#formulas), new Side("2", second, this.#formulas)];
  }

  /** Whether two schemas, one of each side, accept the same by what they say alone: no value is looked for. */
  areAlike(first: LocationKey, second: LocationKey): boolean {
    return this.#sides[0].read().formulaAt(first) === this.#sides[1].read().formulaAt(second);
  }

  /** Whether a schema of each side stands at the same place of files that mean the same, and lead to such. */
  areUnchanged(first: LocationKey, second: LocationKey): boolean {
    const [a, b] = this.#sides.map((side, i) => side.identityAt(i === 0 ? first : second));
    return first === second && a !== undefined && a === b;
  }

  /** Whether all values of a schema of one side are values of a schema of the other. */
  ask({ from, inner, outer, isWritten = false, ignored, isOutside }: Question): Containment {
    if (
      this.areUnchanged(...(from === 0 ? ([inner, outer] as const) : ([outer, inner] as const)))
    ) {
      return { kind: "contained" };
    }
    const left = this.#sides[from].read(isWritten).valuesAt(inner);
    const right = this.#sides[from === 0 ? 1 : 0].read(false, ignored).formulaAt(outer);
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

/** One contract, read in several ways. */
class Side {
  readonly #formulas: Formulas;
  readonly #translation: Translation;
  readonly #readers = new Map<string, Translator>();

  constructor(side: string, { resolved, assertFormats }: ComparedContract, formulas: Formulas) {
    this.#formulas = formulas;
    this.#translation = { side, identities: identitiesOf(resolved), resolved, assertFormats };
  }

  /** What tells the file of a schema from those that mean something else. */
  identityAt(key: LocationKey): string | undefined {
    const { identities, assertFormats } = this.#translation;
    const identity = identities.get(key.slice(0, key.indexOf("#")));
    return identity === undefined ? undefined : `${identity} ${assertFormats}`;
  }

  read(isWriting = false, ignored: ReadonlySet<string> = asItIs.ignored): Translator {
    const key = [String(isWriting), ...[...ignored].sort()].join("\n");
    let reader = this.#readers.get(key);
    if (reader === undefined) {
      // What is handed in may change later.
      const reading = { ignored: new Set(ignored), isWriting };
      reader = new Translator(this.#formulas, this.#translation, reading);
      this.#readers.set(key, reader);
    }
    return reader;
  }
}

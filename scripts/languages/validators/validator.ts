import type { JsonValue } from "../../../src/json/value.js";

/** A validator of JSON Schema that users of a language have, and that is to judge by our bundles as we do. */
export interface Validator {
  readonly language: string;
  /** As its registry names it, with the version that is measured. */
  readonly library: string;
  /** Why it can't be measured here; `undefined` where it can. */
  missing(): string | undefined;
  /** Builds its program. The command that is then given the folder of the bundles, and `assert` or `annotate` for formats. */
  prepare(): readonly [string, ...string[]];
  /** Where it is known to judge in another way. */
  readonly differences: readonly Difference[];
}

/** A keyword that a library reads in another way: where bundles are without it, verdicts have to be the same, or it explains nothing. */
export interface Difference {
  readonly keyword: string;
  /** Only where it has this value. */
  readonly value?: JsonValue;
  readonly reason: string;
}

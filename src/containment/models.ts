import type { JsonValue } from "../json/value.js";

/** A value that a formula may be true of. */
export interface Model {
  readonly value: JsonValue;
  /** Whether nothing was left out of account when it was made. */
  readonly isSure: boolean;
}

/**
 * Values of a formula, and at the end the reasons why there may be more: keywords that could not be taken into account, or limits. With none, there is no other value than those that
 * were given, as far as telling whether there is one goes: a search may give one of many.
 */
export type Models = Generator<Model, readonly string[], undefined>;

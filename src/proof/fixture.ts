import type { JsonValue } from "../json/value.js";
import type { Declaration } from "../model/contract.js";

/** A payload that shows what a type accepts or refuses. */
export interface ProofFixture {
  readonly declaration: Declaration;
  readonly verdict: "valid" | "invalid";
  readonly json: JsonValue;
  /** As shown to readers: `test/fixtures/AccessCode/valid/full.json`. */
  readonly file: string;
}

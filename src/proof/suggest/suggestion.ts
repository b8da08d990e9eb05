import type { JsonValue } from "../../json/value.js";
import type { Declaration } from "../../model/contract.js";
import type { Issue } from "../../runtime/runtime.js";

/** A fixture that is missing. */
export interface Suggestion {
  readonly declaration: Declaration;
  readonly verdict: "valid" | "invalid";
  /** Of its file, without extension: `status-null`. */
  readonly name: string;
  readonly json: JsonValue;
  /** Why an invalid one is refused. */
  readonly issues: readonly Issue[];
  /** What nothing has shown before it, in words. */
  readonly shows: readonly string[];
}

import type { JsonValue } from "../../json/value.js";
import type { Declaration } from "../../model/contract.js";
import type { LocationKey, SchemaEntry } from "../../resolve/resolved.js";
import type { Moved, Operation } from "./operators/operator.js";

/** The contract with one rule changed: the schema at one place is another one. */
export interface Mutant {
  /** `errors/seam-error.json#/required/0 dropped`: unique, and the same in every run. */
  readonly id: string;
  readonly operation: Operation;
  /** The schema as its author wrote it. */
  readonly entry: SchemaEntry;
  /** The same schema in every scope in which it is read, `entry` among them: all of them change. */
  readonly keys: readonly LocationKey[];
  /** What stands there instead. */
  readonly schema: JsonValue;
  readonly moved?: Moved | undefined;
  /** The keyword that is changed, and its pointer in the file, or that of the item in it. */
  readonly keyword: string;
  readonly pointer: string;
  /** The innermost type whose schema holds the place; none where no type does. */
  readonly declaration: Declaration | undefined;
  /** What a fixture would have to show: `` `status` must be "set" ``. */
  readonly claim: string;
}

import type { Constraint, Type } from "../../model/type.js";

/** What a keyword says as a choice of types, which may be too much to write; then the constraint is recorded instead. */
export interface Choice {
  readonly type: Type;
  readonly otherwise: Constraint;
}

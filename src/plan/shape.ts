/** What a value of a contract looks like, in words that every typed language has: the model without links, kinds and bookkeeping. */

import type { JsonValue } from "../json/value.js";
import type { Rules } from "./rules.js";

/** A value where it stands. `rules` say what is to be checked beyond its form. */
export type Shape = (
  | Any
  | Nothing
  | Plain
  | Constants
  | Named
  | Nullable
  | List
  | Tuple
  | Positions
  | MapOf
  | Choice
  | Both
) & { readonly rules?: Rules };

/** Any JSON value. */
export interface Any {
  readonly kind: "any";
}
/** No value at all. */
export interface Nothing {
  readonly kind: "nothing";
}
/** `integer` is a whole number of any size; `1.0` is one (2020-12 Core, section 4.2.3). */
export interface Plain {
  readonly kind: "null" | "boolean" | "integer" | "number" | "string";
}
/** One of these values, compared as JSON is. Never empty. */
export interface Constants {
  readonly kind: "constants";
  readonly values: readonly JsonValue[];
}
/** A type of the plan, by its name. */
export interface Named {
  readonly kind: "named";
  readonly name: string;
}
/** `of`, or null. `of` holds no null as far as its own form shows; a named type may. */
export interface Nullable {
  readonly kind: "nullable";
  readonly of: Shape;
}
export interface List {
  readonly kind: "list";
  readonly item: Shape;
  readonly minItems: number;
  readonly maxItems: number | undefined;
}
/** An array of just these items. */
export interface Tuple {
  readonly kind: "tuple";
  readonly items: readonly Shape[];
}
/** An array whose first items are told one by one, as far as it goes; `rest` is of all that follow. */
export interface Positions {
  readonly kind: "positions";
  readonly items: readonly Shape[];
  readonly rest: Shape;
  readonly minItems: number;
  readonly maxItems: number | undefined;
}
/** An object that names no member. `nothing`: it is empty. */
export interface MapOf {
  readonly kind: "map";
  readonly values: Shape;
}
/** One of several, where the plan does not give unions names of their own. Null is told by `nullable`. */
export interface Choice {
  readonly kind: "choice";
  readonly branches: readonly Branch[];
  readonly tag?: Tag;
}
/** A value of `main` that is a value of the others too. It is read as `main`, which is a record where there is one. */
export interface Both {
  readonly kind: "both";
  readonly main: Shape;
  readonly others: readonly Shape[];
}

export interface Branch {
  /** What tells it from its siblings, in PascalCase: the name of its type, its constant, its kind. Unique among them. */
  readonly label: string;
  readonly shape: Shape;
}

/** A member that is required in every branch, each of them a record, with constants (strings) that no other branch has there. */
export interface Tag {
  readonly jsonName: string;
  /** The constants of each branch, in the order of the branches. */
  readonly values: readonly (readonly string[])[];
}

import type { Declaration } from "../../model/contract.js";
import type { JsonValue } from "../../json/value.js";
import type { Place, Type } from "../../model/type.js";

/**
 * A part of a type that fixtures can show: the type itself, a member that is there, one that is absent though it could be there, a `null`, a
 * branch of a union, a listed value.
 */
export type ItemKind = "type" | "member" | "absent" | "null" | "branch" | "value";

export const itemKinds: readonly ItemKind[] = [
  "type",
  "member",
  "absent",
  "null",
  "branch",
  "value",
];

export interface Item {
  /** Unique, and the same in every run. */
  readonly key: string;
  readonly declaration: Declaration;
  readonly kind: ItemKind;
  /** From the type's value: `location.timezone`, `errors[]`; empty for that itself. */
  readonly path: string;
  /** The branch, or the value as it is written. */
  readonly what: string;
  /** The listed value, or the type that is the branch. */
  readonly means?: { readonly value: JsonValue } | { readonly type: Type };
  /** Of a member that the type takes from a base and says nothing of itself: the base. */
  readonly inheritedFrom: string | undefined;
  readonly place: Place;
  /** How many valid fixtures show it. */
  readonly valid: number;
  /** How many invalid ones are refused for it; `undefined` where that means nothing: values and branches are there to be allowed. */
  readonly invalid: number | undefined;
}

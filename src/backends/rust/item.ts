/** What a crate declares: the types of a plan, with all decided that Rust asks for. */

import type { Looseness } from "../../model/looseness.js";
import type { Documentation } from "../../model/type.js";
import type { Expression } from "./expression.js";
import type { RustType } from "./rust-type.js";

export type Item = Struct | TextEnum | Union | Newtype | Alias;

interface Common {
  readonly name: string;
  readonly documentation: Documentation;
  readonly looseness: readonly Looseness[];
}

interface WithRules {
  /** Of the value as a whole. */
  readonly rules: readonly Expression[];
}

export interface Struct extends Common, WithRules {
  readonly kind: "struct";
  readonly fields: readonly StructField[];
  /** The type of members that it does not name; `undefined` where there are none. */
  readonly extra: { readonly type: RustType; readonly rules: readonly Expression[] } | undefined;
  readonly bases: readonly string[];
}

export interface StructField {
  readonly name: string;
  readonly jsonName: string;
  /** Without the `Option` of what can be absent. */
  readonly type: RustType;
  readonly required: boolean;
  readonly documentation: Documentation;
  readonly rules: readonly Expression[];
}

/** Strings, one of these. */
export interface TextEnum extends Common, WithRules {
  readonly kind: "texts";
  readonly values: readonly string[];
}

export interface Union extends Common, WithRules {
  readonly kind: "union";
  readonly branches: readonly UnionBranch[];
  /** The member that tells the branches apart. */
  readonly tag: string | undefined;
}

export interface UnionBranch {
  readonly name: string;
  readonly type: RustType;
  readonly rules: readonly Expression[];
  /** Values of the tag, where there is one. */
  readonly tags: readonly string[];
  /** Constants that required members have, where the branch is an object. */
  readonly constants: readonly (readonly [string, string])[];
}

/** A type of its own about another. */
export interface Newtype extends Common, WithRules {
  readonly kind: "newtype";
  readonly type: RustType;
}

/** Another name. */
export interface Alias extends Common {
  readonly kind: "alias";
  readonly type: RustType;
}

/** The types that an item is made of. */
export function typesOf(item: Item): readonly RustType[] {
  switch (item.kind) {
    case "struct": {
      const fields = item.fields.map(({ type }) => type);
      return item.extra === undefined ? fields : [...fields, item.extra.type];
    }
    case "union":
      return item.branches.map(({ type }) => type);
    case "newtype":
    case "alias":
      return [item.type];
    case "texts":
      return [];
  }
}

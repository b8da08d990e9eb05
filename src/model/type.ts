/** The algebra of types: each is a set of JSON values. */

import type { JsonValue } from "../json/value.js";
import type { SchemaLocation } from "../resolve/resolved.js";

/**
 * A constraint that the algebra has no form for (`pattern`, `minimum`, `not`, …): the type holds more values than the schema
 * by as much as this keyword says. A type without constraints, in all its parts, is exact.
 */
export interface Constraint {
  readonly keyword: string;
  readonly value: JsonValue;
  readonly location: Place;
  /** Of `oneOf`: a value can be in two branches, whatever tag they have. */
  readonly overlaps?: true;
  /** Where the constraint says just this: strings and numbers that the type does not hold. */
  readonly excludes?: readonly JsonValue[];
}

/** Where a part of the model comes from: a file of the contract and a JSON Pointer in it. Plain data, for `contract.json` and messages. */
export interface Place {
  /** `Source.path` */
  readonly path: string;
  readonly pointer: string;
}

export function placeOf(location: SchemaLocation): Place {
  return { path: location.source.path, pointer: location.pointer };
}

/** What a schema says for readers (2020-12 Validation, section 9). Each part is there only where the schema says it. */
export interface Documentation {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly JsonValue[];
  readonly default?: JsonValue;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
}

interface Base {
  readonly constraints: readonly Constraint[];
}

export interface UnknownType extends Base {
  readonly kind: "unknown";
}
export interface NeverType extends Base {
  readonly kind: "never";
}
export interface NullType extends Base {
  readonly kind: "null";
}
export interface BooleanType extends Base {
  readonly kind: "boolean";
}
export interface NumberType extends Base {
  readonly kind: "number";
  /** Whole numbers only; `1.0` is one (2020-12 Core, section 4.2.3). */
  readonly integer: boolean;
  /** Where `type` says so; left out where the model says it of its own accord. */
  readonly integerAt?: readonly Place[];
}
export interface StringType extends Base {
  readonly kind: "string";
  /** The texts that the string holds one after another, with anything between them (`impliedTexts`). */
  readonly template?: readonly string[];
}
/** The one value. */
export interface LiteralType extends Base {
  readonly kind: "literal";
  readonly value: JsonValue;
}
/** Arrays whose first items are of `prefix`, position by position, and all others of `rest` (`never`: there are none). */
export interface ArrayType extends Base {
  readonly kind: "array";
  readonly prefix: readonly Type[];
  readonly rest: Type;
  readonly minItems: number;
  readonly maxItems: number | undefined;
  /** Where the keywords stand from which the bounds come. */
  readonly boundsAt?: readonly Place[];
}
export interface ObjectType extends Base {
  readonly kind: "object";
  readonly members: readonly Member[];
  /** Members whose name matches a pattern, in addition to what `members` says of them. */
  readonly patterns: readonly PatternMember[];
  /** Of all other members. `undefined`: the schema is silent, so they may be anything; `never`: there are none. */
  readonly additional: Type | undefined;
  /** `additional` comes from `unevaluatedProperties`: it does not speak of these, which other parts of the type may know, inherited ones included. */
  readonly unevaluated?: KnownNames;
  /** Where the keywords stand from which `additional` comes. */
  readonly additionalAt?: readonly Place[];
}
/** Names of members, and patterns of names. */
export interface KnownNames {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}
export interface Member {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  readonly documentation: Documentation;
  /** Where the member's schema stands; where it is only made required, the `required` keyword. */
  readonly location: Place;
  /** Named in `required` only: the schema says nothing of its values. */
  readonly undeclared?: boolean;
}
export interface PatternMember {
  readonly pattern: string;
  readonly type: Type;
  readonly location: Place;
}
/** All values of a declaration. */
export interface ReferenceType extends Base {
  readonly kind: "reference";
  readonly target: DeclarationId;
}
export interface UnionType extends Base {
  readonly kind: "union";
  readonly members: readonly Type[];
  /** The property whose constant tells the branches apart, where there is one. */
  readonly tag?: string;
}
export interface IntersectionType extends Base {
  readonly kind: "intersection";
  readonly members: readonly Type[];
}

export type Type =
  | UnknownType
  | NeverType
  | NullType
  | BooleanType
  | NumberType
  | StringType
  | LiteralType
  | ArrayType
  | ObjectType
  | ReferenceType
  | UnionType
  | IntersectionType;

/** The location key of the declaration's schema: `errors/seam-error.json#`, `a.json#/$defs/Reading`. */
export type DeclarationId = string;

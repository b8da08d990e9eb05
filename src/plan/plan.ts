/**
 * The types that a language declares for a contract: what the back-ends of languages print. A plan is made from the model once per language (`planOf`), which
 * hands in how it names things and what it can check; the rest is on record as looseness.
 */

import type { Declaration } from "../model/contract.js";
import type { Looseness } from "../model/looseness.js";
import type { DeclarationId, Documentation } from "../model/type.js";
import type { Rules } from "./rules.js";
import type { Branch, Shape, Tag } from "./shape.js";

export interface Plan {
  /** By name, in the order of the contract; parts before what they are part of, bases before their heirs. */
  readonly types: ReadonlyMap<string, PlannedType>;
  /** The name of the type of each declaration. Every declaration has one. */
  readonly nameOf: ReadonlyMap<DeclarationId, string>;
  /** What the types of each declaration can't check. */
  readonly looseness: ReadonlyMap<DeclarationId, readonly Looseness[]>;
}

export type PlannedType = RecordType | EnumType | UnionType | AliasType;

interface PlannedCommon {
  /** As the language calls it: unique, and no word of the language. */
  readonly name: string;
  readonly documentation: Documentation;
  /** Absent where the type stands for a part of a declaration. */
  readonly declaration?: Declaration;
  /** What is to be checked of any of its values beyond their form. */
  readonly rules?: Rules;
  readonly looseness: readonly Looseness[];
}

/** Objects that name members. */
export interface RecordType extends PlannedCommon {
  readonly kind: "record";
  /** Names of the records that it is made of, none of them a base of another. */
  readonly bases: readonly string[];
  /** All members, those of bases first, each once. */
  readonly fields: readonly Field[];
  /** What members may be that it does not name, and no base does; `nothing` refuses them. */
  readonly others: Shape;
}

export interface Field {
  /** As the language calls it; the same in all types that share a base. */
  readonly name: string;
  readonly jsonName: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly documentation: Documentation;
  /** The base that has the very same field, documentation included. Absent where the record says it itself, though a base may have a wider one. */
  readonly from?: string;
}

/** Strings, one of these; two or more where the plan names enumerations, or one where a declaration is just that. */
export interface EnumType extends PlannedCommon {
  readonly kind: "enum";
  readonly values: readonly string[];
}

/** One of several. */
export interface UnionType extends PlannedCommon {
  readonly kind: "union";
  readonly branches: readonly Branch[];
  readonly tag?: Tag;
}

/** A name for any other shape. */
export interface AliasType extends PlannedCommon {
  readonly kind: "alias";
  readonly shape: Shape;
}

/** What a plan has to know of a language. */
export interface LanguageTraits {
  /** A new giver of names of types; `take` gives one that is free, for what people call the thing. */
  typeNames(): { take(wanted: string): string };
  /** Names of members by what JSON calls them, each name once. They are handed in together for all types that share a base. */
  memberNames(jsonNames: Iterable<string>): ReadonlyMap<string, string>;
  /** Whether unions within types get names of their own (`UnionType`), and so do enumerations of two or more strings (`EnumType`). */
  readonly namesParts: boolean;
  /** Whether the language can check that a string has the pattern, in the meaning of ECMA-262 with the flag `u`. */
  checksPattern(pattern: string): boolean;
  /** The formats that it can check. */
  readonly formats: ReadonlySet<string>;
}

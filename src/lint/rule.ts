/** What a rule of the lint is, what it is given, and what it finds. */

import type { Code } from "../diagnostics/catalogue.js";
import type { JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Contract } from "../model/contract.js";
import type { SchemaTypes } from "../normalise/schema-types.js";
import type { LocationKey, Resolved, SchemaEntry } from "../resolve/resolved.js";

export interface LintInput {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly types: SchemaTypes;
  /** The schemas in the contract's own files: what its author can mend. */
  readonly schemas: readonly SchemaEntry[];
  readonly judge: Judge;
  /** The options of the rule for a file. */
  readonly options: (source: Source) => RuleOptions;
}

/**
 * What is wrong with a value by the schema at a place that says `default` or `examples`, in words; empty where it is valid. `"stopped"`
 * where it took too long to tell.
 */
export type Judge = (key: LocationKey, value: JsonValue) => readonly string[] | "stopped";

/** What a rule can be asked besides its level. Each belongs to the rules that name it. */
export interface RuleOptions {
  /** Of `naming`: the style of the names of files, without extension. */
  readonly files?: NamingStyle;
  /** Of `naming`: the style of the names of properties. */
  readonly properties?: NamingStyle;
  /** Of `naming`: the style of the keys of `$defs`. */
  readonly definitions?: NamingStyle;
  /** Of `abstract-base-without-children`: a regular expression; types whose name it matches are meant to be inherited from. */
  readonly names?: string;
}

export type NamingStyle = "camelCase" | "PascalCase" | "kebab-case" | "snake_case" | "UPPER_CASE";

/** A place in a file of the contract. */
export interface At {
  readonly source: Source;
  readonly pointer: string;
  readonly of?: "key";
}

export interface Finding {
  readonly at: At;
  readonly message: string;
  readonly related?: readonly { readonly message: string; readonly at: At }[];
  readonly hint?: string;
  /** What mends it, all of it in the file of `at`; absent where a person has to decide. */
  readonly fix?: Fix;
}

export interface Fix {
  /** What was done, in the past tense: "removed `items`". */
  readonly done: string;
  readonly edits: readonly Edit[];
}

/** A change of one file. `remove`: a member or an item. `insert`: a member, before the member at `before`. */
export type Edit =
  | { readonly remove: string }
  | { readonly insert: string; readonly value: JsonValue; readonly before: string };

export interface Rule {
  readonly id: Code;
  /** Whether it is silent unless the configuration gives it a level; else its level is the catalogue's. */
  readonly isOptIn?: true;
  /** The options that it takes. */
  readonly options?: readonly (keyof RuleOptions)[];
  /** `same`: what it mends means the same afterwards. `narrower`: fewer values are valid, as their author meant. Absent: it mends nothing. */
  readonly mends?: "same" | "narrower";
  check(input: LintInput): Iterable<Finding>;
}

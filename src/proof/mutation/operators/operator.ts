import type { JsonValue } from "../../../json/value.js";
import type { SchemaView } from "../../../backends/validators/index.js";

/** What is done to a rule. */
export type Operation = "removed" | "relaxed" | "widened" | "narrowed" | "added";

export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** A schema with one rule changed. Its subschemas stand where they stood, but for what has moved. */
export interface Change {
  readonly operation: Operation;
  readonly keyword: string;
  /** The steps from the schema to what is changed: `["required", 0]`. */
  readonly at: readonly (string | number)[];
  readonly schema: JsonValue;
  /** A keyword whose subschemas are another one's now: they keep their places in the author's text. */
  readonly moved?: Moved;
  /** What the changed rule said, of the value that is called `subject`: `` `status` must be "set" ``. */
  readonly claim: string;
}

export interface Subject {
  readonly view: SchemaView;
  /** What the schema judges, in words: `` `status` ``, `the value`. */
  readonly name: string;
  /** The name of a member of it: `` `location.timezone` ``. */
  member(name: string): string;
  /** The name of the type that a reference of the schema leads to. */
  readonly target: string | undefined;
  /** Where the schema stands: what holds it, `oneOf`. */
  readonly within: string | undefined;
  /** Values that invalid fixtures hold here and that the keyword refuses. */
  refused(keyword: string): readonly JsonValue[];
}

/** One way to change rules. */
export type Operator = (subject: Subject) => readonly Change[];

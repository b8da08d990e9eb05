/** A JSON Schema, self-contained: it refers to nothing outside of itself. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** One rule that a value breaks. */
export interface Issue {
  /** JSON Pointer (RFC 6901) of the value judged: `/errors/0`; `""` is the whole value. */
  readonly instancePath: string;
  /** The same place, step by step; numbers index arrays. */
  readonly path: readonly (string | number)[];
  /** The keyword of JSON Schema that is broken: `required`. */
  readonly keyword: string;
  /** In words: `` `device_id` is required ``. */
  readonly message: string;
  /** What the keyword asks for, for programs: `{ missingProperty: "device_id" }`. All issues of a rule share it where it does not depend on the value; it is frozen then. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Where the rule is written: `<schema file>#<JSON Pointer of the keyword>`. */
  readonly schemaPath: string;
}

export type ValidationResult<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly issues: readonly Issue[] };

/** The value that accompanies a type: it checks payloads and knows their schema. Its members need no `this`. */
export interface TypeCompanion<T> {
  /** The name of the type. */
  readonly name: string;
  /** Whether `value` is a `T`. */
  is(this: void, value: unknown): value is T;
  /** Throws a `ValidationError` unless `value` is a `T`. */
  assert(this: void, value: unknown): asserts value is T;
  /** `value`, the same one, as a `T`; throws a `ValidationError` if it is none. */
  parse(this: void, value: unknown): T;
  /** `value` as a `T`, or all that is wrong with it. */
  validate(this: void, value: unknown): ValidationResult<T>;
  /** The JSON Schema of the type, with all schemas that it refers to embedded. */
  readonly schema: JsonSchema;
  /** Standard Schema 1 and Standard JSON Schema 1.1: what form, RPC and AI libraries take. */
  readonly "~standard": StandardProperties<T>;
}

/** Structurally the `Props` of `StandardSchemaV1` and `StandardJSONSchemaV1` of `@standard-schema/spec`. */
export interface StandardProperties<T> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: { readonly input: T; readonly output: T } | undefined;
  readonly validate: (value: unknown) => StandardResult<T>;
  readonly jsonSchema: {
    /** Throws for a `target` other than the version that the schema is written in. */
    readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  };
}

export interface StandardJsonSchemaOptions {
  readonly target: "draft-2020-12" | "draft-07" | "openapi-3.0" | ({} & string);
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly PropertyKey[] | undefined;
}

/** Thrown by `assert` and `parse`: ``not a valid AccessCode: `status` must be "set" and 2 more``. */
export declare class ValidationError extends Error {
  constructor(typeName: string, issues: readonly Issue[]);
  readonly typeName: string;
  readonly issues: readonly Issue[];
}

// ── for generated code ──

/** What a validator can find broken. Its issues are worked out by the runtime, that of each rule once. */
export interface Rule {
  /** Where it is written: `<schema file>#<JSON Pointer of the keyword>`. */
  readonly schemaPath: string;
  readonly keyword: string;
  /** What it asks for, as far as that does not depend on the value. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Where the value is, below the one that the validator is called with. */
  readonly below: string;
}

/** That a rule is broken below a place, and what it asks for where that depends on the value. */
export interface RuleError {
  readonly instancePath: string;
  readonly rule: Rule;
  readonly params?: Rule["params"] | undefined;
}

/** A compiled validator: what is wrong with the value, or null. */
export interface Check {
  (value: unknown, instancePath?: string): RuleError[] | null;
  evaluated?: unknown;
}

/** A schema file, and what it refers to. */
export interface SchemaDocument {
  readonly id: string;
  readonly dialect: "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";
  readonly schema: JsonSchema;
  readonly imports: () => readonly SchemaDocument[];
}

export declare function defineType<T>(definition: {
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
  readonly check: Check;
  readonly document: SchemaDocument;
  readonly pointer: string;
}): TypeCompanion<T>;

/** The issues that a validator's errors amount to, for the `value` that it judged. */
export declare function issuesOf(errors: readonly RuleError[], value: unknown): readonly Issue[];

/** What is said of a value nested deeper than can be followed. */
export declare function depthIssue(): Issue;

/** The rules of a schema file, from the table that its module has of them: `[place, params, below, keyword]`. */
export declare function rulesOf(
  file: string,
  table: readonly (readonly [
    place: string,
    params?: Rule["params"],
    below?: string,
    keyword?: string,
  ])[],
): readonly Rule[];

/** The properties that the place of a keyword ends with, as the place of a value. */
export declare function belowOf(place: string): string;

/** Adds an error to those so far: that `rule` is broken below `instancePath`. */
export declare function fail(
  errors: RuleError[] | null,
  instancePath: string,
  rule: Rule,
  params?: Rule["params"],
): RuleError[];

/** The errors so far, with those of a unit that was called, if there are any. */
export declare function joinErrors(
  errors: RuleError[] | null,
  more: RuleError[] | null,
): RuleError[] | null;

/** How many errors there are. */
export declare function countOf(errors: RuleError[] | null): number;

/** The errors as they were when they were so many. */
export declare function firstErrors(errors: RuleError[] | null, count: number): RuleError[] | null;

/** Whether an object has nothing by inheritance but what every object has. */
export declare function isPlain(object: object): boolean;

export declare function equal(a: unknown, b: unknown): boolean;

export declare function ucs2length(text: string): number;

/** The indices of the first two equal items, in order; undefined where all differ. */
export declare function firstDuplicate(items: readonly unknown[]): [number, number] | undefined;

/** Whether `value` is a whole multiple of `divisor`, as the decimal numbers that JSON writes. */
export declare function isMultipleOf(value: number, divisor: number): boolean;

/** What any object has by inheritance. */
export declare const bare: object;

export declare const hasOwn: (this: unknown, key: PropertyKey) => boolean;

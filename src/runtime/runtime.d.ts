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
  /** What the keyword asks for, for programs: `{ missingProperty: "device_id" }`. */
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

/** An error as compiled validators report it: an issue without words. */
export interface RawError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled validator. After a call that gave false, `errors` holds why. */
export interface Check {
  (value: unknown, instancePath?: string): boolean;
  errors?: RawError[] | null;
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
export declare function issuesOf(errors: readonly RawError[], value: unknown): readonly Issue[];

/** What is said of a value nested deeper than can be followed. */
export declare function depthIssue(): Issue;

/** Adds an error to those so far: that of the keyword at `schemaPath`, for the value at `instancePath`. */
export declare function fail(
  errors: RawError[] | null,
  instancePath: string,
  schemaPath: string,
  keyword: string,
  params: RawError["params"],
): RawError[];

/** The errors so far, with those of a unit that was called. */
export declare function joinErrors(errors: RawError[] | null, more: RawError[]): RawError[];

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

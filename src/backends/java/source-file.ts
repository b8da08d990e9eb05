/** One file of Java: what it imports, and its type. */

export class SourceFile {
  readonly #package: string;
  /** Names that stand for types of the package. */
  readonly #own: { has(name: string): boolean };
  readonly #imports = new Map<string, string>();

  constructor(packageName: string, own: { has(name: string): boolean }) {
    this.#package = packageName;
    this.#own = own;
  }

  /** A class of the runtime. */
  runtime(name: string): string {
    return this.use(`${this.#package}.runtime.${name}`);
  }

  /** How the file calls a class: by its simple name, unless the package has a type of that name. */
  use(qualified: string): string {
    const simple = qualified.slice(qualified.lastIndexOf(".") + 1);
    if (this.#own.has(simple)) return qualified;
    this.#imports.set(qualified, simple);
    return simple;
  }

  text(header: string, body: readonly string[]): string {
    const imports = [...this.#imports.keys()].sort().map((name) => `import ${name};`);
    const lines = [
      `package ${this.#package};`,
      "",
      ...(imports.length === 0 ? [] : [...imports, ""]),
      ...body,
    ];
    return `${header}\n${lines.join("\n")}\n`;
  }
}

/** Classes of others that generated code names. */
export const classes = {
  jsonNode: "com.fasterxml.jackson.databind.JsonNode",
  jsonProperty: "com.fasterxml.jackson.annotation.JsonProperty",
  jsonInclude: "com.fasterxml.jackson.annotation.JsonInclude",
  jsonAnySetter: "com.fasterxml.jackson.annotation.JsonAnySetter",
  jsonAnyGetter: "com.fasterxml.jackson.annotation.JsonAnyGetter",
  jsonValue: "com.fasterxml.jackson.annotation.JsonValue",
  jsonCreator: "com.fasterxml.jackson.annotation.JsonCreator",
  jsonTypeInfo: "com.fasterxml.jackson.annotation.JsonTypeInfo",
  jsonSubTypes: "com.fasterxml.jackson.annotation.JsonSubTypes",
  jsonDeserialize: "com.fasterxml.jackson.databind.annotation.JsonDeserialize",
  jsonPojoBuilder: "com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder",
  nullable: "org.jspecify.annotations.Nullable",
  nullMarked: "org.jspecify.annotations.NullMarked",
  bigInteger: "java.math.BigInteger",
  bigDecimal: "java.math.BigDecimal",
  collections: "java.util.Collections",
  list: "java.util.List",
  map: "java.util.Map",
  linkedHashMap: "java.util.LinkedHashMap",
  objects: "java.util.Objects",
  stream: "java.util.stream.Stream",
  valid: "jakarta.validation.Valid",
  notNull: "jakarta.validation.constraints.NotNull",
  size: "jakarta.validation.constraints.Size",
  pattern: "jakarta.validation.constraints.Pattern",
  min: "jakarta.validation.constraints.Min",
  max: "jakarta.validation.constraints.Max",
  decimalMin: "jakarta.validation.constraints.DecimalMin",
  decimalMax: "jakarta.validation.constraints.DecimalMax",
} as const;

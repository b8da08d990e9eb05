/** Types of Rust, as fields have them. */

export type RustType = Plain | NamedType | Wrapped | Tuple;

/** `()` is null, `Never` is no value, `Value` any. */
export interface Plain {
  readonly kind: "plain";
  readonly name: "()" | "Never" | "Value" | "bool" | "f64" | "i64" | "u64" | "String";
}
/** A type that is generated. */
export interface NamedType {
  readonly kind: "named";
  readonly name: string;
}
export interface Wrapped {
  readonly kind: "box" | "map" | "option" | "vec";
  readonly of: RustType;
}
export interface Tuple {
  readonly kind: "tuple";
  readonly items: readonly RustType[];
}

export function plain(name: Plain["name"]): Plain {
  return { kind: "plain", name };
}

export function typeText(type: RustType): string {
  switch (type.kind) {
    case "plain":
    case "named":
      return type.name;
    case "box":
      return `Box<${typeText(type.of)}>`;
    case "map":
      return `BTreeMap<String, ${typeText(type.of)}>`;
    case "option":
      return `Option<${typeText(type.of)}>`;
    case "vec":
      return `Vec<${typeText(type.of)}>`;
    case "tuple":
      return `(${type.items.map(typeText).join(", ")}${type.items.length === 1 ? "," : ""})`;
  }
}

/** The types within a type, itself first. */
export function* typesWithin(type: RustType): Iterable<RustType> {
  yield type;
  if (type.kind === "tuple") for (const item of type.items) yield* typesWithin(item);
  else if ("of" in type) yield* typesWithin(type.of);
}

/** The generated types that a type holds in its own memory, behind no pointer. */
export function* heldBy(type: RustType): Iterable<string> {
  if (type.kind === "named") yield type.name;
  if (type.kind === "option") yield* heldBy(type.of);
  if (type.kind === "tuple") for (const item of type.items) yield* heldBy(item);
}

/** The type with the generated types that it holds in boxes, where they are to be. */
export function boxed(type: RustType, isBoxed: (name: string) => boolean): RustType {
  switch (type.kind) {
    case "named":
      return isBoxed(type.name) ? { kind: "box", of: type } : type;
    case "option":
      return { ...type, of: boxed(type.of, isBoxed) };
    case "tuple":
      return { ...type, items: type.items.map((item) => boxed(item, isBoxed)) };
    case "plain":
    case "box":
    case "map":
    case "vec":
      return type;
  }
}

/** Which type of a contract wrote a rule, found by the addresses in the schemas that companions carry. */

import type { JsonSchema, TypeCompanion } from "../runtime/runtime.js";

export interface Origin {
  readonly name: string;
  /** Whether the judged type has the rule by inheritance. */
  readonly isInherited: boolean;
}

/** The type that a rule stands in, by its `schemaPath`; absent where that is the judged type, or can't be told. */
export type OriginOf = (schemaPath: string, judged: TypeCompanion<unknown>) => Origin | undefined;

interface Place {
  readonly name: string;
  /** Of the schema file. */
  readonly address: string;
  /** Within it. */
  readonly pointer: string;
}

export function createOrigins(companions: readonly TypeCompanion<unknown>[]): OriginOf {
  let places: readonly Place[] | undefined;
  const placesOf = (): readonly Place[] =>
    (places ??= companions.flatMap(({ name, schema }) => placeOf(name, schema)));
  return (schemaPath, judged) => {
    const [file = "", pointer = ""] = schemaPath.split("#", 2);
    const owner = placesOf()
      .filter(
        (each) =>
          (each.address.endsWith(`/${file}`) || each.address === file) &&
          (each.pointer === "" || pointer.startsWith(`${each.pointer}/`)),
      )
      .sort((a, b) => b.pointer.length - a.pointer.length)[0];
    if (owner === undefined || owner.name === judged.name) return undefined;
    const isInherited = ancestorsOf(judged.schema).has(owner.address);
    return { name: owner.name, isInherited: isInherited && owner.pointer === "" };
  };
}

function placeOf(name: string, schema: JsonSchema): readonly Place[] {
  if (typeof schema === "boolean") return [];
  const { $id, id, $ref } = schema;
  // A type within a file has a schema that only refers to it.
  const told = [$ref, $id, id].find((each) => typeof each === "string");
  if (typeof told !== "string") return [];
  const [address = "", pointer = ""] = told.split("#", 2);
  return [{ name, address: decodeURI(address), pointer: decodeURI(pointer) }];
}

/** The addresses of the schemas that a schema takes in by `allOf`, and those that they take in. */
function ancestorsOf(schema: JsonSchema): ReadonlySet<string> {
  const found = new Set<string>();
  if (typeof schema === "boolean") return found;
  const embedded = Object.values({
    ...objectAt(schema, "$defs"),
    ...objectAt(schema, "definitions"),
  });
  const byAddress = new Map(
    embedded.filter(isObject).map((each) => [String(each["$id"] ?? each["id"]), each]),
  );
  const visit = (each: Readonly<Record<string, unknown>>): void => {
    const base = String(each["$id"] ?? each["id"] ?? "");
    const { allOf } = each;
    for (const part of Array.isArray(allOf) ? allOf : []) {
      if (!isObject(part) || typeof part["$ref"] !== "string") continue;
      const address = URL.canParse(part["$ref"], base)
        ? new URL(part["$ref"], base).href
        : part["$ref"];
      if (found.has(decodeURI(address))) continue;
      found.add(decodeURI(address));
      const next = byAddress.get(address);
      if (next !== undefined) visit(next);
    }
  };
  visit(schema);
  return found;
}

function objectAt(value: Readonly<Record<string, unknown>>, key: string): object {
  const found = value[key];
  return isObject(found) ? found : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

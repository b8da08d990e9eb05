/** The types of a contract as components of OpenAPI 3.1: the author's schemas, each under its name, that refer to each other by name. */

import { append, tokensOf } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { declarationOf, type Contract } from "../../model/contract.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { shapeOf, subschemasOf } from "../../resolve/keywords.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";
import { as2020 } from "./as-2020.js";
import { componentNames } from "./component-names.js";
import { discriminatorOf } from "./discriminator.js";

/** By name, in the order of the contract. What the author's schemas accept, these accept. */
export function componentsOf(contract: Contract, resolved: Resolved): JsonObject {
  const names = componentNames(contract);
  const pointing = (id: string): string | undefined => {
    const name = names.get(id);
    return name === undefined ? undefined : `#/components/schemas/${name}`;
  };

  /** The schema at a place; a reference where that is a component of its own. */
  const within = (entry: SchemaEntry): JsonValue => {
    const $ref = pointing(entry.key);
    return $ref === undefined ? schemaOf(entry) : { $ref };
  };

  const schemaOf = (entry: SchemaEntry): JsonValue => {
    const { value, dialect, source, pointer, ignored } = entry;
    if (!isObject(value)) return value;
    const references = referencesOf(entry);
    if (typeof get(value, "$ref") === "string" && refIsAlone(dialect)) return references;
    const parts = new Map<string, JsonValue>();
    for (const part of subschemasOf(value, pointer, dialect)) {
      const at = resolved.schemas.get(keyOf({ source, pointer: part.pointer }));
      if (at !== undefined) parts.set(part.pointer, within(at));
    }
    const copied = Object.entries(value)
      .filter(([word]) => ignored?.has(word) !== true && !replaced.has(word))
      .filter(([word, each]) => typeof each !== "object" || isKnown(word))
      .map(([word, each]): [string, JsonValue] => [
        word,
        withParts(each, append(pointer, word), parts),
      ]);
    const own = as2020(Object.fromEntries(copied), dialect);
    return { ...own, ...references, ...bothAllOf(own, references), ...discriminated(entry) };
  };

  /** What the schema refers to. A dynamic reference means what it means in this contract. */
  const referencesOf = ({ key }: SchemaEntry): JsonObject => {
    const found = [...(resolved.references.get(key)?.values() ?? [])].map(({ target }) => {
      const $ref = pointing(target.key);
      if ($ref === undefined) throw new Error(`No type for ${target.key}`);
      return { $ref };
    });
    const [first, ...others] = found;
    if (first === undefined) return {};
    return others.length === 0 ? first : { allOf: found };
  };

  const discriminated = (entry: SchemaEntry): JsonObject => {
    const targets = branchesOf(entry, resolved);
    const found = targets && discriminatorOf(contract, targets);
    if (found === undefined) return {};
    const mapping = Object.fromEntries(
      [...found.mapping].map(([text, id]) => [text, pointing(id) ?? ""]),
    );
    return { discriminator: { propertyName: found.property, mapping } };
  };

  return Object.fromEntries(
    [...names].map(([id, name]) => {
      const { location } = declarationOf(contract, id);
      const entry = resolved.schemas.get(id);
      if (entry === undefined) throw new Error(`No schema at ${location.path}#${location.pointer}`);
      return [name, schemaOf(entry)];
    }),
  );
}

/** Definitions that are referred to are components of their own, and no other judges anything; a discriminator is ours. */
const replaced = new Set([
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
  "$defs",
  "definitions",
  "discriminator",
]);

/** Whether a word whose value has parts has a meaning; what else authors put there may hold schemas for others to refer to. */
function isKnown(word: string): boolean {
  return shapeOf(word) !== undefined || word.startsWith("x-") || structured.has(word);
}

/** Keywords of JSON Schema and OpenAPI that hold values with parts, but no schemas. */
const structured = new Set([
  "type",
  "enum",
  "const",
  "required",
  "dependentRequired",
  "default",
  "examples",
  "example",
  "xml",
  "externalDocs",
]);

/** `value` with the schemas in it replaced, which stand in it itself, in its items or in its members. */
function withParts(
  value: JsonValue,
  pointer: string,
  parts: ReadonlyMap<string, JsonValue>,
): JsonValue {
  const whole = parts.get(pointer);
  if (whole !== undefined) return whole;
  if (isArray(value)) return value.map((item, i) => parts.get(append(pointer, i)) ?? item);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, parts.get(append(pointer, key)) ?? item]),
  );
}

function bothAllOf(own: JsonObject, references: JsonObject): JsonObject {
  const [first, second] = [get(own, "allOf"), get(references, "allOf")];
  return isArray(first) && isArray(second) ? { allOf: [...second, ...first] } : {};
}

/** The types that a schema's `oneOf` or `anyOf` chooses from, where all of its branches are references. */
function branchesOf(entry: SchemaEntry, resolved: Resolved): readonly string[] | undefined {
  const { value, pointer, dialect, source } = entry;
  if (!isObject(value)) return undefined;
  const branches = subschemasOf(value, pointer, dialect, new Set(["oneOf", "anyOf"]));
  const targets = branches.map((branch) => {
    const alone = isObject(branch.value) && Object.keys(branch.value).length === 1;
    const key = keyOf({ source, pointer: branch.pointer });
    return alone ? resolved.references.get(key)?.get("$ref")?.target.key : undefined;
  });
  const known = targets.filter((each) => each !== undefined);
  const keywords = new Set(branches.map((branch) => tokensOf(branch.pointer).at(-2)));
  return known.length > 1 && known.length === targets.length && keywords.size === 1
    ? known
    : undefined;
}

/** Schemas against the metaschema of their dialect. */

import { createRequire } from "node:module";
import { Ajv, type ErrorObject } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { lastToken, parentOf, valueAt } from "../json/pointer.js";
import { typeInWords } from "../json/type-in-words.js";
import { isArray, isObject, kindOf, type JsonValue } from "../json/value.js";
import { firstDuplicate } from "../runtime/runtime.js";
import { idKeyword, metaschemaOf, type Dialect } from "../resolve/dialect.js";
import { subschemasOf } from "../resolve/keywords.js";
import { ofPart, type Part } from "../resolve/parts.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";

type MetaschemaValidator = (schema: JsonValue) => readonly ErrorObject[];

/**
 * Every keyword whose value its metaschema forbids: one diagnostic a place, at the value. A schema that is neither an object
 * nor a boolean is `not-a-schema`, which resolving reports.
 */
export function checkMetaschemas(resolved: Resolved): readonly Diagnostic[] {
  return [...resolved.parts.values()].flatMap((part) =>
    ofPart(resolved.memo, "metaschema", part, () => findingsIn(part, resolved)),
  );
}

/** All that is looked at is within the part. */
function findingsIn(part: Part, resolved: Resolved): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const covered = coveredIn(part, resolved);
  for (const entry of part.schemas) {
    if (!isObject(entry.value) || covered.has(entry.key)) continue;
    const errors = validatorOf(entry.dialect)(entry.value);
    if (errors.length === 0) continue;
    const byPlace = new Map<string, ErrorObject[]>();
    for (const error of errors) {
      const pointer = entry.pointer + error.instancePath;
      if (dialectAt(entry, pointer, resolved) !== entry.dialect) continue;
      byPlace.set(pointer, [...(byPlace.get(pointer) ?? []), error]);
    }
    for (const [pointer, errors] of byPlace) {
      // An error below says it better than what it makes fail above (`anyOf`).
      const isOuter = [...byPlace.keys()].some((other) => other.startsWith(pointer + "/"));
      const stated = errors.filter(({ keyword }) => !isComposite(keyword));
      if (stated.length === 0 && isOuter) continue;
      const found = describe(entry, pointer, errors, resolved);
      if (found !== undefined) diagnostics.push(found);
    }
  }
  return diagnostics;
}

/**
 * The schemas that are judged with one that encloses them: neither a root, nor one of another dialect, nor one that no keyword makes a
 * schema (of an OpenAPI document, or since something refers to it).
 */
function coveredIn(part: Part, { schemas }: Resolved): ReadonlySet<LocationKey> {
  const covered = new Set<LocationKey>();
  for (const { source, pointer, dialect, value } of part.schemas) {
    for (const sub of isObject(value) ? subschemasOf(value, pointer, dialect) : []) {
      const key = keyOf({ source, ...sub });
      if (schemas.get(key)?.dialect === dialect) covered.add(key);
    }
  }
  return covered;
}

/** The dialect of the nearest schema around a place. */
function dialectAt(
  { source, dialect }: SchemaEntry,
  pointer: string,
  { schemas }: Resolved,
): Dialect {
  for (let at: string | undefined = pointer; at !== undefined; at = parentOf(at)) {
    const entry = schemas.get(keyOf({ source, pointer: at }));
    if (entry !== undefined) return entry.dialect;
  }
  return dialect;
}

function isComposite(keyword: string): boolean {
  return ["anyOf", "allOf", "oneOf", "$ref", "$dynamicRef", "$recursiveRef", "if"].includes(
    keyword,
  );
}

function describe(
  entry: SchemaEntry,
  pointer: string,
  errors: readonly ErrorObject[],
  resolved: Resolved,
): Diagnostic | undefined {
  const value = valueAt(entry.source.json, pointer);
  if (value === undefined) return undefined;
  // Resolving reports what stands where a schema must, and texts that can't identify one.
  const kinds = new Set(errors.map(({ params }) => String(params["type"])));
  const isId =
    lastToken(pointer) === idKeyword(entry.dialect) && isKeyword(entry, pointer, resolved);
  if (kinds.has("object,boolean") || (isId && typeof value === "string")) return undefined;
  const { text, hint } = demandOf(value, errors);
  return diagnostic("invalid-keyword", {
    message: `${subjectOf(entry, pointer, resolved)} ${text}`,
    location: entry.source.locate(pointer),
    ...(hint !== undefined && { hint }),
  });
}

/** Whether the place is a keyword's, not one within a keyword's value. */
function isKeyword({ source }: SchemaEntry, pointer: string, { schemas }: Resolved): boolean {
  const parent = parentOf(pointer);
  return parent !== undefined && schemas.has(keyOf({ source, pointer: parent }));
}

/** `` `type` ``; within a keyword's value, `` An entry of `required` ``, `` `a` in `dependentRequired` ``. */
function subjectOf(entry: SchemaEntry, pointer: string, resolved: Resolved): string {
  const token = lastToken(pointer);
  const parent = parentOf(pointer);
  if (token === undefined || parent === undefined) return "The schema";
  if (parent === "" || isKeyword(entry, pointer, resolved)) return `\`${token}\``;
  const outer = subjectOf(entry, parent, resolved);
  return isArray(valueAt(entry.source.json, parent))
    ? `An entry of ${outer}`
    : `\`${token}\` in ${outer}`;
}

function demandOf(
  value: JsonValue,
  errors: readonly ErrorObject[],
): { readonly text: string; readonly hint?: string } {
  const kinds = new Set<string>();
  for (const { keyword, params } of errors) {
    if (keyword !== "type") continue;
    const type: unknown = params["type"];
    for (const kind of Array.isArray(type) ? type : [type]) kinds.add(String(kind));
  }
  const rules = errors.filter(({ keyword }) => keyword !== "type" && !isComposite(keyword));
  // Of a list where one value or a list may stand, what is wrong with the list.
  const ofList = isArray(value)
    ? rules.find(({ keyword }) => keyword.endsWith("Items"))
    : undefined;
  const rule = ofList ?? rules[0];

  if (rule?.keyword === "enum") {
    const allowed: unknown = rule.params["allowedValues"];
    const values = Array.isArray(allowed) ? allowed.map(String) : [];
    const meant = typeof value === "string" ? nearest(value, values) : undefined;
    const orList = kinds.has("array") ? ", or a list of them" : "";
    return {
      text: `must be one of ${values.map((each) => JSON.stringify(each)).join(", ")}${orList}`,
      ...(meant !== undefined && { hint: `Did you mean ${JSON.stringify(meant)}?` }),
    };
  }
  if (kinds.size > 0 && !(rule !== undefined && rule === ofList)) {
    const wanted = Array.from(kinds, typeInWords);
    const last = wanted.pop() ?? "";
    const list = wanted.length === 0 ? last : `${wanted.join(", ")} or ${last}`;
    // `1.5` is a number, but that is not what is wrong with it.
    const isFraction = typeof value === "number" && kinds.has("integer");
    const found = isFraction ? String(value) : typeInWords(kindOf(value));
    return { text: `must be ${list}, and this is ${found}` };
  }
  const limit: unknown = rule?.params["limit"] ?? rule?.params["comparison"];
  switch (rule?.keyword) {
    case "minItems":
      return { text: "must not be empty" };
    case "uniqueItems":
      return { text: "must not name anything twice" };
    case "minimum":
      return { text: `must be at least ${String(limit)}` };
    case "exclusiveMinimum":
      return { text: "must be greater than 0" };
    case "pattern":
      return { text: `must match the pattern ${String(rule.params["pattern"])}` };
    default:
      return { text: rule?.message ?? "has a value that the metaschema forbids" };
  }
}

/** The keywords that the dialect's metaschema, and the vocabularies that it is made of, state rules for. */
export function keywordsOf(dialect: Dialect): ReadonlySet<string> {
  const known = keywords.get(dialect);
  if (known !== undefined) return known;
  const uri = metaschemaOf(dialect);
  const metaschema = metaschemaAt(dialect, uri);
  const found = new Set(Object.keys(metaschema.properties ?? {}));
  for (const { $ref } of metaschema.allOf ?? []) {
    if ($ref === undefined) continue;
    const vocabulary = metaschemaAt(dialect, new URL($ref, uri).href);
    for (const keyword of Object.keys(vocabulary.properties ?? {})) found.add(keyword);
  }
  keywords.set(dialect, found);
  return found;
}

interface Metaschema {
  readonly properties?: object;
  readonly allOf?: readonly { readonly $ref?: string }[];
}

function metaschemaAt(dialect: Dialect, uri: string): Metaschema {
  const schema = ajvOf(dialect).getSchema(uri)?.schema;
  if (typeof schema !== "object") throw new Error(`Ajv has no metaschema ${uri}`);
  return schema as Metaschema;
}

const require = createRequire(import.meta.url);
const keywords = new Map<Dialect, ReadonlySet<string>>();
const validators = new Map<Dialect, MetaschemaValidator>();
const instances = new Map<Dialect, Pick<Ajv, "getSchema">>();

function validatorOf(dialect: Dialect): MetaschemaValidator {
  const known = validators.get(dialect);
  if (known !== undefined) return known;
  const ajv = ajvOf(dialect);
  const validate = ajv.getSchema(metaschemaOf(dialect));
  if (validate === undefined) throw new Error(`Ajv has no metaschema for ${dialect}`);
  const validator: MetaschemaValidator = (schema) =>
    validate(schema) === true ? [] : (validate.errors ?? []);
  validators.set(dialect, validator);
  return validator;
}

function ajvOf(dialect: Dialect): Pick<Ajv, "getSchema"> {
  const instance = instances.get(dialect) ?? createAjv(dialect);
  instances.set(dialect, instance);
  return instance;
}

function createAjv(dialect: Dialect): Ajv {
  // Formats in metaschemas (`uri-reference`, `regex`) are checked by resolving, which knows the place within them.
  const options = { allErrors: true, strict: false, validateFormats: false };
  switch (dialect) {
    case "draft-04":
      return withOwnEquality(new AjvDraft04.default(options));
    case "draft-06": {
      const ajv = withOwnEquality(new Ajv({ ...options, meta: false }));
      ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json") as object);
      return ajv;
    }
    case "draft-07":
      return withOwnEquality(new Ajv(options));
    case "2019-09":
      return withOwnEquality(new Ajv2019(options));
    case "2020-12":
      return withOwnEquality(new Ajv2020(options));
  }
}

/** Ajv compares by calling `toString` and `valueOf` of what it compares, which may be members of an `enum`'s values. */
function withOwnEquality(ajv: Ajv): Ajv {
  ajv.removeKeyword("uniqueItems");
  return ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    validate: (wanted: boolean, items: readonly unknown[]) =>
      !wanted || firstDuplicate(items) === undefined,
  });
}

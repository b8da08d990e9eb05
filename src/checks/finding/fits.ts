/** Whether a value that a hint would propose is one that its schemas accept. */

import { equal } from "../../json/equal.js";
import { append } from "../../json/pointer.js";
import {
  get,
  isArray,
  isObject,
  kindOf,
  type JsonObject,
  type JsonValue,
} from "../../json/value.js";
import type { Resolved, SchemaEntry } from "../../resolve/resolved.js";
import { fitsFormat } from "./format-example.js";
import {
  certainOf,
  isOfTypes,
  judgesDirectlyBelow,
  matches,
  objectOf,
  schemaAt,
} from "./schemas-at.js";

/** `undefined`: what is asked takes more than this knows, or nests too deep. */
type Verdict = boolean | undefined;

const DEEPEST = 12;

/** A validator's verdict where it can be told at a glance. Formats count as asserted. */
export function fits(value: JsonValue, entry: SchemaEntry, resolved: Resolved, depth = 0): Verdict {
  if (depth > DEEPEST) return undefined;
  return all(certainOf(entry, resolved).map((each) => fitsAlone(value, each, resolved, depth)));
}

/** Without what the schema refers to, and without its `allOf`. */
function fitsAlone(
  value: JsonValue,
  entry: SchemaEntry,
  resolved: Resolved,
  depth: number,
): Verdict {
  if (entry.value === false) return false;
  const schema = objectOf(entry);
  const inner = (part: JsonValue, ...tokens: readonly (string | number)[]): Verdict => {
    const schemaThere = schemaAt(entry, append(entry.pointer, ...tokens), resolved);
    return schemaThere === undefined ? undefined : fits(part, schemaThere, resolved, depth + 1);
  };
  return all([
    isOfTypes(value, get(schema, "type")),
    ...Object.keys(schema).map((keyword) => {
      const asked = get(schema, keyword);
      return asked === undefined ? true : fitsKeyword(keyword, asked, value, schema, inner);
    }),
    ...partsOf(value).flatMap(([token, part]) =>
      judgesDirectlyBelow(entry, token, resolved).map((each) =>
        fits(part, each, resolved, depth + 1),
      ),
    ),
  ]);
}

function partsOf(value: JsonValue): readonly (readonly [string | number, JsonValue])[] {
  if (isArray(value)) return value.map((item, i) => [i, item] as const);
  return isObject(value) ? Object.entries(value) : [];
}

function fitsKeyword(
  keyword: string,
  asked: JsonValue,
  value: JsonValue,
  schema: JsonObject,
  inner: (part: JsonValue, ...tokens: readonly (string | number)[]) => Verdict,
): Verdict {
  switch (keyword) {
    case "const":
      return equal(asked, value);
    case "enum":
      return isArray(asked) && asked.some((each) => equal(each, value));
    case "anyOf":
      return any(branchesOf(asked).map((i) => inner(value, keyword, i)));
    case "oneOf": {
      const verdicts = branchesOf(asked).map((i) => inner(value, keyword, i));
      if (verdicts.filter((each) => each === true).length > 1) return false;
      return verdicts.includes(undefined) ? undefined : verdicts.includes(true);
    }
    case "not": {
      const verdict = inner(value, keyword);
      return verdict === undefined ? undefined : !verdict;
    }
    case "if": {
      const verdict = inner(value, keyword);
      const branch = verdict === true ? "then" : "else";
      if (verdict === undefined) return undefined;
      return get(schema, branch) === undefined ? true : inner(value, branch);
    }
    case "contains":
      return isArray(value)
        ? get(schema, "minContains") === undefined && get(schema, "maxContains") === undefined
          ? any(value.map((item) => inner(item, keyword)))
          : undefined
        : true;
    case "propertyNames":
      return isObject(value) ? all(Object.keys(value).map((name) => inner(name, keyword))) : true;
    case "dependentRequired":
    case "dependentSchemas":
    case "dependencies": {
      if (!isObject(value) || !isObject(asked)) return true;
      return Object.keys(asked).some((name) => Object.hasOwn(value, name)) ? undefined : true;
    }
    case "required":
      return (
        !isObject(value) ||
        !isArray(asked) ||
        asked.every((name) => typeof name !== "string" || Object.hasOwn(value, name))
      );
    case "unevaluatedProperties":
    case "unevaluatedItems":
      return partsOf(value).length === 0 ? true : undefined;
    case "pattern":
      return typeof value !== "string" || matches(String(asked), value);
    case "format":
      return typeof value !== "string" || fitsFormat(value, String(asked));
    case "uniqueItems":
      return (
        asked !== true ||
        !isArray(value) ||
        !value.some((a, i) => value.some((b, k) => k < i && equal(a, b)))
      );
    default:
      return typeof asked === "number" || typeof asked === "boolean"
        ? withinBounds(keyword, asked, value, schema)
        : true;
  }
}

function branchesOf(asked: JsonValue): readonly number[] {
  return isArray(asked) ? asked.map((_, i) => i) : [];
}

function withinBounds(
  keyword: string,
  asked: number | boolean,
  value: JsonValue,
  schema: JsonObject,
): boolean {
  const size =
    typeof value === "string"
      ? Array.from(value).length
      : isArray(value) || isObject(value)
        ? Object.keys(value).length
        : undefined;
  const sized = { string: "Length", array: "Items", object: "Properties" };
  const kind = kindOf(value);
  if (kind === "string" || kind === "array" || kind === "object") {
    if (keyword === `min${sized[kind]}`) return (size ?? 0) >= Number(asked);
    return keyword === `max${sized[kind]}` ? (size ?? 0) <= Number(asked) : true;
  }
  if (typeof value !== "number") return true;
  if (asked === true) {
    // Draft 4: the bound itself is shut out.
    if (keyword === "exclusiveMinimum") return value !== get(schema, "minimum");
    return keyword === "exclusiveMaximum" ? value !== get(schema, "maximum") : true;
  }
  if (typeof asked === "boolean") return true;
  switch (keyword) {
    case "minimum":
      return value >= asked;
    case "maximum":
      return value <= asked;
    case "exclusiveMinimum":
      return value > asked;
    case "exclusiveMaximum":
      return value < asked;
    case "multipleOf":
      return Number.isInteger(value / asked);
    default:
      return true;
  }
}

function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

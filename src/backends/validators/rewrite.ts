/** The schema of a unit as Ajv compiles it: nothing in it but what judges payloads. */

import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Result } from "../../diagnostics/result.js";
import { append, lastToken } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { isOpenApiFormat } from "../../resolve/openapi.js";
import { subschemasOf, type Subschema } from "../../resolve/keywords.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";
import { assertions } from "./assertions.js";
import { findsOf } from "./found.js";
import { formats } from "./formats.js";
import { unionInfoOf } from "./union-info.js";
import { CALL, FINDS, NEVER, PROTO, UNIONS } from "./words.js";

export interface Rewritten {
  /**
   * Equal in meaning to the author's schema, and each keyword at its author's pointer, but: references are `CALL`s, and
   * annotations, identifiers and unknown words are gone (Ajv would copy some of them into code).
   */
  readonly schema: JsonObject | boolean;
  /** The units that it refers to. */
  readonly calls: ReadonlySet<LocationKey>;
  readonly usesUnevaluated: boolean;
}

export interface RewriteOptions {
  readonly assertFormats: boolean;
  /** Names of declarations, for messages. */
  readonly names: ReadonlyMap<LocationKey, string>;
}

/** Keywords with subschemas that judge nothing by being there. */
const silent = new Set(["$defs", "definitions", "contentSchema"]);

export function rewrite(
  entry: SchemaEntry,
  resolved: Resolved,
  options: RewriteOptions,
): Result<Rewritten> {
  const calls = new Set<LocationKey>();
  const diagnostics: Diagnostic[] = [];
  let usesUnevaluated = false;

  const schemaOf = (at: SchemaEntry): JsonObject | boolean => {
    if (typeof at.value === "boolean") return at.value;
    return isObject(at.value) ? objectOf(at, at.value) : true;
  };

  const objectOf = (at: SchemaEntry, schema: JsonObject): JsonObject => {
    const result: Record<string, JsonValue> = {};
    const references = [...(resolved.references.get(at.key)?.values() ?? [])];
    const targets: LocationKey[] = [];
    for (const { target } of references) {
      targets.push(target.key);
      calls.add(target.key);
    }
    if (targets.length > 0) result[CALL] = targets;
    if (typeof get(schema, "$ref") === "string" && refIsAlone(at.dialect)) return result;

    const inside = byKeyword(subschemasOf(schema, at.pointer, at.dialect));
    for (const keyword of Object.keys(schema)) {
      if (at.ignored?.has(keyword)) continue;
      const value = schema[keyword] as JsonValue;
      if (assertions[at.dialect].has(keyword)) assertion(at, keyword, value, result);
      const subschemas = inside.get(keyword);
      if (silent.has(keyword) || (subschemas === undefined && !isEmptyApplicator(keyword, value))) {
        continue;
      }
      const place = append(at.pointer, keyword);
      const rewriteAt = (pointer: string) => {
        const sub = resolved.schemas.get(keyOf({ source: at.source, pointer }));
        return sub === undefined ? true : schemaOf(sub);
      };
      if (subschemas?.[0]?.pointer === place) result[keyword] = rewriteAt(place);
      else if (isArray(value)) {
        result[keyword] = value.map((_, i) => rewriteAt(append(place, i)));
      } else if (isObject(value)) {
        const rewritten = new Set(subschemas?.map((sub) => lastToken(sub.pointer)));
        result[keyword] = mapOf(value, (item, key) =>
          rewritten.has(key) ? rewriteAt(append(place, key)) : item,
        );
      }
      notice(at, keyword, value, result);
    }
    if (result[PROTO] === true && "additionalProperties" in result) {
      // Ajv takes no property of this name out of the additional ones; a pattern does.
      addPattern(result, "^__proto__$");
    }
    const patterns = result["patternProperties"] as JsonObject | undefined;
    if (patterns !== undefined && Object.hasOwn(patterns, "__proto__")) {
      // Nor does it take out what a pattern of this name fits.
      addPattern(result, "(?:__proto__)");
    }
    return result;
  };

  /** Enters a keyword that holds no schemas. */
  const assertion = (
    at: SchemaEntry,
    keyword: string,
    value: JsonValue,
    result: Record<string, JsonValue>,
  ) => {
    const location = () => at.source.locate(append(at.pointer, keyword));
    switch (keyword) {
      case "pattern":
        if (typeof value === "string" && isPattern(value, location)) result[keyword] = value;
        return;
      case "format":
        if (typeof value !== "string" || isOpenApiFormat(at.source, value)) return;
        if (!Object.hasOwn(formats, value)) {
          diagnostics.push(
            diagnostic("unknown-format", {
              message: `\`format\` ${JSON.stringify(value)} is not one that is checked`,
              location: location(),
            }),
          );
        } else if (options.assertFormats) result[keyword] = value;
        return;
      case "enum":
        // Ajv refuses an empty list.
        if (isArray(value) && value.length === 0) result[NEVER] = true;
        else result[keyword] = value;
        return;
      default:
        result[keyword] = value;
    }
  };

  /** Looks at a keyword with subschemas for what needs care beyond Ajv. */
  const notice = (
    at: SchemaEntry,
    keyword: string,
    value: JsonValue,
    result: Record<string, JsonValue>,
  ) => {
    switch (keyword) {
      case "anyOf":
      case "oneOf": {
        const info = unionInfoOf(at, keyword, resolved, options.names);
        result[UNIONS] = { ...(result[UNIONS] as JsonObject), [keyword]: info as JsonObject };
        return;
      }
      case "properties":
        if (isObject(value) && Object.hasOwn(value, "__proto__")) result[PROTO] = true;
        return;
      case "patternProperties":
        if (!isObject(value)) return;
        result[keyword] = Object.fromEntries(
          Object.entries(result[keyword] as JsonObject).filter(([pattern]) =>
            isPattern(pattern, () => at.source.locate(append(at.pointer, keyword, pattern))),
          ),
        );
        return;
      case "unevaluatedItems": {
        usesUnevaluated = true;
        const finds = at.dialect === "2020-12" ? findsOf(at, resolved) : [];
        if (finds.length === 0) return;
        for (const { contains, when } of finds) {
          for (const key of [contains, ...when.map((each) => each.schema)]) calls.add(key);
        }
        result[FINDS] = finds.map(({ contains, when }) => ({
          contains,
          when: when.map(({ schema, fits }) => ({ schema, fits })),
        }));
        return;
      }
      case "unevaluatedProperties":
        usesUnevaluated = true;
        return;
      default:
    }
  };

  const isPattern = (pattern: string, location: () => Diagnostic["location"] & {}): boolean => {
    try {
      new RegExp(pattern, "u");
      return true;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const reason = /: ([^:]*)$/.exec(error.message)?.[1] ?? error.message;
      diagnostics.push(
        diagnostic("invalid-pattern", {
          message: `${JSON.stringify(pattern)} is no regular expression: ${reason.toLowerCase()}`,
          location: location(),
        }),
      );
      return false;
    }
  };

  const schema = schemaOf(entry);
  return { value: { schema, calls, usesUnevaluated }, diagnostics };
}

/** Applicators that hold no schema and still mean something: `oneOf: []` can't be, but `dependencies: {a: ["b"]}` is. */
function isEmptyApplicator(keyword: string, value: JsonValue): boolean {
  return (keyword === "dependencies" || keyword === "properties") && isObject(value);
}

/** Adds a pattern whose properties may be anything. */
function addPattern(schema: Record<string, JsonValue>, pattern: string): void {
  const patterns = Object.entries((schema["patternProperties"] as JsonObject | undefined) ?? {});
  schema["patternProperties"] = Object.fromEntries([...patterns, [pattern, true]]);
}

function byKeyword(subschemas: readonly Subschema[]): ReadonlyMap<string, readonly Subschema[]> {
  const groups = new Map<string, Subschema[]>();
  for (const each of subschemas) {
    const group = groups.get(each.keyword);
    if (group) group.push(each);
    else groups.set(each.keyword, [each]);
  }
  return groups;
}

/** `object` with each value replaced. A key `__proto__` stays an own property. */
function mapOf(object: JsonObject, f: (item: JsonValue, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.keys(object).map((key) => [key, f(object[key] as JsonValue, key)]),
  );
}

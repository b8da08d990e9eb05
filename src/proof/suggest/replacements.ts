/** Values that may show what a mutant changes, in place of one that the rule allows. */

import { get, isArray, isObject, kindOf, type JsonKind, type JsonValue } from "../../json/value.js";
import type { Mutant } from "../mutation/mutant.js";
import { formatSamples } from "./format-samples.js";

/** A value, and what a file name calls it. */
export interface Replacement {
  readonly value: JsonValue;
  readonly called: string;
}

const wrong: readonly (readonly [JsonKind, JsonValue, string])[] = [
  ["number", 7, "a-number"],
  ["string", "text", "a-string"],
  ["boolean", true, "a-boolean"],
  ["object", {}, "an-object"],
  ["array", [], "an-array"],
  ["null", null, "null"],
];

/** Values of every other kind than this one, the likeliest mistake first. */
export function otherKinds(value: JsonValue | undefined): readonly Replacement[] {
  const kind = value === undefined ? undefined : kindOf(value);
  // What is written as text that should be none, and the other way round.
  const text =
    kind === "number" || kind === "boolean" ? [{ value: String(value), called: "a-string" }] : [];
  return [
    ...text,
    ...wrong.filter(([other]) => other !== kind).map(([, own, called]) => ({ value: own, called })),
  ];
}

/**
 * The values to try at the place that the mutant's schema judges. `current`: what stands there in a valid payload; `named`: values that
 * members of its name have elsewhere; `samples`: valid ones for a schema that is let in by what the mutant shuts out.
 */
export function replacementsFor(
  { keyword, operation, entry, schema, pointer, moved }: Mutant,
  current: JsonValue | undefined,
  named: readonly JsonValue[],
  samples: readonly JsonValue[],
): readonly Replacement[] {
  const limit = isObject(entry.value) ? get(entry.value, keyword) : undefined;
  const wider = isObject(schema) ? get(schema, keyword) : undefined;
  const plain = (...values: readonly JsonValue[]): readonly Replacement[] =>
    values.map((value) => ({ value, called: slug(value) }));
  if (moved !== undefined) {
    const own = isObject(current) ? samples.filter(isObject) : [];
    const joined = own.map((each) => ({ ...(current as object), ...each }));
    return [...samples, ...joined].map((value) => ({ value, called: "fitting-several" }));
  }
  switch (keyword) {
    case "type":
      if (operation === "widened") return plain(null);
      if (operation === "relaxed") {
        return [{ value: (typeof current === "number" ? current : 1) + 0.5, called: "a-fraction" }];
      }
      if (operation === "narrowed") {
        const type = isArray(limit)
          ? limit[Number(pointer.slice(pointer.lastIndexOf("/") + 1))]
          : undefined;
        return [...named, ...samples, ...wrong.map(([, value]) => value)]
          .filter((value) => isOfType(value, type))
          .map((value) => ({ value, called: value === null ? "null" : `a-${String(type)}` }));
      }
      return otherKinds(current);
    case "const":
      return plain(...named.filter((value) => value !== limit), ...beside(limit ?? null));
    case "enum": {
      if (operation === "narrowed" && isArray(limit)) {
        return plain(limit[Number(pointer.slice(pointer.lastIndexOf("/") + 1))] ?? null);
      }
      const added = isArray(wider) ? wider.slice(-1) : [];
      return [...plain(...added, ...named, "unknown"), ...otherKinds(current)];
    }
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return typeof limit === "number" ? numbersBeyond(keyword, limit) : [];
    case "multipleOf":
      return typeof limit === "number"
        ? plain((typeof current === "number" ? current : 0) + limit / 2)
        : [];
    case "minLength":
    case "maxLength":
      return typeof limit === "number" && typeof current === "string"
        ? [
            {
              value: ofLength(current, keyword === "minLength" ? limit - 1 : limit + 1),
              called: keyword === "minLength" ? "too-short" : "too-long",
            },
          ]
        : [];
    case "minItems":
    case "maxItems":
    case "minContains":
    case "maxContains":
      return typeof limit === "number" && isArray(current)
        ? [
            keyword.startsWith("min")
              ? { value: current.slice(0, Math.max(0, limit - 1)), called: "too-few" }
              : { value: itemsOf(current, limit + 1), called: "too-many" },
          ]
        : [];
    case "minProperties":
    case "maxProperties":
      return typeof limit === "number" && isObject(current)
        ? [
            keyword === "minProperties"
              ? {
                  value: Object.fromEntries(
                    Object.entries(current).slice(0, Math.max(0, limit - 1)),
                  ),
                  called: "too-few-members",
                }
              : { value: withMembers(current, limit + 1), called: "too-many-members" },
          ]
        : [];
    case "uniqueItems":
      return isArray(current) && current.length > 0
        ? [{ value: [...current, current[0] ?? null], called: "with-an-item-twice" }]
        : [];
    case "pattern": {
      const text = typeof current === "string" ? current : "text";
      return [
        `${text.slice(0, -1)}`,
        `${text}!`,
        ` ${text}`,
        text.toUpperCase(),
        "",
        "text",
        "0",
      ].map((value) => ({ value, called: "malformed" }));
    }
    case "format": {
      const bad = typeof limit === "string" ? formatSamples[limit]?.bad : undefined;
      const article = /^[aeiou]/.test(String(limit)) ? "an" : "a";
      const called = `not-${article}-${slug(limit ?? "")}`;
      return [...(bad === undefined ? [] : [bad]), "text", ""].map((value) => ({ value, called }));
    }
    case "anyOf":
    case "oneOf":
      if (operation === "narrowed") {
        return samples.map((value) => ({
          value,
          called: value === null ? "null" : "of-that-kind",
        }));
      }
      return otherKinds(current);
    case "additionalProperties":
    case "unevaluatedProperties":
      return isObject(current)
        ? [{ value: { ...current, unexpected: true }, called: "with-an-unexpected-member" }]
        : [];
    case "additionalItems":
    case "unevaluatedItems":
    case "items":
      return isArray(current)
        ? [{ value: [...current, true], called: "with-an-item-too-many" }]
        : [];
    case "contains":
      return isArray(current) ? [{ value: [], called: "empty" }] : [];
    default:
      return otherKinds(current);
  }
}

function numbersBeyond(keyword: string, limit: number): readonly Replacement[] {
  const isLower = keyword.toLowerCase().endsWith("minimum");
  const values = keyword.startsWith("exclusive")
    ? [limit]
    : [isLower ? limit - 0.5 : limit + 0.5, isLower ? limit - 1 : limit + 1];
  // The whole step first: it is just beyond for whole numbers too.
  return values.reverse().map((value) => ({ value, called: slug(value) }));
}

function beside(value: JsonValue): readonly JsonValue[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1];
  if (typeof value === "string") return [`not_${value}`];
  return [null, "text"];
}

function isOfType(value: JsonValue, type: JsonValue | undefined): boolean {
  return type === "integer" ? Number.isInteger(value) : kindOf(value) === type;
}

function ofLength(text: string, length: number): string {
  const points = [...text];
  if (points.length >= length) return points.slice(0, Math.max(0, length)).join("");
  return [...text.padEnd(text.length + length - points.length, points.at(-1) ?? "x")]
    .slice(0, length)
    .join("");
}

function itemsOf(items: readonly JsonValue[], count: number): readonly JsonValue[] {
  return Array.from({ length: count }, (_, i) => items[i] ?? items.at(-1) ?? null);
}

function withMembers(object: JsonValue & object, count: number): JsonValue {
  const entries = Object.entries(object) as [string, JsonValue][];
  for (let i = 1; entries.length < count; i++) entries.push([`member_${i}`, true]);
  return Object.fromEntries(entries);
}

/** A value in a file name: `time-bound`, `null`, `0.5`. */
export function slug(value: JsonValue): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/^-(?=\d)/, "minus-")
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return words === "" ? "empty" : words.slice(0, 40);
}

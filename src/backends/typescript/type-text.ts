/** TypeScript's text of a type in one piece, without comments: for what json-schema-to-typescript has no schema to print. */

import { isIdentifierName } from "../../emit/identifier.js";
import { isArray, isObject, type JsonValue } from "../../json/value.js";
import { maxSpelledItems } from "../../model/looseness.js";
import { intersect, type Declared } from "../../model/intersect.js";
import { isEmpty } from "../../model/objects.js";
import { holdsTexts, matches, textsOf } from "../../model/pattern.js";
import type {
  ArrayType,
  DeclarationId,
  KnownNames,
  Member,
  ObjectType,
  Type,
} from "../../model/type.js";
import { allKinds, union } from "../../model/types.js";

export type NameOf = (id: DeclarationId) => string;

export function typeText(type: Type, nameOf: NameOf): string {
  const text = (inner: Type): string => typeText(inner, nameOf);
  switch (type.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
      return type.kind;
    case "string":
      return type.template === undefined ? type.kind : templateText(type.template);
    case "literal":
      return literalText(type.value);
    case "reference":
      return nameOf(type.target);
    case "array":
      return isTuple(type) ? tupleText(type, nameOf) : parenthesised(text(type.rest)) + "[]";
    case "object":
      return objectText(type, nameOf);
    case "union":
      return type.members.map(text).join(" | ");
    case "intersection":
      return type.members.map((member) => parenthesised(text(member))).join(" & ");
  }
}

function parenthesised(text: string): string {
  return /^[\w$.\p{ID_Continue}]+$/u.test(text) ? text : `(${text})`;
}

/** The literal type of a JSON value: of arrays a tuple, of objects one with required members. */
export function literalText(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(literalText).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([k, v]) => `${propertyName(k)}: ${literalText(v)}`);
    return members.length === 0 ? "{ [k: string]: never }" : `{ ${members.join("; ")} }`;
  }
  return JSON.stringify(value);
}

export function propertyName(name: string): string {
  return isIdentifierName(name) ? name : JSON.stringify(name);
}

/** Whether the type is written position by position, rather than as `T[]`. */
export function isTuple(type: ArrayType): boolean {
  if (type.prefix.length > 0 || type.rest.kind === "never") return true;
  const most = type.maxItems ?? 0;
  return (
    (type.minItems > 0 && type.minItems <= maxSpelledItems) ||
    (type.maxItems !== undefined && most <= maxSpelledItems)
  );
}

/** An array as TypeScript writes it: so many items one by one, of which the first ones are required, then `rest`, if any. */
export interface TupleShape {
  readonly items: readonly Type[];
  readonly required: number;
  readonly rest: Type | undefined;
}

export function tupleShape(type: ArrayType): TupleShape {
  if (!isTuple(type)) return { items: [], required: 0, rest: type.rest };
  const spelled = Math.max(maxSpelledItems, type.prefix.length);
  const bounded = type.maxItems !== undefined && type.maxItems <= spelled;
  const length = bounded
    ? (type.maxItems ?? 0)
    : Math.max(type.prefix.length, Math.min(type.minItems, spelled));
  const items: Type[] = [];
  for (let i = 0; i < length; i++) {
    const item = type.prefix[i] ?? type.rest;
    // No value can stand at this position or after it.
    if (item.kind === "never") return { items, required: type.minItems, rest: undefined };
    items.push(item);
  }
  const rest = bounded || type.rest.kind === "never" ? undefined : type.rest;
  return { items, required: Math.min(type.minItems, items.length), rest };
}

/** `[A, B?, ...C[]]`. */
function tupleText(type: ArrayType, nameOf: NameOf): string {
  const text = (inner: Type): string => parenthesised(typeText(inner, nameOf));
  const { items, required, rest } = tupleShape(type);
  const parts = items.map((item, i) => text(item) + (i < required ? "" : "?"));
  if (rest !== undefined) parts.push(`...${text(rest)}[]`);
  return `[${parts.join(", ")}]`;
}

function objectText(type: ObjectType, nameOf: NameOf): string {
  if (isEmpty(type)) return "{ [k: string]: never }";
  const parts = type.members.map(
    (member) =>
      `${propertyName(member.name)}${member.required ? "" : "?"}: ${typeText(member.type, nameOf)}`,
  );
  for (const { key, text } of indexTexts(type, [], nameOf)) parts.push(`[k: ${key}]: ${text}`);
  return `{ ${parts.join("; ")} }`;
}

/** An index signature: `[k: key]: text`. */
export interface IndexText {
  /** `string`, or a template literal type. */
  readonly key: string;
  readonly text: string;
}

/**
 * The index signatures of an object, each wide enough for the members that it speaks of, its own and the `inherited` ones (TS2411).
 * A schema that says nothing of other members gives none, unless it names no member at all: `{}` in TypeScript would be anything.
 */
export function indexTexts(
  type: ObjectType,
  inherited: readonly PossibleMember[],
  nameOf: NameOf,
): readonly IndexText[] {
  const members = [...type.members, ...inherited];
  const { patterns, additional } = type;
  if (patterns.length === 0 && (additional === undefined || additional.kind === "never")) {
    if (members.length > 0) return [];
    return [{ key: "string", text: isEmpty(type) ? "never" : "unknown" }];
  }
  const text = (types: readonly Type[], speaksOf: readonly PossibleMember[]): string => {
    const all = union([...types, ...speaksOf.map((member) => member.type)]);
    const optional = speaksOf.some((member) => !member.required);
    return typeText(all, nameOf) + (optional && all.kind !== "unknown" ? " | undefined" : "");
  };
  const keyed = patterns.flatMap((each) => {
    const texts = textsOf(each.pattern);
    return texts === undefined || texts.length < 2 ? [] : [{ ...each, texts }];
  });
  // Where one key's strings are all another's, TypeScript wants its values to be too (TS2413), as the schema does.
  const told = new Map<string, string>();
  for (const { pattern, texts } of keyed) {
    const own = keyed.filter((other) => holdsTexts(texts.join(anything), other.texts));
    const speaksOf = members.filter(({ name }) => matches(pattern, name) === true);
    const all = intersect(
      own.map((each) => each.type),
      nothingKnown,
    );
    told.set(keyOfTexts(texts), text([all], speaksOf));
  }
  const isKnown = ({ names, patterns: known }: KnownNames): boolean =>
    known.every((each) => patterns.some(({ pattern }) => pattern === each)) &&
    names.every((name) => members.some((member) => member.name === name));
  // What other parts of the type may know is of types unknown here, and an index signature would speak of it.
  const isTold = type.unevaluated === undefined || isKnown(type.unevaluated);
  const others =
    isTold && additional !== undefined && additional.kind !== "unknown"
      ? text([...patterns.map((each) => each.type), additional], members)
      : "unknown";
  const rest = told.get("string") ?? others;
  told.delete("string");
  const keys = [...told].filter(([, each]) => each !== rest && each !== "unknown");
  return [{ key: "string", text: rest }, ...keys.map(([key, each]) => ({ key, text: each }))];
}

/** References are met as they stand. */
const nothingKnown: Declared = { kindsOf: () => new Set(allKinds) };

/** Stands for any text between others; no pattern that lists texts has it. */
const anything = "\u0000";

type PossibleMember = Pick<Member, "name" | "type" | "required">;

/** The keys that hold `texts` one after another, as a type that an index signature can have. */
function keyOfTexts(texts: readonly string[]): string {
  return texts.every((text) => text === "") ? "string" : templateText(texts);
}

/** The template literal type of the strings that hold `texts` one after another. */
function templateText(texts: readonly string[]): string {
  const escaped = texts.map((text) =>
    text.replace(/[`\\$\p{Cc}\u2028\u2029\p{Cs}]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\u{${code.toString(16)}}`;
    }),
  );
  return "`" + escaped.join("${string}") + "`";
}

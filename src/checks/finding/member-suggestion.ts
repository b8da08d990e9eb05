/** What a value was likely meant to be, of the constants that are allowed. */

import { get, isArray, isObject, type JsonValue } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import { meantBy } from "./meant-by.js";
import { objectOf } from "./schemas-at.js";
import { shown } from "./shown.js";

export function forMembers(
  members: readonly JsonValue[],
  value: JsonValue | undefined,
): string | undefined {
  if (value === undefined || isObject(value)) return undefined;
  const member = nearestMember(members, value);
  if (member !== undefined) {
    if (typeof member === typeof value) return meaning(member);
    return typeof member === "string"
      ? `Write it in quotes: ${shown(member)}.`
      : `Write it without quotes: ${shown(member)}.`;
  }
  const [only, ...others] = isArray(value) ? value : [];
  if (only !== undefined && others.length === 0 && nearestMember(members, only) !== undefined) {
    return withLiteral("Write the item alone, without the array", only);
  }
  return undefined;
}

/** With the value as it should be, where it is short enough to be shown. */
export function withLiteral(words: string, value: JsonValue): string {
  const text = shown(value);
  return /^["[{\d-]|^(true|false|null)$/.test(text) ? `${words}: ${text}.` : `${words}.`;
}

function nearestMember(members: readonly JsonValue[], value: JsonValue): JsonValue | undefined {
  if (typeof value === "object") return members.find((each) => each === value);
  const sameText = members.find((each) => !isCompound(each) && String(each) === String(value));
  if (sameText !== undefined || typeof value !== "string") return sameText;
  return meantBy(
    value,
    members.filter((each) => typeof each === "string"),
  );
}

function isCompound(value: JsonValue): boolean {
  return isObject(value) || isArray(value);
}

export function meaning(value: JsonValue): string {
  return `Did you mean ${shown(value)}?`;
}

export function membersOf(entry: SchemaEntry): readonly JsonValue[] {
  const schema = objectOf(entry);
  const constant = get(schema, "const");
  const choices = get(schema, "enum");
  return [...(constant === undefined ? [] : [constant]), ...(isArray(choices) ? choices : [])];
}

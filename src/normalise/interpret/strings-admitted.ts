import { append } from "../../json/pointer.js";
import { isArray, isObject } from "../../json/value.js";
import { alternativesOf, matches } from "../../model/pattern.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";
import { keywordsOf } from "../keywords.js";
import { namedKinds } from "../kinds.js";

/** The strings that the schema admits, where its text lists them: some more is sound. `undefined`: it lists none. */
export function stringsAdmitted(
  entry: SchemaEntry,
  resolved: Resolved,
): ReadonlySet<string> | undefined {
  const listed = listedBy(entry, resolved);
  return listed && new Set([...listed].filter((text) => admitsString(entry, text, resolved)));
}

function listedBy(entry: SchemaEntry, resolved: Resolved): ReadonlySet<string> | undefined {
  if (entry.value === false) return new Set();
  const keywords = keywordsOf(entry);
  const strings = (values: readonly unknown[]): ReadonlySet<string> =>
    new Set(values.filter((value) => typeof value === "string"));
  const lists: (ReadonlySet<string> | undefined)[] = [];
  for (const [keyword, { value }] of keywords) {
    if (keyword === "const") lists.push(strings([value]));
    if (keyword === "enum" && isArray(value)) lists.push(strings(value));
    if (keyword === "maxLength" && value === 0) lists.push(new Set([""]));
    if (keyword === "type" && !namedKinds(value).has("string")) lists.push(new Set());
    if (keyword === "pattern" && typeof value === "string") {
      const texts = alternativesOf(value);
      if (texts !== undefined) lists.push(new Set(texts));
    }
    if (keyword === "anyOf" || keyword === "oneOf") {
      const branches = branchesOf(entry, keyword, resolved).map((each) => listedBy(each, resolved));
      const known = branches.filter((branch) => branch !== undefined);
      if (known.length === branches.length) lists.push(new Set(known.flatMap((set) => [...set])));
    }
  }
  for (const part of partsOf(entry, resolved)) lists.push(listedBy(part, resolved));
  return lists.find((list) => list !== undefined);
}

/** Whether a schema may admit a string; `false` is certain. */
export function admitsString(entry: SchemaEntry, text: string, resolved: Resolved): boolean {
  if (typeof entry.value === "boolean") return entry.value;
  const length = Array.from(text).length;
  for (const [keyword, { value, pointer }] of keywordsOf(entry)) {
    switch (keyword) {
      case "const":
        if (value !== text) return false;
        break;
      case "enum":
        if (isArray(value) && !value.includes(text)) return false;
        break;
      case "type":
        if (!namedKinds(value).has("string")) return false;
        break;
      case "pattern":
        if (typeof value === "string" && matches(value, text) === false) return false;
        break;
      case "minLength":
        if (typeof value === "number" && length < value) return false;
        break;
      case "maxLength":
        if (typeof value === "number" && length > value) return false;
        break;
      case "not":
        if (excludes(entry, pointer, text, resolved)) return false;
        break;
      case "anyOf":
      case "oneOf": {
        const branches = branchesOf(entry, keyword, resolved);
        if (branches.every((branch) => !admitsString(branch, text, resolved))) return false;
        break;
      }
    }
  }
  return partsOf(entry, resolved).every((part) => admitsString(part, text, resolved));
}

/** Whether the schema of a `not` certainly admits the string: it lists it, or is one pattern that finds it. */
function excludes(
  { source }: SchemaEntry,
  pointer: string,
  text: string,
  resolved: Resolved,
): boolean {
  const inner = resolved.schemas.get(keyOf({ source, pointer }));
  if (inner === undefined || !isObject(inner.value)) return inner?.value === true;
  const [only, ...others] = keywordsOf(inner);
  if (only === undefined || others.length > 0) return false;
  const [keyword, { value }] = only;
  if (keyword === "const") return value === text;
  if (keyword === "enum") return isArray(value) && value.includes(text);
  return keyword === "pattern" && typeof value === "string" && matches(value, text) === true;
}

/** The schemas that must hold beside the schema's own keywords: those of `allOf`, and those that it refers to. */
function partsOf(entry: SchemaEntry, resolved: Resolved): SchemaEntry[] {
  const references = [...(resolved.references.get(entry.key)?.values() ?? [])];
  return [...references.map(({ target }) => target), ...branchesOf(entry, "allOf", resolved)];
}

function branchesOf(entry: SchemaEntry, keyword: string, resolved: Resolved): SchemaEntry[] {
  const found = keywordsOf(entry).get(keyword);
  if (found === undefined || !isArray(found.value)) return [];
  return found.value.flatMap((_, i) => {
    const pointer = append(found.pointer, i);
    return resolved.schemas.get(keyOf({ source: entry.source, pointer })) ?? [];
  });
}

/** The way out of a finding, in the imperative: what the payload was likely meant to say. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, kindOf, type JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import { valueAlong, type Subject } from "./context.js";
import { described } from "./described.js";
import { exampleOfFormat, ofFormat } from "./format-example.js";
import { meantBy } from "./meant-by.js";
import {
  alternatives,
  judgesBelow,
  judgesOf,
  knownProperties,
  matches,
  objectOf,
  typesOf,
  type KnownProperties,
} from "./schemas-at.js";
import { listed, placeName, quoted, shown } from "./shown.js";

export interface SuggestionOptions {
  /** Issues that it has to settle, too. */
  readonly also: readonly Issue[];
  /** The rule is one of an alternative: others may say another thing. */
  readonly isAlternative: boolean;
}

/** Undefined where nothing better is known than what the message says. */
export function suggestionFor(
  issue: Issue,
  subject: Subject,
  { also, isAlternative }: SuggestionOptions = { also: [], isAlternative: false },
): string | undefined {
  const { keyword, params, path } = issue;
  const value = valueAlong(subject.payload.json, path);
  switch (keyword) {
    case "type":
      return forTypes(stringsOf(params["type"]), value, path, subject);
    case "const":
      return forMembers([params["allowedValue"] as JsonValue], value);
    case "enum":
      return forMembers(params["allowedValues"] as readonly JsonValue[], value);
    case "anyOf":
    case "oneOf":
      return forUnion(issue, value, subject);
    case "format":
      return forFormat(String(params["format"]), value, patternsIn(also));
    case "pattern":
      return forPattern(String(params["pattern"]), value, path, subject);
    case "additionalProperties":
    case "unevaluatedProperties":
      return forSurplus(issue, value, subject, isAlternative);
    case "required":
    case "dependentRequired":
    case "dependencies":
      return forMissing(issue, also, value, subject);
    case "propertyNames":
      return forName(params);
    default:
      return undefined;
  }
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

// ── values ──

function forTypes(
  types: readonly string[],
  value: JsonValue | undefined,
  path: Issue["path"],
  subject: Subject,
): string | undefined {
  if (value === undefined) return undefined;
  const meant = types.map((type) => asType(value, type)).find((each) => each !== undefined);
  if (meant !== undefined) {
    if (typeof value === "string") return `Write it without quotes: ${shown(meant)}.`;
    if (typeof meant === "string") {
      const raw = rawText(path, subject);
      return `Write it in quotes: ${shown(raw ?? meant)}.`;
    }
  }
  if (types.includes("array") && value !== null && itemsAccept(value, path, subject)) {
    return withLiteral("Put it into an array", [value]);
  }
  const [only, ...others] = isArray(value) ? value : [];
  if (only !== undefined && others.length === 0 && types.includes(kindOf(only))) {
    return withLiteral("Write the item alone, without the array", only);
  }
  if (value === null && !isRequired(path, subject)) {
    return `Leave \`${String(path.at(-1))}\` out: it is not required.`;
  }
  return undefined;
}

/** With the value as it should be, where it is short enough to be shown. */
function withLiteral(words: string, value: JsonValue): string {
  const text = shown(value);
  return /^["[{\d-]|^(true|false|null)$/.test(text) ? `${words}: ${text}.` : `${words}.`;
}

/** What `value` says, as a value of the type. */
function asType(value: JsonValue, type: string): JsonValue | undefined {
  if (type === "string") {
    return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  }
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (type === "boolean") {
    if (/^(true|yes|on)$/i.test(text)) return true;
    return /^(false|no|off)$/i.test(text) ? false : undefined;
  }
  if (type === "null") return text === "null" ? null : undefined;
  const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  if (!isNumber || (type !== "number" && type !== "integer")) return undefined;
  const number = Number(text);
  return type === "integer" && !Number.isInteger(number) ? undefined : number;
}

/** A number as the file has it: in YAML, `3.10` is 3.1. */
function rawText(path: Issue["path"], { payload }: Subject): string | undefined {
  const { line, column } = payload.locate(append("", ...path));
  if (line === undefined || column === undefined) return undefined;
  const text = payload.text.split(/\r\n|\n|\r/, line)[line - 1];
  return /^[\w.+-]+/.exec(text?.slice(column - 1) ?? "")?.[0];
}

/** Whether a schema there says of items that they may be like the value. */
function itemsAccept(value: JsonValue, path: Issue["path"], subject: Subject): boolean {
  const { resolved } = subject.context;
  const items = judgesBelow(subject.judges(path), [value], 0, resolved);
  const types = items.map(typesOf).filter((each) => each !== undefined);
  const kind = kindOf(value);
  return types.some(
    (each) => each.includes(kind) || (kind === "number" && each.includes("integer")),
  );
}

function isRequired(path: Issue["path"], subject: Subject): boolean {
  const name = path.at(-1);
  if (typeof name !== "string") return true;
  return subject
    .judges(path.slice(0, -1))
    .some((entry) => stringsOf(get(objectOf(entry), "required")).includes(name));
}

function forMembers(
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

function meaning(value: JsonValue): string {
  return `Did you mean ${shown(value)}?`;
}

function forUnion(
  { params, path }: Issue,
  value: JsonValue | undefined,
  subject: Subject,
): string | undefined {
  const allowed = params["allowedValues"];
  if (params["fault"] === "value" && isArray(allowed as JsonValue) && isObject(value)) {
    return forMembers(allowed as readonly JsonValue[], get(value, String(params["tag"])));
  }
  if (params["expected"] === undefined || value === undefined) return undefined;
  const judges = subject.candidates(path);
  const members = judges.flatMap((entry) => membersOf(entry));
  const hint = forMembers(members, value);
  if (hint !== undefined) return hint;
  const types = new Set(judges.flatMap((entry) => typesOf(entry) ?? []));
  return forTypes([...types], value, path, subject);
}

function membersOf(entry: SchemaEntry): readonly JsonValue[] {
  const schema = objectOf(entry);
  const constant = get(schema, "const");
  const choices = get(schema, "enum");
  return [...(constant === undefined ? [] : [constant]), ...(isArray(choices) ? choices : [])];
}

function patternsIn(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ keyword }) => keyword === "pattern")
    .map(({ params }) => String(params["pattern"]));
}

function forFormat(
  format: string,
  value: JsonValue | undefined,
  patterns: readonly string[],
): string | undefined {
  const fits = (text: string) => patterns.every((pattern) => matches(pattern, text));
  const mended = typeof value === "string" ? ofFormat(value, format, fits) : undefined;
  if (mended !== undefined) return meaning(mended);
  const example = exampleOfFormat(format);
  return example === undefined || !fits(example) ? undefined : `Write it as in ${shown(example)}.`;
}

/** Of the spellings that people mix up, the one that fits; else what the schema gives as an example. */
function forPattern(
  pattern: string,
  value: JsonValue | undefined,
  path: Issue["path"],
  subject: Subject,
): string | undefined {
  if (typeof value !== "string") return undefined;
  const fits = (text: string): boolean => text !== "" && matches(pattern, text);
  const spelling = spellingsOf(value, pattern).find(fits);
  if (spelling !== undefined) return meaning(spelling);
  const examples = subject.judges(path).flatMap((entry) => {
    const schema = objectOf(entry);
    const listed = get(schema, "examples");
    const standard = get(schema, "default");
    return [...(isArray(listed) ? listed : []), ...(standard === undefined ? [] : [standard])];
  });
  const example = examples.find((each) => typeof each === "string" && fits(each));
  return example === undefined ? undefined : `Write it as in ${shown(example)}.`;
}

/** None of a text that is long, and none for a pattern that only forbids: any other text would do. */
function spellingsOf(text: string, pattern: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === "" || text.length > 100 || pattern.includes("(?!")) return [];
  const words = trimmed.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[\s_.-]+/);
  const lower = words.map((word) => word.toLowerCase());
  const [, prefix] = /^\^(\\?\.?\\?[v#/])/.exec(pattern) ?? [];
  return [
    trimmed,
    trimmed.toLowerCase(),
    trimmed.toUpperCase(),
    lower.join("-"),
    lower.join("_"),
    lower.join(""),
    trimmed.replaceAll(/\s+/g, ""),
    trimmed.replace(/^[vV](?=\d)/, ""),
    `${trimmed}.0`,
    `${trimmed}.0.0`,
    ...(prefix === undefined ? [] : [prefix.replaceAll("\\", "") + trimmed]),
  ].filter((each) => each !== text);
}

// ── properties ──

/** What the object may have: those of the very schema that says that others are too many. */
export function allowedAt(
  { schemaPath }: Pick<Issue, "schemaPath">,
  value: JsonValue | undefined,
  { context }: Subject,
): KnownProperties {
  const { resolved } = context;
  const owner = schemaPath.slice(0, schemaPath.lastIndexOf("/"));
  const entry = resolved.schemas.get(owner);
  if (entry === undefined) return { named: new Map(), patterns: [] };
  const speaking = schemaPath.endsWith("/additionalProperties")
    ? [entry]
    : judgesOf([entry], value, resolved);
  return knownProperties(speaking, resolved);
}

function forSurplus(
  issue: Issue,
  value: JsonValue | undefined,
  subject: Subject,
  isAlternative: boolean,
): string | undefined {
  const { params, path } = issue;
  const name = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
  const allowed = allowedAt(issue, value, subject);
  const own = isObject(value) ? value : {};
  const unused = [...allowed.named.keys()].filter((each) => !Object.hasOwn(own, each));
  const list = listOfAllowed(allowed);
  const meant = meantBy(name, unused);
  if (meant !== undefined) return `Did you mean \`${meant}\`? ${list}`;
  const elsewhere = placeOfName(name, own, path, subject, isAlternative);
  if (elsewhere !== undefined) return `${elsewhere} ${list}`;
  const used = [...allowed.named.keys()].find((each) => meantBy(name, [each]) !== undefined);
  if (used !== undefined) return `There is \`${used}\` already. ${list}`;
  return list;
}

function listOfAllowed({ named, patterns }: KnownProperties): string {
  const names = [...named.keys()];
  if (names.length === 0 && patterns.length === 0) return "No property is allowed there.";
  const short = patterns.filter(({ length }) => length <= 60);
  const which = short.length < patterns.length ? "a pattern" : listed(short, "or", 3);
  const rest = patterns.length === 0 ? "" : `names that match ${which}`;
  if (names.length === 0) return `Allowed are ${rest}.`;
  const list = listed(quoted(names), "and", 12);
  if (rest !== "") return `Allowed are ${list}, and ${rest}.`;
  return names.length === 1 ? `Only ${list} is allowed.` : `Allowed are ${list}.`;
}

/** Where a property of that name belongs: another schema of the same object knows it, or one of a member, or of what encloses it. */
function placeOfName(
  name: string,
  object: { readonly [name: string]: JsonValue },
  path: Issue["path"],
  subject: Subject,
  isAlternative: boolean,
): string | undefined {
  const { resolved } = subject.context;
  const here = knownProperties(subject.judges(path), resolved);
  const knowing = here.named.get(name);
  if (knowing !== undefined) {
    const owner = ownerOf(knowing, subject);
    const certain = knownProperties(subject.judges(path, alternatives), resolved);
    if (isAlternative || !certain.named.has(name)) {
      return `${owner === undefined ? "Another alternative" : `\`${owner}\`, another alternative,`} has it.`;
    }
    return `${owner === undefined ? "Another part of the schema" : `\`${owner}\``} has it, but this part is closed to what it does not name itself.`;
  }
  for (const [member, schema] of here.named) {
    const own = get(object, member);
    if (own !== undefined && !isObject(own)) continue;
    const below = knownProperties(judgesOf([schema], own, resolved), resolved);
    if (below.named.has(name)) return `It is a property of \`${member}\`: move it there.`;
  }
  for (let up = path.slice(0, -1); path.length > 0; up = up.slice(0, -1)) {
    const around = knownProperties(subject.judges(up), resolved);
    if (around.named.has(name)) {
      return up.length === 0
        ? "It is a property of the whole document: move it there."
        : `It is a property of \`${placeName(up)}\`: move it there.`;
    }
    if (up.length === 0) break;
  }
  return undefined;
}

function ownerOf({ source, pointer }: SchemaEntry, { context }: Subject): string | undefined {
  const owner = pointer.replace(/\/properties\/[^/]*$/, "");
  return context.contract.declarations.get(`${source.path}#${owner}`)?.name;
}

/** Of one property, what it is; of several, only of the few first. */
function forMissing(
  { params, path }: Issue,
  also: readonly Issue[],
  value: JsonValue | undefined,
  subject: Subject,
): string {
  const names = [params, ...also.map((each) => each.params)].map((each) =>
    String(each["missingProperty"]),
  );
  const told = names.slice(0, 3).map((name) => `Add ${missingWords(name, value, path, subject)}.`);
  return told.join(" ");
}

/** `` `name`: a string (“What it is for.”) `` */
function missingWords(
  name: string,
  value: JsonValue | undefined,
  path: Issue["path"],
  subject: Subject,
): string {
  const { resolved } = subject.context;
  const schemas = judgesBelow(subject.judges(path), value, name, resolved);
  const members = schemas.flatMap(membersOf);
  const isUnion = schemas.some((entry) =>
    ["anyOf", "oneOf"].some((keyword) => get(objectOf(entry), keyword) !== undefined),
  );
  const [constant, ...others] = isUnion ? [] : members;
  if (constant !== undefined && others.length === 0)
    return `\`${name}\`: it is always ${shown(constant)}`;
  const [kind] = schemas.map((entry) => described(entry, subject.context)).filter(Boolean);
  const sentences = schemas.map((entry) => firstSentence(get(objectOf(entry), "description")));
  const sentence = sentences.find((each) => each !== undefined);
  if (kind === undefined && sentence === undefined) return `\`${name}\``;
  if (kind === undefined) return `\`${name}\` (“${sentence ?? ""}”)`;
  return `\`${name}\`: ${kind}${sentence === undefined ? "" : ` (“${sentence}”)`}`;
}

function firstSentence(description: JsonValue | undefined): string | undefined {
  if (typeof description !== "string") return undefined;
  const [line = ""] = description.trim().split(/\n|(?<=[.!?])\s(?=\p{Lu})/u);
  if (line === "") return undefined;
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function forName(params: Issue["params"]): string | undefined {
  const name = String(params["propertyName"]);
  const inner = params["inner"] as Pick<Issue, "keyword" | "params"> | undefined;
  if (inner?.keyword === "enum" || inner?.keyword === "const") {
    const { allowedValues, allowedValue } = inner.params;
    const members = (allowedValues ?? [allowedValue]) as readonly JsonValue[];
    return forMembers(members, name);
  }
  if (inner?.keyword !== "pattern") return undefined;
  const pattern = String(inner.params["pattern"]);
  const meant = spellingsOf(name, pattern).find((each) => matches(pattern, each));
  return meant === undefined ? undefined : `Did you mean \`${meant}\`?`;
}

/** Which property was likely meant, is missing, or is allowed. */

import { get, isObject, type JsonValue } from "../../json/value.js";
import { typeInWords } from "../../json/type-in-words.js";
import type { Issue } from "../../runtime/runtime.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import { type Subject } from "./context.js";
import { described } from "./described.js";
import { asIn } from "./example-suggestion.js";
import { exampleValue, isFilled } from "./example-value.js";
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
import { forMembers, membersOf } from "./member-suggestion.js";
import { spellingsOf } from "./text-suggestion.js";

/** What the object may have: those of the very schema that says that others are too many. */
function allowedAt(
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

export function forSurplus(
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
export function forMissing(
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
  const [words] = schemas.map((entry) => described(entry, subject.context)).filter(Boolean);
  const kind = words?.startsWith("`") ? `${words}${exampleWords(schemas, subject)}` : words;
  const sentences = schemas.map((entry) => firstSentence(get(objectOf(entry), "description")));
  const sentence = sentences.find((each) => each !== undefined);
  if (kind === undefined && sentence === undefined) return `\`${name}\``;
  if (kind === undefined) return `\`${name}\` (“${sentence ?? ""}”)`;
  return `\`${name}\`: ${kind}${sentence === undefined ? "" : ` (“${sentence}”)`}`;
}

/** The name of a type alone does not say what to write. */
function exampleWords(schemas: readonly SchemaEntry[], subject: Subject): string {
  const { resolved } = subject.context;
  const isShort = (value: JsonValue): boolean => asIn(value) !== undefined;
  const example =
    exampleValue(schemas, resolved, (value) => isShort(value) && isFilled(value)) ??
    exampleValue(schemas, resolved, isShort);
  const types = schemas.map(typesOf).find((each) => each !== undefined);
  if (example !== undefined) return `, ${asIn(example, "as in")?.slice(0, -1) ?? ""}`;
  return types === undefined ? "" : `, ${listed(types.map(typeInWords), "or")}`;
}

function firstSentence(description: JsonValue | undefined): string | undefined {
  if (typeof description !== "string") return undefined;
  const [line = ""] = description.trim().split(/\n|(?<=[.!?])\s(?=\p{Lu})/u);
  if (line === "") return undefined;
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

export function forName(params: Issue["params"]): string | undefined {
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

/** What a finding says: the issue's message, with what it can't know without the schema and the payload. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import type { FindingContext } from "./context.js";
import { described } from "./described.js";
import { foundWords } from "./found-words.js";
import { missingIn } from "./noted.js";
import { objectOf, schemaAt } from "./schemas-at.js";
import { listed, quoted } from "./shown.js";

/** `also`: the issues that the finding is about, too. */
export function messageOf(
  issue: Issue,
  also: readonly Issue[],
  value: JsonValue | undefined,
  context: FindingContext,
): string {
  const { message, keyword } = issue;
  switch (keyword) {
    case "not":
      return forbidden(issue, value, context);
    case "contains": {
      const entry = context.resolved.schemas.get(issue.schemaPath);
      const words = entry && described(entry, context);
      if (words === undefined) return message;
      return message.replace("of the kind asked for", `such as ${words}`);
    }
    case "required":
      return missing(message, also);
    default:
      return message + foundWords(issue, value) + patternWords(also);
  }
}

/** `` `a.b`, `c` and `d` are required `` */
function missing(message: string, also: readonly Issue[]): string {
  const names = also.map(missingIn).filter((each) => each !== undefined);
  if (names.length === 0) return message;
  const others = listed(quoted(names), "and", 12);
  const join = names.length === 1 ? " and " : ", ";
  return message.replace(/ is required$/, () => `${join}${others} are required`);
}

/** What else the text has to be. */
function patternWords(also: readonly Issue[]): string {
  return also
    .filter(({ keyword }) => keyword === "pattern")
    .map(({ params }) => `; it must match the pattern ${String(params["pattern"])}, too`)
    .join("");
}

function forbidden(issue: Issue, value: JsonValue | undefined, context: FindingContext): string {
  const { message, schemaPath } = issue;
  const entry = context.resolved.schemas.get(schemaPath);
  if (entry === undefined) return message;
  const sets = forbiddenSets(entry, context);
  if (sets !== undefined && isObject(value)) {
    // Those that it has are what is wrong.
    const had = sets.filter((names) => names.every((name) => Object.hasOwn(value, name)));
    const [first = [], ...others] = had;
    const together = others.length === 0 && first.length > 1 ? " together" : "";
    const words = had.map((names) => listed(quoted(names), "and", 6));
    if (words.length > 0) {
      return message.replace(
        "be what `not` describes",
        `have ${listed(words, "or", 6)}${together}`,
      );
    }
  }
  const words = described(entry, context);
  const said = words === undefined ? message : message.replace("what `not` describes", () => words);
  return said + foundWords(issue, value);
}

/** The lists of names of which none may be there whole, where a `not` forbids no more than that. */
export function forbiddenSetsFor(
  { schemaPath }: Issue,
  context: FindingContext,
): readonly (readonly string[])[] | undefined {
  const entry = context.resolved.schemas.get(schemaPath);
  return entry && forbiddenSets(entry, context);
}

/** The first property of those that an object must not have, where a schema forbids no more than that some are there. */
export function forbiddenProperty(
  issue: Issue,
  value: JsonValue | undefined,
  context: FindingContext,
): string | undefined {
  const sets = forbiddenSetsFor(issue, context);
  if (!isObject(value)) return undefined;
  return sets?.find((names) => names.every((name) => Object.hasOwn(value, name)))?.at(-1);
}

const silent = new Set(["required", "type", "title", "description", "$comment"]);

/** `{ required }` and `{ anyOf: [{ required }, …] }`: the lists of names. */
function forbiddenSets(
  entry: SchemaEntry,
  context: FindingContext,
): readonly (readonly string[])[] | undefined {
  const schema = objectOf(entry);
  const required = get(schema, "required");
  const keywords = Object.keys(schema);
  if (isArray(required) && keywords.every((keyword) => silent.has(keyword))) {
    return [required.filter((each) => typeof each === "string")];
  }
  const branches = get(schema, "anyOf");
  if (!isArray(branches) || keywords.length > 1) return undefined;
  const sets = branches.map((_, i) => {
    const branch = schemaAt(entry, append(entry.pointer, "anyOf", i), context.resolved);
    return branch && forbiddenSets(branch, context);
  });
  return sets.every((each) => each !== undefined) ? sets.flat() : undefined;
}

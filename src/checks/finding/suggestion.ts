/** The way out of a finding, in the imperative: what the payload was likely meant to say. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, kindOf, type JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import { valueAlong, type Subject } from "./context.js";
import { judgesBelow, objectOf, typesOf } from "./schemas-at.js";
import { shown } from "./shown.js";
import { forBound, forExample, forTooFew, forTooMany, isAccepted } from "./example-suggestion.js";
import { forMembers, meaning, membersOf, withLiteral } from "./member-suggestion.js";
import { forMissing, forName, forSurplus } from "./property-suggestion.js";
import { forForbidden, forSeveral } from "./removal-suggestion.js";
import { forFormat, forPattern, patternsIn } from "./text-suggestion.js";

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
      return forTypes(stringsOf(params["type"]), value, issue, subject);
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
      return forPattern(issue, value, subject);
    case "additionalProperties":
    case "unevaluatedProperties":
      return forSurplus(issue, value, subject, isAlternative);
    case "required":
    case "dependentRequired":
    case "dependencies":
      return forMissing(issue, also, value, subject);
    case "propertyNames":
      return forName(params);
    case "minItems":
    case "minProperties":
      return isEmpty(value) && !isRequired(path, subject)
        ? leaveOut(path)
        : forTooFew(issue, subject);
    case "maxItems":
    case "maxProperties":
    case "maxLength":
      return value === undefined ? undefined : forTooMany(issue, value);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return forBound(value, issue, subject);
    case "minLength":
      return forExample(["string"], issue, subject);
    case "not":
      return forForbidden(issue, value, subject);
    case "uniqueItems":
      return `Remove [${String(params["j"])}] or [${String(params["i"])}].`;
    case "multipleOf":
      return forMultiple(value, params["multipleOf"]);
    default:
      return undefined;
  }
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function forTypes(
  types: readonly string[],
  value: JsonValue | undefined,
  issue: Issue,
  subject: Subject,
): string | undefined {
  if (value === undefined) return undefined;
  const { path } = issue;
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
    return leaveOut(path);
  }
  return forNearType(types, value, issue, subject) ?? forExample(types, issue, subject);
}

/** A fraction for a whole number, 0 and 1 for a boolean, a number with its unit. */
function forNearType(
  types: readonly string[],
  value: JsonValue,
  issue: Issue,
  subject: Subject,
): string | undefined {
  const isAllowed = (each: JsonValue): boolean => isAccepted(each, issue, subject);
  if (typeof value === "number" && types.includes("integer")) {
    const [below, above] = [Math.floor(value), Math.ceil(value)].filter(isAllowed);
    if (below === undefined) return undefined;
    return above === undefined
      ? `The nearest is ${below}.`
      : `The nearest are ${below} and ${above}.`;
  }
  if (types.includes("boolean") && (value === 0 || value === 1)) return meaning(value === 1);
  if (typeof value !== "string" || !(types.includes("number") || types.includes("integer"))) {
    return undefined;
  }
  const [, digits] = /^(-?(?:0|[1-9]\d*)(?:\.\d+)?)\s*[a-zA-Z%]{1,3}$/.exec(value.trim()) ?? [];
  if (digits === undefined || !isAllowed(Number(digits))) return undefined;
  return `Write the number alone: ${Number(digits)}.`;
}

function leaveOut(path: Issue["path"]): string {
  return `Leave \`${String(path.at(-1))}\` out: it is not required.`;
}

function isEmpty(value: JsonValue | undefined): boolean {
  return (isArray(value) || isObject(value)) && Object.keys(value).length === 0;
}

/** The multiples on both sides of a number; of fractions, whose multiples are rarely written, none. */
function forMultiple(value: JsonValue | undefined, step: unknown): string | undefined {
  if (typeof value !== "number" || typeof step !== "number") return undefined;
  if (!Number.isInteger(step) || step <= 0 || !Number.isSafeInteger(Math.ceil(value))) {
    return undefined;
  }
  const below = Math.floor(value / step) * step;
  return `The nearest are ${below} and ${below + step}.`;
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

function forUnion(
  issue: Issue,
  value: JsonValue | undefined,
  subject: Subject,
): string | undefined {
  const { params, path } = issue;
  if (params["passing"] !== undefined) return forSeveral(issue, value, subject);
  const allowed = params["allowedValues"];
  if (params["fault"] === "value" && isArray(allowed as JsonValue) && isObject(value)) {
    return forMembers(allowed as readonly JsonValue[], get(value, String(params["tag"])));
  }
  // Only objects have the tag by which an alternative is picked.
  if (params["fault"] === "type") return forTypes(["object"], value, issue, subject);
  if (params["expected"] === undefined || value === undefined) return undefined;
  const judges = subject.candidates(path);
  const members = judges.flatMap((entry) => membersOf(entry));
  const hint = forMembers(members, value);
  if (hint !== undefined) return hint;
  const types = new Set(judges.flatMap((entry) => typesOf(entry) ?? []));
  return forTypes([...types], value, issue, subject);
}

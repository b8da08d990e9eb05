/** What stands in place of a wrong value, shown by an example that fits. */

import { get, isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import type { Subject } from "./context.js";
import { exampleValue, isFilled, isOfKind, numbersFor } from "./example-value.js";
import { fits } from "./fits.js";
import { withLiteral } from "./member-suggestion.js";
import { alternatives, certainOf, objectOf } from "./schemas-at.js";
import { counted, listed, quoted } from "./shown.js";

/** The schema whose rule is broken, and those that judge the value whatever else it is. */
export function judgesFor({ schemaPath, path }: Issue, subject: Subject): readonly SchemaEntry[] {
  const { resolved } = subject.context;
  const owner = resolved.schemas.get(schemaPath.slice(0, schemaPath.lastIndexOf("/")));
  const certain = subject.judges(path, alternatives);
  return owner === undefined ? certain : [...new Set([...certainOf(owner, resolved), ...certain])];
}

/** Whether all of the schemas that judge the value certainly accept another one. */
export function isAccepted(value: JsonValue, issue: Issue, subject: Subject): boolean {
  const { resolved } = subject.context;
  return judgesFor(issue, subject).every((each) => fits(value, each, resolved) === true);
}

/** Whether one of them certainly does not. */
export function isRefused(value: JsonValue, issue: Issue, subject: Subject): boolean {
  const { resolved } = subject.context;
  return judgesFor(issue, subject).some((each) => fits(value, each, resolved) === false);
}

/** `Write it as in 1.`: of one of the types, of any where there is none. Where all examples are long, what they need to have. */
export function forExample(
  types: readonly string[],
  issue: Issue,
  subject: Subject,
): string | undefined {
  const { resolved } = subject.context;
  const judges = judgesFor(issue, subject);
  const isOfType = isOfKind(types);
  const isMeant = (value: JsonValue): boolean => types.length === 0 || isOfType(value);
  const isShort = (value: JsonValue): boolean => isMeant(value) && asIn(value) !== undefined;
  const example =
    exampleValue(judges, resolved, (value) => isShort(value) && isFilled(value)) ??
    exampleValue(judges, resolved, isShort);
  if (example !== undefined) return asIn(example);
  const long = exampleValue(judges, resolved, isMeant);
  if (!isObject(long)) return undefined;
  const needed = Object.keys(long).filter((name) => isRefused(without(long, name), issue, subject));
  return needed.length === 0
    ? undefined
    : `Write an object with ${listed(quoted(needed), "and", 6)}.`;
}

/** Undefined for what is too long to be shown. */
export function asIn(example: JsonValue, words = "Write it as in"): string | undefined {
  const hint = withLiteral(words, example);
  const isShown = hint !== `${words}.` && !hint.includes("…");
  return isShown ? hint.replace(`${words}: `, () => `${words} `) : undefined;
}

/** The number nearest to the bound that all rules allow. */
export function forBound(
  value: JsonValue | undefined,
  issue: Issue,
  subject: Subject,
): string | undefined {
  if (typeof value !== "number") return undefined;
  const bound = issue.params["limit"];
  const near = numbersFor(judgesFor(issue, subject))
    .filter((each) => isAccepted(each, issue, subject))
    .sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
  const [nearest] = near;
  if (nearest === undefined) return undefined;
  return nearest === bound
    ? `The nearest that is allowed is ${nearest}.`
    : `Write it as in ${nearest}.`;
}

/** What is to be added to a list or an object that has too few. */
export function forTooFew(issue: Issue, subject: Subject): string | undefined {
  const example = exampleValue(judgesFor(issue, subject), subject.context.resolved, isFilled);
  return example === undefined ? undefined : asIn(example, "Fill it, as in");
}

/** How much is too much. */
export function forTooMany({ keyword, params }: Issue, value: JsonValue): string | undefined {
  const limit = Number(params["limit"]);
  if (keyword === "maxLength" && typeof value === "string") {
    return `Shorten it by ${counted(Array.from(value).length - limit, "character")}.`;
  }
  if (keyword === "maxItems" && isArray(value)) {
    return `Remove ${counted(value.length - limit, "item")}.`;
  }
  if (keyword !== "maxProperties" || !isObject(value)) return undefined;
  return `Remove ${counted(Object.keys(value).length - limit, "property", "properties")}.`;
}

/** The names that a schema itself requires. */
export function requiredNames(entry: SchemaEntry): readonly string[] {
  const names = get(objectOf(entry), "required");
  return isArray(names) ? names.filter((each) => typeof each === "string") : [];
}

export function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** Which properties are to be removed, where they must not stand together. */

import { isObject, kindOf, type JsonValue } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import type { Subject } from "./context.js";
import { forExample, requiredNames, without } from "./example-suggestion.js";
import { fits } from "./fits.js";
import { forbiddenSetsFor } from "./message.js";
import { alternatives, certainOf } from "./schemas-at.js";
import { listed, quoted } from "./shown.js";

/** For `not`: one property of each set that is forbidden together; none that a rule requires. */
export function forForbidden(
  issue: Issue,
  value: JsonValue | undefined,
  subject: Subject,
): string | undefined {
  if (!isObject(value)) return undefined;
  const sets = forbiddenSetsFor(issue, subject.context) ?? [];
  const had = sets.filter((names) => names.every((name) => Object.hasOwn(value, name)));
  const required = requiredAt(issue, subject);
  const [free, ...others] = had.map((names) => names.filter((name) => !required.has(name)));
  if (free === undefined || free.length === 0) return undefined;
  if (others.length === 0) return removing(free);
  // Of several sets, one each.
  const firsts = [free, ...others].map(([name]) => name);
  const names = [...new Set(firsts.filter((each) => each !== undefined))];
  return firsts.includes(undefined) ? undefined : `Remove ${listed(quoted(names), "and", 6)}.`;
}

/**
 * For a `oneOf` of which several fit: the properties of which each, removed, leaves one alternative only. What is no object often fits
 * all alternatives, as they speak of properties only: for it, an object that fits one.
 */
export function forSeveral(
  issue: Issue,
  value: JsonValue | undefined,
  subject: Subject,
): string | undefined {
  if (value === undefined) return undefined;
  const { schemaPath, path } = issue;
  if (!isObject(value))
    return kindOf(value) === "array" ? undefined : forExample(["object"], issue, subject);
  const { resolved } = subject.context;
  const branches: SchemaEntry[] = [];
  for (;;) {
    const branch = resolved.schemas.get(`${schemaPath}/${branches.length}`);
    if (branch === undefined) break;
    branches.push(branch);
  }
  const required = requiredAt({ path }, subject);
  const names = branches.flatMap((branch) => certainOf(branch, resolved).flatMap(requiredNames));
  const telling = [...new Set(names)].filter((name) => {
    if (!Object.hasOwn(value, name) || required.has(name)) return false;
    const verdicts = branches.map((branch) => fits(without(value, name), branch, resolved));
    return !verdicts.includes(undefined) && verdicts.filter((each) => each === true).length === 1;
  });
  return telling.length === 0 ? undefined : removing(telling);
}

function requiredAt({ path }: Pick<Issue, "path">, subject: Subject): ReadonlySet<string> {
  return new Set(subject.judges(path, alternatives).flatMap(requiredNames));
}

function removing(names: readonly string[]): string {
  return `Remove ${listed(quoted(names), "or", 6)}.`;
}

/** Which alternative of a union a payload comes closest to, and why it is said to. */

import type { Related } from "../../diagnostics/diagnostic.js";
import { equal } from "../../json/equal.js";
import { get, isArray, isObject } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import { valueAlong, type Subject } from "./context.js";
import { nameOfBranch } from "./described.js";
import { certainOf, constantsOf } from "./schemas-at.js";
import { counted, listed, placeName, quoted, shown } from "./shown.js";

/** At the alternative: `` `on` fits none of 3 alternatives; `OnObject` is the closest, as its `kind` is "a" ``. */
export function unionNote(issue: Issue, subject: Subject): Related {
  const { schemaPath, params, path } = issue;
  const { resolved, sources } = subject.context;
  const key = `${schemaPath}/${String(params["closest"])}`;
  const branch = resolved.schemas.get(key);
  const name = branch && nameOfBranch(branch, subject.context);
  const why =
    reasonFor(branch, issue, subject) ?? `it has the fewest faults (${String(params["faults"])})`;
  const place = path.length === 0 ? "The value" : `\`${placeName(path)}\``;
  const which = name === undefined ? "this one" : `this one, ${name},`;
  const [file = "", pointer = ""] = key.split("#");
  return {
    message: `${place} fits none of ${counted(Number(params["count"]), "alternative")}; ${which} is the closest: ${why}`,
    location: sources.get(file)?.locate(pointer) ?? { file },
  };
}

/** At each alternative of those that the value fits, where it must fit one only: which it is. */
export function passingNotes({ schemaPath, params }: Issue, subject: Subject): readonly Related[] {
  const passing = params["passing"];
  if (!Array.isArray(passing)) return [];
  const { resolved, sources } = subject.context;
  return passing.slice(0, 4).map((i: unknown): Related => {
    const key = `${schemaPath}/${String(i)}`;
    const branch = resolved.schemas.get(key);
    const name = branch && nameOfBranch(branch, subject.context);
    const [file = "", pointer = ""] = key.split("#");
    return {
      message: `it fits number ${Number(i) + 1}${name === undefined ? "" : `, ${name}`}`,
      location: sources.get(file)?.locate(pointer) ?? { file },
    };
  });
}

/** The constants of the alternative that the value has; no other alternative may have them. */
function reasonFor(
  branch: SchemaEntry | undefined,
  { path }: Issue,
  subject: Subject,
): string | undefined {
  const value = valueAlong(subject.payload.json, path);
  if (branch === undefined || !isObject(value)) return undefined;
  const { resolved } = subject.context;
  for (const entry of certainOf(branch, resolved)) {
    for (const { name, allowed } of constantsOf(entry, resolved)) {
      const own = get(value, name);
      if (own !== undefined && allowed.length <= 3 && allowed.some((each) => equal(each, own))) {
        return `its \`${name}\` is ${shown(own)}`;
      }
    }
  }
  return undefined;
}

/** What the other alternatives require, in words, where all that each asks for is that some properties are there. */
export function otherRequirements(
  { schemaPath, params }: Issue,
  { context }: Subject,
): string | undefined {
  const closest = Number(params["closest"]);
  const names: string[] = [];
  for (let i = 0; i < Number(params["count"]); i++) {
    const schema = context.resolved.schemas.get(`${schemaPath}/${i}`)?.value;
    const required = isObject(schema) ? get(schema, "required") : undefined;
    if (!isObject(schema) || !isArray(required)) return undefined;
    if (Object.keys(schema).some((keyword) => !silent.has(keyword))) return undefined;
    const these = required.filter((each) => typeof each === "string");
    if (i !== closest) names.push(listed(quoted(these), "and", 4));
  }
  return names.length === 0 ? undefined : listed([...new Set(names)], "or", 6);
}

const silent = new Set(["required", "type", "title", "description", "$comment"]);

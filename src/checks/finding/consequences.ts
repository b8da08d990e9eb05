/** Issues that are there only because of another: an `if` has looked at a property that is itself wrong. */

import type { Related } from "../../diagnostics/diagnostic.js";
import { append } from "../../json/pointer.js";
import { get } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import type { Subject } from "./context.js";
import { missingIn, type Noted } from "./noted.js";
import { certainOf, objectOf, schemaAt, type Keys } from "./schemas-at.js";
import { counted } from "./shown.js";

/** Without what is told of a value whose very type is wrong: that a `oneOf` does not tell its alternatives apart. */
export function withoutIdle(noted: readonly Noted[]): readonly Noted[] {
  const mistyped = new Set(
    noted.filter(({ issue }) => issue.keyword === "type").map(({ issue }) => issue.instancePath),
  );
  return noted.filter(
    ({ issue: { params, instancePath } }) =>
      params["passing"] === undefined || !mistyped.has(instancePath),
  );
}

/** Without what the `then` or `else` of such an `if` demands: nobody knows yet which of the two holds. The cause says how many they were. */
export function withoutConsequences(noted: readonly Noted[], subject: Subject): readonly Noted[] {
  if (noted.length < 2) return noted;
  const dropped = new Set<Issue>();
  const notes = new Map<Issue, Related>();
  for (const { issue: cause } of noted) {
    const looked = lookedAt(cause);
    if (looked === undefined || dropped.has(cause)) continue;
    const conditions = conditionsOn(looked, subject);
    const [first] = conditions;
    if (first === undefined) continue;
    const hanging = branchesOf(conditions);
    const found = noted
      .map(({ issue }) => issue)
      .filter(
        (issue) => issue !== cause && !dropped.has(issue) && hangsOn(issue, hanging, subject),
      );
    if (found.length === 0) continue;
    for (const each of found) dropped.add(each);
    const those = found.length === 1 ? "it holds" : "they hold";
    notes.set(cause, {
      message: `${counted(found.length, "more rule is", "more rules are")} broken, but whether ${those} hangs on \`${looked.name}\``,
      location: first.source.locate(append(first.pointer, "if"), "key"),
    });
  }
  return noted
    .filter(({ issue }) => !dropped.has(issue))
    .map((each) => {
      const note = notes.get(each.issue);
      return note === undefined ? each : { ...each, related: [...each.related, note] };
    });
}

interface Looked {
  /** The object, and its property that is wrong or missing. */
  readonly path: Issue["path"];
  readonly name: string;
}

const ofValue: ReadonlySet<string> = new Set(["type", "const", "enum", "pattern", "format"]);

function lookedAt(issue: Issue): Looked | undefined {
  const { keyword, params, path } = issue;
  const missing = missingIn(issue) ?? (params["fault"] === undefined ? undefined : params["tag"]);
  if (typeof missing === "string") return { path, name: missing };
  const name = path.at(-1);
  const isUnion = params["expected"] !== undefined;
  if (typeof name !== "string" || !(ofValue.has(keyword) || isUnion)) return undefined;
  return { path: path.slice(0, -1), name };
}

/** The schemas, of the object or of one that it is in, whose `if` speaks of the property. */
function conditionsOn({ path, name }: Looked, subject: Subject): readonly SchemaEntry[] {
  const { resolved } = subject.context;
  const steps = [...path, name];
  return steps.flatMap((_, depth) =>
    subject.judges(path.slice(0, depth)).filter((entry) => {
      if (get(objectOf(entry), "if") === undefined) return false;
      const condition = schemaAt(entry, append(entry.pointer, "if"), resolved);
      return condition !== undefined && speaksOf(condition, steps.slice(depth), subject);
    }),
  );
}

/** Whether a schema asks something of the property that the steps lead to. */
function speaksOf(schema: SchemaEntry, steps: Issue["path"], subject: Subject): boolean {
  const { resolved } = subject.context;
  const [step, ...more] = steps;
  if (typeof step !== "string") return false;
  return certainOf(schema, resolved).some((each) => {
    const property = schemaAt(each, append(each.pointer, "properties", step), resolved);
    return property !== undefined && (more.length === 0 || speaksOf(property, more, subject));
  });
}

function branchesOf(conditions: readonly SchemaEntry[]): Keys {
  return new Set(
    conditions.flatMap(({ source, pointer }) =>
      ["then", "else"].map((keyword) => `${source.path}#${append(pointer, keyword)}`),
    ),
  );
}

/** Whether the schema that the issue is of judges the value only where one of those does. */
function hangsOn({ schemaPath, keyword, path }: Issue, hanging: Keys, subject: Subject): boolean {
  const isBoolean = keyword === "false schema";
  const key = isBoolean ? schemaPath : schemaPath.slice(0, schemaPath.lastIndexOf("/"));
  const isAmong = (entries: readonly SchemaEntry[]) => entries.some((entry) => entry.key === key);
  return isAmong(subject.judges(path)) && !isAmong(subject.judges(path, hanging));
}

/** How two states of a type differ, in words: what each says itself, so that a change of a base is told of the base alone. */

import type { Declaration } from "../model/contract.js";
import type { Documentation, Member, Type } from "../model/type.js";
import { structureOf } from "../model/types.js";
import { typeInWords } from "../json/type-in-words.js";
import type { MatchedType } from "./matched-types.js";
import { listOf } from "./words.js";

export type DifferenceKind = "added" | "removed" | "changed" | "documented";

export interface Difference {
  readonly kind: DifferenceKind;
  /** `` `name` is new and optional `` */
  readonly text: string;
}

/** What is different, in the order of the type as it is now. */
export function differencesOf({ before, now }: MatchedType): readonly Difference[] {
  const found: Difference[] = [...parentDifferences(before, now)];
  const [old, current] = [membersIn(before.type), membersIn(now.type)];
  for (const [name, member] of current) found.push(...memberDifferences(old.get(name), member));
  for (const [name] of old) {
    if (!current.has(name)) found.push({ kind: "removed", text: `\`${name}\` is gone` });
  }
  if (old.size + current.size === 0 && structureOf(before.type) !== structureOf(now.type)) {
    found.push({ kind: "changed", text: changeInWords(before.type, now.type) });
  } else if (restOf(before.type) !== restOf(now.type)) {
    found.push({ kind: "changed", text: "what other members there may be" });
  }
  if (found.length === 0 && saysOtherwise(before.documentation, now.documentation)) {
    found.push({ kind: "documented", text: "its description" });
  }
  return found;
}

function parentDifferences(before: Declaration, now: Declaration): Difference[] {
  const nameOf = (id: string): string =>
    id.slice(Math.max(id.lastIndexOf("/"), id.lastIndexOf("#")) + 1) || id;
  const [old, current] = [before, now].map(({ parents }) => parents.map(({ target }) => target));
  const added = (current ?? []).filter((each) => !old?.includes(each));
  const gone = (old ?? []).filter((each) => !current?.includes(each));
  return [
    ...added.map((id): Difference => ({ kind: "changed", text: `extends \`${nameOf(id)}\`` })),
    ...gone.map((id): Difference => ({
      kind: "changed",
      text: `no longer extends \`${nameOf(id)}\``,
    })),
  ];
}

function membersIn(type: Type): ReadonlyMap<string, Member> {
  return new Map(type.kind === "object" ? type.members.map((each) => [each.name, each]) : []);
}

function memberDifferences(old: Member | undefined, now: Member): Difference[] {
  const name = `\`${now.name}\``;
  if (old === undefined) {
    const is = now.required ? "required" : "optional";
    return [{ kind: "added", text: `${name} is new, and ${is}` }];
  }
  const found: Difference[] = [];
  if (old.required !== now.required) {
    const text = now.required ? `${name} is required` : `${name} is optional`;
    found.push({ kind: "changed", text: `${text} now` });
  }
  if (structureOf(old.type) !== structureOf(now.type)) {
    found.push({ kind: "changed", text: `${name}: ${changeInWords(old.type, now.type)}` });
  }
  if (now.documentation.deprecated === true && old.documentation.deprecated !== true) {
    found.push({ kind: "changed", text: `${name} is deprecated` });
  } else if (found.length === 0 && saysOtherwise(old.documentation, now.documentation)) {
    found.push({ kind: "documented", text: `the description of ${name}` });
  }
  return found;
}

function saysOtherwise(a: Documentation, b: Documentation): boolean {
  return a.description !== b.description || a.title !== b.title;
}

/** What an object says of members that it does not name, and of itself. */
function restOf(type: Type): string {
  return type.kind === "object" ? structureOf({ ...type, members: [] }) : "";
}

/** `"a" is new, "b" is gone`, or what it was and is. */
function changeInWords(before: Type, now: Type): string {
  const [old, current] = [valuesIn(before), valuesIn(now)];
  if (old !== undefined && current !== undefined) {
    const added = current.filter((each) => !old.includes(each));
    const gone = old.filter((each) => !current.includes(each));
    const parts = [
      ...(added.length > 0
        ? [`${listOf(added, 6, "values")} ${added.length > 1 ? "are" : "is"} new`]
        : []),
      ...(gone.length > 0
        ? [`${listOf(gone, 6, "values")} ${gone.length > 1 ? "are" : "is"} gone`]
        : []),
    ];
    if (parts.length > 0) return parts.join(", ");
  }
  const [was, is] = [shapeInWords(before), shapeInWords(now)];
  return was === is ? `another rule on ${is}` : `${was} before, ${is} now`;
}

/** The constants of an enumeration, as JSON. */
function valuesIn(type: Type): readonly string[] | undefined {
  const branches = type.kind === "union" ? type.members : [type];
  const values: string[] = [];
  for (const branch of branches) {
    if (branch.kind === "literal") values.push(`\`${JSON.stringify(branch.value)}\``);
    else if (branch.kind === "null") values.push("`null`");
    else return undefined;
  }
  return values;
}

function shapeInWords(type: Type): string {
  switch (type.kind) {
    case "reference":
      return `\`${type.target.replace(/^.*[/#](?=[^/#])/, "").replace(/\.json#$/, "")}\``;
    case "number":
      return typeInWords(type.integer ? "integer" : "number");
    case "literal":
      return `\`${JSON.stringify(type.value)}\``;
    case "union":
      return listOf(type.members.map(shapeInWords), 4, "branches").replace(/ and (?!\d)/, " or ");
    case "unknown":
      return "anything";
    case "never":
      return "nothing";
    case "intersection":
      return "several types at once";
    case "null":
    case "boolean":
    case "string":
    case "array":
    case "object":
      return typeInWords(type.kind);
  }
}

/** Why a type accepts an instance that its schema doesn't: the rules broken are on record as its looseness. */

import { valueAt } from "../../src/json/pointer.js";
import type { JsonValue } from "../../src/json/value.js";
import { declarationOf, type Contract } from "../../src/model/contract.js";
import { loosenessOf, type Looseness } from "../../src/model/looseness.js";
import type { DeclarationId } from "../../src/model/type.js";
import { walkType } from "../../src/model/walk.js";
import type { Issue } from "../../src/runtime/runtime.js";

/** The looseness of a type, of its ancestors, and of all types that it refers to. */
export function loosenessWithin(contract: Contract, id: DeclarationId): readonly Looseness[] {
  const reached = new Set([id]);
  const found: Looseness[] = [];
  for (const next of reached) {
    const declaration = declarationOf(contract, next);
    found.push(...loosenessOf(declaration));
    for (const parent of declaration.parents) reached.add(parent.target);
    walkType(declaration.type, (part) => {
      if (part.kind === "reference") reached.add(part.target);
    });
  }
  return found;
}

export interface Explanation {
  /** The keywords of the looseness that lets the instance through. */
  readonly keywords: ReadonlySet<string>;
  /** Places of rules that are broken and not on record. Where there are any, the acceptance is unexplained. */
  readonly unrecorded: readonly string[];
}

/** What is wrong with a value by the schema at a place, `schema.json#/anyOf/0`; `undefined` if there is no schema. */
export type IssuesAt = (place: string, value: JsonValue) => readonly Issue[] | undefined;

/**
 * An instance that breaks one rule that is expressed is not of the type, so each rule that it breaks must be on record: at its
 * own place, or at that of a keyword around it. Of a union that has no branch for it, the rules of one branch are enough.
 */
export function explain(
  issues: readonly Issue[],
  instance: JsonValue,
  looseness: readonly Looseness[],
  issuesAt: IssuesAt,
): Explanation {
  const keywords = new Set<string>();
  const unrecorded: string[] = [];
  const settled = new Set<string>();
  for (const issue of issues) {
    if (!unions.has(issue.keyword) || recordAt(issue.schemaPath, looseness) !== undefined) continue;
    const branches = branchesOf(issue, instance, issuesAt);
    // That more than one holds is a rule of its own.
    if (branches.length === 0 || branches.some(({ issues: broken }) => broken.length === 0))
      continue;
    const explained = branches
      .map(({ value, issues: broken }) => explain(broken, value, looseness, issuesAt))
      .find((branch) => branch.unrecorded.length === 0);
    if (explained === undefined) continue;
    for (const keyword of explained.keywords) keywords.add(keyword);
    settled.add(textOf(issue));
    // The issues beside it of the branch that was closest are told from its place on.
    for (const branch of branches) {
      for (const other of branch.issues) {
        settled.add(textOf({ ...other, instancePath: issue.instancePath + other.instancePath }));
      }
    }
  }
  for (const issue of rulesBroken(issues)) {
    if (settled.has(textOf(issue))) continue;
    const keyword = recordAt(issue.schemaPath, looseness);
    if (keyword === undefined) unrecorded.push(issue.schemaPath);
    else keywords.add(keyword);
  }
  return { keywords, unrecorded };
}

const unions: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);

const textOf = ({ instancePath, schemaPath }: Issue): string => `${instancePath} ${schemaPath}`;

/** What is wrong with the value by each branch of a union. */
function branchesOf(
  { schemaPath, instancePath }: Issue,
  instance: JsonValue,
  issuesAt: IssuesAt,
): readonly { readonly value: JsonValue; readonly issues: readonly Issue[] }[] {
  const value = valueAt(instance, instancePath);
  if (value === undefined) return [];
  const branches = [];
  for (let i = 0; ; i++) {
    const issues = issuesAt(`${schemaPath}/${i}`, value);
    if (issues === undefined) return branches;
    branches.push({ value, issues });
  }
}

/** The keyword of the innermost looseness at or around a place. */
function recordAt(schemaPath: string, looseness: readonly Looseness[]): string | undefined {
  const around = looseness
    .flatMap(({ keyword, location }) =>
      placesOf(keyword, `${location.path}#${location.pointer}`).map((place) => ({
        keyword,
        place,
      })),
    )
    .filter(({ place }) => isWithin(schemaPath, place));
  return around.sort((a, b) => b.place.length - a.place.length)[0]?.keyword;
}

/** Where a keyword speaks: in its own value; `if` decides which of its neighbours is broken. */
function placesOf(keyword: string, place: string): readonly string[] {
  if (keyword !== "if") return [place];
  const schema = place.slice(0, place.lastIndexOf("/"));
  return [place, `${schema}/then`, `${schema}/else`];
}

/** That a value fits no branch of a union is no rule of its own where the closest branch's follow. */
function rulesBroken(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(
    (issue) =>
      !unions.has(issue.keyword) ||
      !issues.some((other) => other !== issue && isWithin(other.instancePath, issue.instancePath)),
  );
}

const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

/** Why a type accepts a value that its schema doesn't: the rules broken are on record as its looseness. */

import { valueAt } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import type { LoosenessRecord, Rule } from "./looseness-record.js";

export interface Explanation {
  /** The keywords of the looseness that lets the value through. */
  readonly keywords: ReadonlySet<string>;
  /** Places of rules that are broken and not on record. Where there are any, the acceptance is unexplained. */
  readonly unrecorded: readonly string[];
}

/** What is wrong with a value by the schema at a place, `schema.json#/anyOf/0`; `undefined` if there is no schema. */
export type IssuesAt = (place: string, value: JsonValue) => readonly Issue[] | undefined;

/**
 * A value that breaks one rule that is expressed is not of the type, so each rule that it breaks must be on record: at its own place,
 * or at that of a keyword around it. Of a union that has no branch for it, the rules of one branch are enough, whichever was told.
 */
export function explain(
  issues: readonly Rule[],
  value: JsonValue,
  record: LoosenessRecord,
  issuesAt: IssuesAt,
): Explanation {
  const found = explainWithin(issues, { value, record, issuesAt, asked: new Set() });
  // An explanation names a keyword.
  return found.keywords.size > 0
    ? found
    : { ...found, unrecorded: issues.map(({ schemaPath }) => schemaPath) };
}

interface Asking {
  readonly value: JsonValue;
  readonly record: LoosenessRecord;
  readonly issuesAt: IssuesAt;
  /** The unions that are being looked into. */
  readonly asked: ReadonlySet<string>;
}

function explainWithin(issues: readonly Rule[], asking: Asking): Explanation {
  const { record } = asking;
  const keywords = new Set<string>();
  const unrecorded: string[] = [];
  const settled = new Set<string>();
  for (const issue of issues) {
    if (settled.has(textOf(issue)) || record.at(issue) !== undefined) continue;
    for (const union of [
      ...(unions.has(issue.keyword) ? [issue] : []),
      ...record.unionsAround(issue),
    ]) {
      const found = branchThatPasses(union, asking);
      if (found === undefined) continue;
      for (const keyword of found.keywords) keywords.add(keyword);
      // The issues beside it of the branch that was closest are told from its place on.
      for (const other of [issue, union, ...found.told]) settled.add(textOf(other));
      break;
    }
  }
  for (const issue of rulesBroken(issues)) {
    if (settled.has(textOf(issue))) continue;
    const keyword = record.at(issue);
    if (keyword === undefined) unrecorded.push(issue.schemaPath);
    else keywords.add(keyword);
  }
  return { keywords, unrecorded };
}

/** The looseness that lets the value pass for one of a union's branches, with what is wrong with it by any of them. */
function branchThatPasses(
  union: Rule,
  { value, record, issuesAt, asked }: Asking,
): { readonly keywords: ReadonlySet<string>; readonly told: readonly Rule[] } | undefined {
  if (asked.has(textOf(union))) return undefined;
  const branches = branchesOf(union, value, issuesAt);
  // That more than one holds is a rule of its own.
  if (branches.length === 0 || branches.some((broken) => broken.length === 0)) return undefined;
  const inner = { value, record, issuesAt, asked: new Set([...asked, textOf(union)]) };
  const explained = branches
    .map((broken) => explainWithin(broken, inner))
    .find((branch) => branch.unrecorded.length === 0);
  return explained && { keywords: explained.keywords, told: branches.flat() };
}

const unions: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);

const textOf = ({ instancePath, schemaPath }: Rule): string => `${instancePath} ${schemaPath}`;

/** What is wrong with the value by each branch of a union, told from the root of the value. */
function branchesOf(
  { schemaPath, instancePath }: Rule,
  root: JsonValue,
  issuesAt: IssuesAt,
): readonly (readonly Rule[])[] {
  const value = valueAt(root, instancePath);
  if (value === undefined) return [];
  const branches = [];
  for (let i = 0; ; i++) {
    const issues = issuesAt(`${schemaPath}/${i}`, value);
    if (issues === undefined) return branches;
    branches.push(
      issues.map(({ keyword, schemaPath: rule, instancePath: within }): Rule => {
        return { keyword, schemaPath: rule, instancePath: instancePath + within };
      }),
    );
  }
}

/**
 * That a value fits no branch of a union is no rule of its own where the closest branch's follow; nor is what `unevaluated…` says of a
 * part of which other rules speak, unless they hold.
 */
function rulesBroken(issues: readonly Rule[]): readonly Rule[] {
  // Issues of a branch come after that of the union.
  const isTold = (issue: Rule, at: number): boolean =>
    unions.has(issue.keyword) &&
    issues.some(
      (other, i) =>
        (unions.has(other.keyword) ? i > at : i !== at && !isUnevaluated(other)) &&
        isWithin(other.instancePath, issue.instancePath),
    );
  const isLeft = (issue: Rule): boolean =>
    isUnevaluated(issue) &&
    issues.some(
      (other) => !isUnevaluated(other) && isWithin(issue.instancePath, other.instancePath),
    );
  return issues.filter((issue, at) => !isTold(issue, at) && !isLeft(issue));
}

const isUnevaluated = ({ schemaPath }: Rule): boolean =>
  /\/unevaluated(Properties|Items)(\/|$)/.test(schemaPath);

const isWithin = (path: string, around: string): boolean =>
  path === around || path.startsWith(`${around}/`);

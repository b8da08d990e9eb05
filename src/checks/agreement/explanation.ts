/** Why a type accepts a value that its schema doesn't: the rules broken are on record as its looseness. */

import { valueAt } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import type { LoosenessRecord } from "./looseness-record.js";

export interface Explanation {
  /** The keywords of the looseness that lets the value through. */
  readonly keywords: ReadonlySet<string>;
  /** Places of rules that are broken and not on record. Where there are any, the acceptance is unexplained. */
  readonly unrecorded: readonly string[];
}

/** What is wrong with a value by the schema at a place, `schema.json#/anyOf/0`; `undefined` if there is no schema. */
export type IssuesAt = (place: string, value: JsonValue) => readonly Issue[] | undefined;

/** A rule that is broken: what of an issue matters here. */
type Broken = Pick<Issue, "instancePath" | "schemaPath" | "keyword">;

/**
 * A value that breaks one rule that is expressed is not of the type, so each rule that it breaks must be on record: at its own place,
 * or at that of a keyword around it. Of a union that has no branch for it, the rules of one branch are enough.
 */
export function explain(
  issues: readonly Broken[],
  value: JsonValue,
  record: LoosenessRecord,
  issuesAt: IssuesAt,
): Explanation {
  const keywords = new Set<string>();
  const unrecorded: string[] = [];
  const settled = new Set<string>();
  for (const issue of issues) {
    if (!unions.has(issue.keyword) || record.at(issue.schemaPath, issue.instancePath) !== undefined)
      continue;
    const branches = branchesOf(issue, value, issuesAt);
    // That more than one holds is a rule of its own.
    if (branches.length === 0 || branches.some((broken) => broken.length === 0)) continue;
    const explained = branches
      .map((broken) => explain(broken, value, record, issuesAt))
      .find((branch) => branch.unrecorded.length === 0);
    if (explained === undefined) continue;
    for (const keyword of explained.keywords) keywords.add(keyword);
    settled.add(textOf(issue));
    // The issues beside it of the branch that was closest are told from its place on.
    for (const other of branches.flat()) settled.add(textOf(other));
  }
  for (const issue of rulesBroken(issues)) {
    if (settled.has(textOf(issue))) continue;
    const keyword = record.at(issue.schemaPath, issue.instancePath);
    if (keyword === undefined) unrecorded.push(issue.schemaPath);
    else keywords.add(keyword);
  }
  return { keywords, unrecorded };
}

const unions: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);

const textOf = ({ instancePath, schemaPath }: Broken): string => `${instancePath} ${schemaPath}`;

/** What is wrong with the value by each branch of a union, told from the root of the value. */
function branchesOf(
  { schemaPath, instancePath }: Broken,
  root: JsonValue,
  issuesAt: IssuesAt,
): readonly (readonly Broken[])[] {
  const value = valueAt(root, instancePath);
  if (value === undefined) return [];
  const branches = [];
  for (let i = 0; ; i++) {
    const issues = issuesAt(`${schemaPath}/${i}`, value);
    if (issues === undefined) return branches;
    branches.push(
      issues.map(({ keyword, schemaPath: rule, instancePath: within }): Broken => {
        return { keyword, schemaPath: rule, instancePath: instancePath + within };
      }),
    );
  }
}

/** That a value fits no branch of a union is no rule of its own where the closest branch's follow. */
function rulesBroken(issues: readonly Broken[]): readonly Broken[] {
  return issues.filter(
    (issue) =>
      !unions.has(issue.keyword) ||
      !issues.some(
        (other) =>
          other !== issue &&
          (other.instancePath === issue.instancePath ||
            other.instancePath.startsWith(`${issue.instancePath}/`)),
      ),
  );
}

/** Issues of one payload, put together by their cause. */

import type { Related } from "../../diagnostics/diagnostic.js";
import { get, isObject } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import { valueAlong, type Subject } from "./context.js";
import { withoutConsequences, withoutIdle } from "./consequences.js";
import { missingIn, surplusIn, type Noted } from "./noted.js";
import { meantBy } from "./meant-by.js";
import { knownProperties, matches } from "./schemas-at.js";
import { placeName } from "./shown.js";
import { otherRequirements, unionNote } from "./union-note.js";

/** What a finding is about. */
export interface Fault {
  readonly issue: Issue;
  /** Said after the issue's message. */
  readonly addition?: string;
  /** The property at which it is shown, where it is not at the value that the issue is about. */
  readonly shownAt?: string;
  /** In place of what would be suggested for the issue alone. */
  readonly hint?: string;
  readonly related: readonly Related[];
  /** Other issues that mending it mends. */
  readonly also: readonly Issue[];
  /** It is one of the alternative that the payload comes closest to. */
  readonly isAlternative?: boolean;
}

/**
 * Each issue in a fault, in their order, but: a property that is misspelt is one fault, not one that is missing and one too many;
 * so is a property that stands at the wrong level; what one rule misses of one object is one, and so is a text that is of no format and fits no pattern; and the issues of the closest alternative of a union stand for it,
 * with a note. What hangs on another fault is left out.
 */
export function faultsOf(issues: readonly Issue[], subject: Subject): readonly Fault[] {
  const noted = withoutConsequences(withoutIdle(withUnionNotes(issues, subject)), subject);
  const settled = new Set<Issue>();
  const faults = new Map<Issue, Fault>();
  for (const { issue: missing } of noted) {
    const name = missingIn(missing);
    if (name === undefined) continue;
    const misspelt = misspeltFor(name, missing, noted, subject);
    if (misspelt !== undefined) {
      settled.add(missing);
      faults.set(misspelt.surplus ?? missing, misspeltFault(name, missing, misspelt));
      continue;
    }
    const misplaced = noted.find(({ issue }) => isMisplaced(name, missing, issue));
    if (misplaced !== undefined && !faults.has(misplaced.issue)) {
      settled.add(missing);
      faults.set(misplaced.issue, misplacedFault(name, misplaced.issue, missing));
    }
  }
  for (const { issue } of noted) {
    if (settled.has(issue) || faults.has(issue)) continue;
    const others = noted.map((each) => each.issue);
    const also = [...patternsBeside(issue, others, subject), ...missingBeside(issue, others)];
    const fresh = also.filter((each) => !settled.has(each) && !faults.has(each));
    if (fresh.length === 0) continue;
    for (const each of fresh) settled.add(each);
    faults.set(issue, { issue, related: [], also: fresh });
  }
  return noted.flatMap(({ issue, related, instead, isAlternative = false }): readonly Fault[] => {
    const grouped = faults.get(issue);
    if (grouped !== undefined) return [{ ...grouped, related, isAlternative }];
    if (settled.has(issue)) return [];
    const addition = instead === undefined ? {} : { addition: `, or instead ${instead}` };
    return [{ issue, related, also: [], isAlternative, ...addition }];
  });
}

function withUnionNotes(issues: readonly Issue[], subject: Subject): readonly Noted[] {
  const open: { readonly last: number; readonly note: Related; readonly instead?: string }[] = [];
  return issues.flatMap((issue, i): readonly Noted[] => {
    while (open.length > 0 && (open.at(-1)?.last ?? i) < i) open.pop();
    const faults = issue.params["faults"];
    if (typeof faults === "number" && faults > 0) {
      const instead = faults === 1 ? otherRequirements(issue, subject) : undefined;
      open.push({
        last: i + faults,
        note: unionNote(issue, subject),
        ...(instead !== undefined && { instead }),
      });
      return [];
    }
    // The innermost says which alternative it is of.
    const { note, instead } = open.at(-1) ?? {};
    if (note === undefined) return [{ issue, related: [] }];
    return [
      { issue, related: [note], isAlternative: true, ...(instead !== undefined && { instead }) },
    ];
  });
}

interface Misspelt {
  readonly name: string;
  readonly surplus: Issue | undefined;
}

/** What stands in the place of a missing property: one that is too much, or one that no schema knows. */
function misspeltFor(
  name: string,
  { instancePath, path }: Issue,
  noted: readonly Noted[],
  subject: Subject,
): Misspelt | undefined {
  const value = valueAlong(subject.payload.json, path);
  if (!isObject(value)) return undefined;
  const surplus = new Map<string, Issue>();
  for (const { issue } of noted) {
    const each = issue.instancePath === instancePath ? surplusIn(issue) : undefined;
    if (each !== undefined && !surplus.has(each)) surplus.set(each, issue);
  }
  const { named, patterns } = knownProperties(subject.judges(path), subject.context.resolved);
  const isUnknown = (key: string): boolean =>
    surplus.has(key) || !(named.has(key) || patterns.some((each) => matches(each, key)));
  const unused = [...named.keys(), name].filter((each) => get(value, each) === undefined);
  for (const key of Object.keys(value).slice(0, MOST_KEYS)) {
    if (!isUnknown(key)) continue;
    // It may be nearer to another.
    if (meantBy(key, unused) === name) return { name: key, surplus: surplus.get(key) };
  }
  return undefined;
}

const MOST_KEYS = 200;

function misspeltFault(name: string, missing: Issue, { name: key, surplus }: Misspelt): Fault {
  return {
    issue: surplus ?? missing,
    addition: surplus === undefined ? `, and there is \`${key}\`` : `, and \`${name}\` is required`,
    shownAt: key,
    hint: `Did you mean \`${name}\`?`,
    related: [],
    also: surplus === undefined ? [] : [missing],
  };
}

/** Whether an issue is that the property stands too far outside, or too far inside. */
function isMisplaced(name: string, { path }: Issue, issue: Issue): boolean {
  if (surplusIn(issue) !== name || issue.path.length === path.length) return false;
  const [outer, inner] = issue.path.length < path.length ? [issue.path, path] : [path, issue.path];
  return outer.every((step, i) => step === inner[i]);
}

function misplacedFault(name: string, surplus: Issue, missing: Issue): Fault {
  const where = missing.path.length === 0 ? "the whole document" : `\`${placeName(missing.path)}\``;
  return {
    issue: surplus,
    addition: `, and is required in ${where}`,
    hint: `Move \`${name}\` into ${where}.`,
    related: [],
    also: [missing],
  };
}

/** The issues that a text of no format, or an empty one, fits no pattern either. */
function patternsBeside(
  { keyword, instancePath, path }: Issue,
  issues: readonly Issue[],
  { payload }: Subject,
): readonly Issue[] {
  const isEmpty = keyword === "minLength" && valueAlong(payload.json, path) === "";
  if (keyword !== "format" && !isEmpty) return [];
  return issues.filter(
    (issue) => issue.keyword === "pattern" && issue.instancePath === instancePath,
  );
}

/** The issues that the same rule misses more of the same object. */
function missingBeside(issue: Issue, issues: readonly Issue[]): readonly Issue[] {
  if (missingIn(issue) === undefined) return [];
  return issues.filter(
    (other) =>
      other !== issue &&
      missingIn(other) !== undefined &&
      other.schemaPath === issue.schemaPath &&
      other.instancePath === issue.instancePath,
  );
}

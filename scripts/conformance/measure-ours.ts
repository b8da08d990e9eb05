/** How allof's types do on a draft, and what explains each invalid instance that they accept. */

import { join } from "node:path";
import { cwd } from "node:process";
import { createRemotes, type Remotes } from "../../src/load/remotes.js";
import { explain } from "../../src/checks/agreement/explanation.js";
import { recordOf } from "../../src/checks/agreement/looseness-record.js";
import { judge, type GroupVerdicts } from "./judge.js";
import { compileGroup, rootId, textOf, type Ours } from "./ours.js";
import type { Draft, Group, SuiteTest } from "./suite.js";

export interface OwnResult {
  readonly ours: readonly Ours[];
  readonly verdicts: readonly GroupVerdicts[];
  /** Invalid instances that are accepted, counted by the keywords of the looseness that explains them. */
  readonly loose: ReadonlyMap<string, number>;
  readonly defects: readonly Defect[];
}

export interface Defect {
  readonly kind: "does not compile" | "wrongly rejected" | "unexplained";
  readonly group: Group;
  readonly test?: SuiteTest;
  readonly reason?: string;
  readonly types: string;
}

/** Where the suite says that its remotes are served. */
const served = "http://localhost:1234/";

/** The suite's remotes, by their addresses. */
export function remotesOf(folder: string): Remotes {
  return createRemotes({ [served]: join(folder, "remotes") }, { workingFolder: cwd() });
}

export async function measureOurs(draft: Draft, remotes: Remotes): Promise<OwnResult> {
  const ours: Ours[] = [];
  for (const group of draft.groups) {
    ours.push(await compileGroup(group.schema, { defaultDialect: draft.dialect, remotes }));
  }
  const verdicts = judge(
    draft.groups,
    ours.map(({ errors, generated }) =>
      errors.length > 0 ? { error: errors.map(textOf).join("; ") } : generated,
    ),
  );
  const loose = new Map<string, number>();
  const defects: Defect[] = [];
  for (const [i, group] of draft.groups.entries()) {
    const own = ours[i];
    const verdict = verdicts[i];
    if (own === undefined || verdict === undefined) continue;
    const types = textOfTypes(own);
    if (verdict.error !== undefined) {
      defects.push({ kind: "does not compile", group, reason: verdict.error, types });
      continue;
    }
    for (const [j, test] of group.tests.entries()) {
      if (verdict.accepted[j] === test.valid) continue;
      if (test.valid) {
        defects.push({ kind: "wrongly rejected", group, test, types });
        continue;
      }
      const { reason, keywords } = explanationOf(own, test);
      if (reason !== undefined) defects.push({ kind: "unexplained", group, test, reason, types });
      else loose.set(keywords, (loose.get(keywords) ?? 0) + 1);
    }
  }
  return { ours, verdicts, loose, defects };
}

/** The keywords that explain why the type accepts an invalid instance, or the reason why they don't. */
function explanationOf(
  { refusals, validators, compiled, issuesAt }: Ours,
  { data }: SuiteTest,
): { readonly keywords: string; readonly reason?: string } {
  if (refusals.length > 0) {
    return { keywords: "", reason: `no validator: ${refusals.map(textOf).join("; ")}` };
  }
  const issues = validators.validate(rootId, data);
  if (issues.length === 0) return { keywords: "", reason: "the validator accepts it too" };
  const { keywords, unrecorded } = explain(
    issues,
    data,
    recordOf(compiled, rootId)(data),
    issuesAt,
  );
  return unrecorded.length > 0
    ? { keywords: "", reason: `not on record: ${unrecorded.join(", ")}` }
    : { keywords: [...keywords].sort().join(" + ") };
}

function textOfTypes({ generated }: Ours): string {
  return generated.files.map(({ contents }) => contents).join("\n");
}

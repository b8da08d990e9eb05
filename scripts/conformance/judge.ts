/** Lets TypeScript judge what generated types say of a suite's instances. */

import { askTypeScript, type Question } from "../../src/checks/agreement/assignability.js";
import type { OutputFile } from "../../src/backends/backend.js";
import type { Group } from "./suite.js";

/** What a generator made of a group's schema: files, and which type of which of them the schema is; or why there is none. */
export type Generated = GeneratedFiles | { readonly error: string };

export interface GeneratedFiles {
  readonly files: readonly OutputFile[];
  readonly type: string;
  readonly module: string;
}

/** Of one group. */
export interface GroupVerdicts {
  /** Why there is no type, or what TypeScript finds wrong in the files; then nothing is asked. */
  readonly error?: string;
  /** Whether the type accepts the instance, test by test; of a group with an error, empty. */
  readonly accepted: readonly boolean[];
}

/** One verdict per group, in order. An instance is accepted where its literal type is assignable under `strict`. */
export function judge(
  groups: readonly Group[],
  generated: readonly Generated[],
): readonly GroupVerdicts[] {
  const files: OutputFile[] = [];
  const questions: Question[] = [];
  const starts: number[] = [];
  for (const [i, group] of groups.entries()) {
    starts.push(questions.length);
    const made = generated[i];
    if (made === undefined || "error" in made) continue;
    files.push(...made.files.map((file) => ({ ...file, path: `g${i}/${file.path}` })));
    const module = `g${i}/${made.module}`;
    questions.push(...group.tests.map(({ data }) => ({ type: made.type, module, value: data })));
  }
  const { assignable, errors } = askTypeScript(files, questions);
  const errorOf = new Map<number, string>();
  for (const error of errors) {
    const file = /^\/g(\d+)\//.exec(error)?.[1];
    // A question that TypeScript can't answer is the fault of the type that it is asked of.
    const question = /^question (\d+)/.exec(error)?.[1];
    const i = file === undefined ? groupAt(starts, Number(question)) : Number(file);
    if (i === undefined) throw new Error(error);
    errorOf.set(i, errorOf.get(i) ?? error);
  }
  return groups.map((group, i) => {
    const made = generated[i];
    const error = made === undefined ? "no type" : "error" in made ? made.error : errorOf.get(i);
    if (error !== undefined) return { error, accepted: [] };
    const start = starts[i] ?? 0;
    return { accepted: assignable.slice(start, start + group.tests.length) };
  });
}

/** The last group that starts at or before a question; `undefined` if that is no number. */
function groupAt(starts: readonly number[], question: number): number | undefined {
  const at = starts.findLastIndex((start) => start <= question);
  return at === -1 ? undefined : at;
}

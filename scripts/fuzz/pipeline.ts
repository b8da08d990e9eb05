/** Random and mutated schemas through the whole pipeline, in a child process with a time and heap limit. */

import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import type { JsonValue } from "../../src/json/value.js";
import { dialects } from "../../src/resolve/dialect.js";
import { askProcess } from "../ask-process.js";
import { mutate } from "./mutate.js";
import { createRandom } from "./random.js";
import { schemasOf } from "./schemas.js";
import { shrink } from "./shrink.js";

export interface PipelineCase {
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether pages are made too, which take most of the time. */
  readonly docs: boolean;
}

export interface PipelineOutcome {
  readonly kind:
    | "compiles"
    | "refused"
    | "type-checks"
    | "throws"
    | "does not parse"
    | "does not type-check"
    | "hangs or crashes";
  readonly note: string;
}

export interface PipelineFinding {
  readonly what: PipelineOutcome["kind"];
  readonly schema: JsonValue;
  readonly note: string;
}

export interface PipelineRun {
  readonly cases: number;
  readonly compiled: number;
  readonly refused: ReadonlyMap<string, number>;
  readonly findings: readonly PipelineFinding[];
}

const secondsPerCase = 20;
const heapMegabytes = 512;
const bad: ReadonlySet<string> = new Set([
  "throws",
  "does not parse",
  "does not type-check",
  "hangs or crashes",
]);

/** `seeds` are schemas to mutate, beside random ones. */
export async function pipelineBatch(
  seed: number,
  count: number,
  seeds: readonly JsonValue[],
): Promise<PipelineRun> {
  const random = createRandom(seed);
  const own: JsonValue[] = dialects.flatMap((dialect, i) =>
    fc.sample(schemasOf(dialect), { seed: seed + i, numRuns: Math.ceil(count / 8) }),
  );
  const pool = [...own, ...seeds];
  const mutated = Array.from({ length: Math.max(0, count - own.length) }, () =>
    mutate(random.pick(seeds.length > 0 && random.next() < 0.8 ? seeds : own) ?? {}, pool, random),
  );
  return runAll([...own, ...mutated], random.next);
}

async function runAll(
  schemas: readonly JsonValue[],
  next: () => number = () => 1,
): Promise<PipelineRun> {
  const cases = schemas.map((schema) => ({
    files: { "schema.json": JSON.stringify(schema) },
    docs: next() < 0.05,
  }));
  const refused = new Map<string, number>();
  const findings: PipelineFinding[] = [];
  let compiled = 0;
  const take = (i: number, { kind, note }: PipelineOutcome): void => {
    if (kind === "compiles") compiled++;
    if (kind === "refused") refused.set(note, (refused.get(note) ?? 0) + 1);
    if (bad.has(kind)) findings.push({ what: kind, schema: schemas[i] ?? null, note });
  };
  for (let first = 0; first < cases.length;) {
    const given = cases.slice(first);
    const outcomes = await runChild(given);
    for (const [i, outcome] of outcomes.entries()) take(first + (i % given.length), outcome);
    if (outcomes.length >= given.length) break;
    // The one after the last answer took the process with it; those before are not type-checked.
    take(first + outcomes.length, { kind: "hangs or crashes", note: "" });
    first += outcomes.length + 1;
  }
  return { cases: cases.length, compiled, refused, findings };
}

/** The outcomes in order: of running each case, then of type-checking each; fewer where the process ends early. */
async function runChild(cases: readonly PipelineCase[]): Promise<readonly PipelineOutcome[]> {
  const outcomes: PipelineOutcome[] = [];
  await askProcess<PipelineOutcome>(
    {
      program: fileURLToPath(new URL("./pipeline-process.ts", import.meta.url)),
      options: [`--max-old-space-size=${heapMegabytes}`],
      request: cases,
      seconds: secondsPerCase,
    },
    (outcome) => outcomes.push(outcome),
  );
  return outcomes;
}

/** The finding at its smallest. */
export async function shrinkPipelineFinding(finding: PipelineFinding): Promise<PipelineFinding> {
  let smallest = finding;
  const first = async (schemas: readonly JsonValue[]): Promise<number> => {
    const { findings } = await runAll(schemas, () => 0);
    const again = findings.find(({ what }) => what === finding.what);
    if (again === undefined) return -1;
    smallest = again;
    return schemas.indexOf(again.schema);
  };
  await shrink(finding.schema, first, 300);
  return smallest;
}

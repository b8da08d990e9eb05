/** A short run of the fuzzers on a seed of its own; `npm run fuzz` makes long ones. */

import { expect, it } from "vitest";
import { agreementBatch, findingText } from "../../scripts/fuzz/agreement.js";
import { pipelineBatch } from "../../scripts/fuzz/pipeline.js";

const seed = Number(process.env["LAWS_SEED"] ?? 20261124);

it("types, validators and the oracle agree", { timeout: 120_000 }, async () => {
  const { findings, questions } = await agreementBatch(seed, 40);
  expect(findings.map(findingText)).toEqual([]);
  expect(questions).toBeGreaterThan(200);
});

it("no schema takes the pipeline with it", { timeout: 120_000 }, async () => {
  const { findings, compiled } = await pipelineBatch(seed, 40, []);
  expect(findings).toEqual([]);
  expect(compiled).toBeGreaterThan(10);
});

/**
 * Coverage, mutants and suggestions on contracts that others wrote: `npm run proof -- <folder of corpora> [name…]`. A line for each: what its
 * payloads show, what they notice, and what they would with the fixtures that are suggested. Exits with 1 where a suggestion is not what it
 * says, or shows less than it says.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { hasErrors } from "../src/diagnostics/result.js";
import { compileSources } from "../src/pipeline.js";
import { coverageOf } from "../src/proof/coverage/coverage.js";
import { coverageReport } from "../src/proof/coverage/report.js";
import type { ProofFixture } from "../src/proof/fixture.js";
import { equalityOf } from "../src/proof/mutation/equal-in-meaning.js";
import { runMutants } from "../src/proof/mutation/run-mutants.js";
import { mutationReport, survivorInWords } from "../src/proof/mutation/score.js";
import { suggest } from "../src/proof/suggest/suggest.js";
import { percentText } from "../src/proof/text-table.js";
import { compileSubject, remotesOf } from "./corpora/ours.js";
import { readCorpus } from "./corpora/read-corpus.js";

const [folder, ...named] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error("Say where the corpora lie: npm run proof -- <folder> [name…]");
  process.exit(2);
}
const names = named.length > 0 ? named : ["gltf", "fdc3", "openlineage", "matrix"];
let isWrong = false;

for (const name of names) {
  if (!existsSync(join(folder, name))) {
    console.error(`There is no corpus ${name} in ${folder}`);
    process.exit(2);
  }
  const subject = await readCorpus(folder, name);
  const { compiled, declarations } = await compileSubject(subject, [], { assertFormats: true });
  const { resolved, contract } = compiled;
  const own: readonly ProofFixture[] = subject.payloads.flatMap((payload) => {
    const declaration = declarations.get(payload.root);
    if (declaration === undefined) return [];
    return [{ declaration, verdict: payload.verdict, json: payload.value, file: payload.name }];
  });
  const options = { defaultDialect: subject.dialect, remotes: remotesOf(subject, new Set()) };
  const isEqual = equalityOf(resolved, contract, (sources) => {
    const { value, diagnostics } = compileSources(sources, options);
    return hasErrors(diagnostics) ? undefined : value.contract;
  });
  const proofOf = (fixtures: readonly ProofFixture[]) => {
    const start = performance.now();
    const run = runMutants({ resolved, contract, assertFormats: true, fixtures });
    const report = mutationReport(run, isEqual);
    const { laboratory } = run;
    const { items } = coverageOf({ resolved, contract, laboratory, fixtures });
    const covered = coverageReport(items, contract, fixtures);
    return { run, report, covered, seconds: (performance.now() - start) / 1000 };
  };
  const before = proofOf(own);
  const { laboratory, broken } = before.run;
  const start = performance.now();
  const { survivors } = before.report;
  const found = suggest({ resolved, contract, laboratory, fixtures: own, survivors });
  const seconds = (performance.now() - start) / 1000;
  const suggested = found.suggestions.map(
    ({ declaration, verdict, json, name: called }): ProofFixture => {
      return { declaration, verdict, json, file: `${declaration.name}/${verdict}/${called}.json` };
    },
  );
  const after = proofOf([...own, ...suggested]);
  const line = (when: string, { report, covered }: typeof before, took: number): string => {
    const { mutants, killed, equal } = report.all;
    const shares = [percentText(covered.percent), `${killed}/${mutants}`, `${equal} equal`];
    return `  ${when.padEnd(10)}${shares.map((each) => each.padStart(12)).join("")}${took.toFixed(1).padStart(8)} s`;
  };
  console.log(
    `${name}: ${own.length} payloads, ${broken.length} broken, ${before.run.slow.length} slow`,
  );
  console.log(line("theirs", before, before.seconds));
  console.log(line("and ours", after, seconds));
  console.log(`  ${suggested.length} suggested, nothing found for ${found.unshown.length}`);
  const wrong = after.run.broken.filter((each) => suggested.includes(each));
  const told = new Set(found.unshown);
  const silent = after.report.survivors.filter((each) => !told.has(survivorInWords(each)));
  for (const { file } of wrong) console.log(`  WRONG ${file} is not what it says`);
  for (const each of silent) console.log(`  WRONG ${survivorInWords(each)}, and nothing said so`);
  isWrong ||= wrong.length + silent.length > 0;
  if (process.env["PROOF_DETAILS"]) for (const each of found.unshown) console.log(`    ${each}`);
}
process.exitCode = isWrong ? 1 : 0;

/**
 * Which findings on invalid payloads of contracts of others say what mends them: `npm run hints -- <folder of corpora> [name…]`. A line for
 * each keyword: its findings, and those that have a hint of their own and not the general one.
 *
 * `npm run hints -- <folder of corpora> --sample <n>`: twenty valid payloads broken by a rule, others for each n, with all that is said of
 * each. Whether that mends them is for the reader to judge.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { findingContext, findingDiagnostics } from "../src/checks/finding.js";
import { catalogue } from "../src/diagnostics/catalogue.js";
import { parseSource } from "../src/load/parse-source.js";
import { compileSubject } from "./corpora/ours.js";
import { readCorpus } from "./corpora/read-corpus.js";
import { sampleOf, type Sampled } from "./hints/sample.js";
import { outOf, table } from "./table.js";

const [folder, ...named] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error("Say where the corpora lie: npm run hints -- <folder> [name…]");
  process.exit(2);
}
const general = catalogue["invalid-payload"].mend;

if (named[0] === "--sample") {
  const number = Number(named[1]);
  if (!Number.isInteger(number) || number < 0 || named.length > 2) {
    console.error("Say which sample: npm run hints -- <folder> --sample <n>");
    process.exit(2);
  }
  printSample(await sampleOf(folder, number, 20));
  process.exit(0);
}
const names =
  named.length > 0 ? named : ["gltf", "fdc3", "openlineage", "matrix", "cityjson", "stac"];
const counts = new Map<string, { all: number; hinted: number; readonly without: string[] }>();

for (const name of names) {
  if (!existsSync(join(folder, name))) {
    console.error(`There is no corpus ${name} in ${folder}`);
    process.exit(2);
  }
  const subject = await readCorpus(folder, name);
  const { compiled, declarations, validators } = await compileSubject(subject, [], {
    assertFormats: true,
  });
  const context = findingContext(compiled);
  for (const { root, verdict, name: path, value } of subject.payloads) {
    const declaration = declarations.get(root);
    if (verdict === "valid" || declaration === undefined) continue;
    const { value: payload } = parseSource({ path, content: JSON.stringify(value, null, 2) });
    if (payload === undefined) continue;
    const issues = validators.validate(declaration.id, payload.json);
    for (const { message, hint, related } of findingDiagnostics(
      issues,
      declaration,
      payload,
      context,
    )) {
      const rule = related?.find((each) => each.message.startsWith("the rule: "));
      const keyword = rule?.message.slice("the rule: `".length, -1) ?? "(none)";
      const known = counts.get(keyword) ?? { all: 0, hinted: 0, without: [] };
      counts.set(keyword, known);
      known.all += 1;
      if (hint !== undefined && hint !== general) known.hinted += 1;
      else known.without.push(message);
    }
  }
}

const rows = [...counts].sort(
  ([, a], [, b]) => b.all - b.hinted - (a.all - a.hinted) || b.all - a.all,
);
const total = rows.reduce((sum, [, { all }]) => sum + all, 0);
const hinted = rows.reduce((sum, [, each]) => sum + each.hinted, 0);
console.log(
  table(
    ["keyword", "with a hint", "without, for example"],
    [
      ...rows.map(([keyword, each]) => [
        keyword,
        outOf(each.hinted, each.all),
        (each.without[0] ?? "").slice(0, 110),
      ]),
      ["all", outOf(hinted, total), ""],
    ],
  ),
);

function printSample(sampled: readonly Sampled[]): void {
  sampled.forEach(({ corpus, payload, mistake, done, findings }, i) => {
    console.log(`${i + 1}. ${corpus}, ${payload}: ${mistake}\n   ${done}`);
    for (const { message, hint, location, related = [] } of findings.slice(0, 5)) {
      console.log(`   ${location?.line}:${location?.column} ${message}`);
      for (const each of related.slice(1)) console.log(`     see ${each.message}`);
      if (hint !== undefined && hint !== general) console.log(`     hint: ${hint}`);
    }
    if (findings.length > 5) console.log(`   … ${findings.length} findings in all`);
  });
  const single = sampled.filter(({ findings }) => findings.length === 1).length;
  console.log(`${sampled.length} cases, ${single} with one finding`);
}

/**
 * Measures types on JSON-Schema-Test-Suite: `npm run conformance -- <suite folder>`. For every group of the required tests the type
 * is emitted, and TypeScript judges under `strict` which instances are of it. Ends with 1 where a bar is missed.
 */

import { readArguments, usage } from "./conformance/arguments.js";
import { measureOurs } from "./conformance/measure-ours.js";
import { defectList, loosenessTable, typesTable, type Measured } from "./conformance/report.js";
import { scoreOf } from "./conformance/score.js";
import { readSuite } from "./conformance/suite.js";

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ("error" in asked) {
    console.error(`${asked.error}\n${usage}`);
    return 2;
  }
  const { folder, selection, verbose, json } = asked;
  const drafts = readSuite(folder, selection);
  if (drafts.length === 0) {
    console.error("No group of the suite is of that name");
    return 2;
  }
  const measured: Measured[] = [];
  for (const draft of drafts) {
    const own = await measureOurs(folder, draft);
    measured.push({ draft, own, score: scoreOf(draft.groups, own.verdicts) });
  }
  const defects = measured.flatMap(({ own }) => own.defects);
  if (json) {
    const results = measured.map(({ draft, score, own }) => ({
      draft: draft.folder,
      score,
      loose: Object.fromEntries(own.loose),
      defects: own.defects.map(({ kind, group, test, reason }) => ({
        kind,
        file: group.file,
        group: group.description,
        test: test?.description,
        reason,
      })),
    }));
    console.log(JSON.stringify({ types: results }, null, 2));
  } else {
    console.log(`${typesTable(measured)}\n\n${loosenessTable(measured)}`);
    if (defects.length > 0) console.log(`\n${defectList(measured, verbose)}`);
  }
  return defects.length > 0 ? 1 : 0;
}

/**
 * Writes docs/errors.md: what allof and its peers say of payloads that people have broken, side by side:
 * `npm run errors -- <corpora folder>`. Exits with 1 where allof does not say in one finding what mends the payload.
 */

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { formatCode } from "../src/emit/format.js";
import { brokenPayloads } from "./errors/broken-payload.js";
import { cases } from "./errors/cases.js";
import { judges } from "./errors/judges.js";
import { pageOf, type Compared } from "./errors/page.js";
import { table } from "./table.js";

const [folder = process.env["ALLOF_CORPORA"], ...rest] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder) || rest.length > 0) {
  console.error("Usage: npm run errors -- <corpora folder>");
  process.exit(2);
}

const compared: Compared[] = [];
for (const broken of await brokenPayloads(folder, cases)) {
  const answers: Compared["answers"][number][] = [];
  for (const { name, say } of judges) {
    const { text, count } = await say(broken);
    answers.push({ name, text, count, mends: broken.case.mend.test(text) });
  }
  compared.push({ broken, answers });
}

const file = new URL("../docs/errors.md", import.meta.url);
await writeFile(file, await formatCode("errors.md", pageOf(compared)));

const names = judges.map(({ name }) => name);
const cell = ({ count, mends }: Compared["answers"][number]) => `${count}${mends ? "" : " –"}`;
console.log(
  table(
    ["things said (–: not what mends it)", ...names],
    compared.map(({ broken, answers }) => [
      `${broken.case.type}: ${broken.case.edit[1].trim().split("\n")[0] ?? ""}`.slice(0, 60),
      ...answers.map(cell),
    ]),
  ),
);
const missed = compared.filter(({ answers }) => {
  const ours = answers.at(-1);
  return ours === undefined || !ours.mends || ours.count !== 1;
});
for (const { broken } of missed) console.log(`missed: ${broken.case.wrong}`);
process.exitCode = missed.length > 0 ? 1 : 0;

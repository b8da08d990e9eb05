/**
 * Random and mutated schemas through the whole pipeline, and types, validators and an oracle on random schemas and payloads:
 * `npm run fuzz`. What is found is made small and printed. Ends with 1 where something is found.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isObject, type JsonValue } from "../src/json/value.js";
import { agreementBatch, findingText, shrinkFinding, type Finding } from "./fuzz/agreement.js";
import { pipelineBatch, shrinkPipelineFinding, type PipelineFinding } from "./fuzz/pipeline.js";

const usage = `usage: npm run fuzz -- [folder] [--seed n] [--runs n] [--time seconds] [--only pipeline|agreement]
Schemas in the folder, if one is given, are mutated too. --runs counts schemas; --time ends the run early.`;

/** So many schemas are judged at once: by one program of TypeScript, in one child process. */
const batch = 200;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readArguments();
  if (typeof asked === "string") {
    console.error(`${asked}\n${usage}`);
    return 2;
  }
  const { seed, runs, until, only, seeds } = asked;
  const totals = { schemas: 0, refused: 0, payloads: 0, cases: 0, compiled: 0 };
  const agreement = new Map<string, Finding>();
  const pipeline = new Map<string, PipelineFinding>();
  let found = 0;
  for (let done = 0; done < runs && Date.now() < until; done += batch) {
    const count = Math.min(batch, runs - done);
    if (only !== "pipeline") {
      const run = await agreementBatch(seed + done, count);
      totals.schemas += run.schemas;
      totals.refused += [...run.refused.values()].reduce((sum, n) => sum + n, 0);
      totals.payloads += run.questions;
      found += run.findings.length;
      for (const finding of run.findings)
        keep(agreement, kindOf(finding.what, finding.note), finding);
    }
    if (only !== "agreement") {
      const run = await pipelineBatch(seed + done, count, seeds);
      totals.cases += run.cases;
      totals.compiled += run.compiled;
      found += run.findings.length;
      for (const finding of run.findings)
        keep(pipeline, kindOf(finding.what, finding.note), finding);
    }
  }
  for (const finding of agreement.values()) {
    console.log(`${findingText(await shrinkFinding(finding))}\n`);
  }
  for (const finding of pipeline.values()) {
    const { what, schema, note } = await shrinkPipelineFinding(finding);
    console.log(`${what}\nschema ${JSON.stringify(schema)}\n${note}\n`);
  }
  console.log(
    `agreement: ${totals.schemas} schemas (${totals.refused} refused), ${totals.payloads} payloads; ` +
      `pipeline: ${totals.cases} schemas, ${totals.compiled} compiled; ` +
      `seed ${seed}; ${found} findings of ${agreement.size + pipeline.size} kinds`,
  );
  return found > 0 ? 1 : 0;
}

/** The first of each kind. */
function keep<T>(kinds: Map<string, T>, kind: string, finding: T): void {
  if (!kinds.has(kind)) kinds.set(kind, finding);
}

/** Alike findings: of one kind, at a keyword of one name, from one place of the code. */
function kindOf(what: string, note: string): string {
  const [first = "", second = ""] = note.split("\n");
  const keyword = /\/([a-zA-Z]+)$/.exec(first)?.[1] ?? first.replace(/\d+|'[^']*'|"[^"]*"/g, "");
  return [what, keyword.slice(0, 60), second.replace(/\(.*/, "")].join(" | ");
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: "string", default: "1" },
        runs: { type: "string", default: "2000" },
        time: { type: "string", default: "3600" },
        only: { type: "string" },
      },
    });
    const [seed, runs, seconds] = [Number(values.seed), Number(values.runs), Number(values.time)];
    if (!Number.isInteger(seed)) return "--seed is a whole number";
    if (!Number.isInteger(runs) || runs < 1) return "--runs is a whole number, at least 1";
    if (!(seconds > 0)) return "--time is a number of seconds";
    const { only } = values;
    if (only !== undefined && only !== "pipeline" && only !== "agreement") {
      return "--only is pipeline or agreement";
    }
    if (positionals.length > 1) return "Give one folder";
    const [folder = join(import.meta.dirname, "../test/cases")] = positionals;
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `No folder ${folder}`;
    return { seed, runs, until: Date.now() + 1000 * seconds, only, seeds: schemasIn(folder) };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/** The JSON files below a folder that are schemas by their look, and not larger than what is worth mutating. */
function schemasIn(folder: string): readonly JsonValue[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json") && !/(valid|fixtures|payloads|out)[/\\]/.test(path))
    .sort()
    .flatMap((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      if (text.length > 100_000) return [];
      try {
        const json = JSON.parse(text) as JsonValue;
        const isSchema =
          isObject(json) &&
          ["$schema", "type", "properties", "$defs", "$ref", "allOf"].some((key) => key in json);
        return isSchema ? [json] : [];
      } catch (error) {
        if (error instanceof SyntaxError) return [];
        throw error;
      }
    });
}

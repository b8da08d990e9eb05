/**
 * Holds the job in `examples/spark` to allof: `npm run spark -- [--payloads n] [--seed n]`. A lake is made from the fixtures, with variations;
 * the job runs on it in local mode, `allof validate` and the validators do too, and every total has to be equal. Exit code 1 where one is not.
 */

import { spawnSync } from "node:child_process";
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runCommand } from "../src/cli/run-command.js";
import { AllofReport } from "../src/reporters/generated/index.js";
import { pythonEnvironment } from "./examples/python.js";
import { run } from "./examples/run.js";
import { createRandom } from "./fuzz/random.js";
import { ownCase } from "./languages/cases.js";
import { python } from "./languages/python/python.js";
import { findingsOf } from "./spark/findings-of.js";
import { variationOf } from "./spark/lake.js";

const repository = fileURLToPath(new URL("..", import.meta.url));
/** Totals by type, place and rule, with tabs between them. */
type Totals = Map<string, number>;

const { values } = parseArgs({
  options: {
    payloads: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});

/** Writes the lake, a few files a type, and counts what allof's validators find in it. */
async function writeLake(lake: string): Promise<Totals> {
  const { payloads, validators } = await ownCase(repository, "python");
  const random = createRandom(Number(values.seed));
  const totals: Totals = new Map();
  const count = (type: string, finding: string): void => {
    const key = `${type}\t${finding}`;
    totals.set(key, (totals.get(key) ?? 0) + 1);
  };
  const lines = new Map<string, string[]>();
  const valid = payloads.filter(
    ({ declaration, value }) => validators.validate(declaration.id, value).length === 0,
  );
  for (let i = 0; i < Number(values.payloads); i++) {
    // Each fixture as it is, then variations, of valid ones most of the time.
    const varied = random.pick(random.below(10) > 0 ? valid : payloads);
    const { declaration, value } = payloads[i] ?? varied ?? fail();
    const { name } = declaration;
    const payload = i < payloads.length ? value : variationOf(value, random);
    const of = lines.get(name) ?? [];
    lines.set(name, of);
    of.push(JSON.stringify(payload));
    const found = findingsOf(validators.validate(declaration.id, payload), payload);
    count(name, "\tpayloads");
    if (found.size > 0) count(name, "\tinvalid");
    for (const finding of found) count(name, finding);
  }
  for (const [name, of] of lines) {
    // A line that is cut, and what only some readers take for JSON.
    for (const broken of ['{"a":', "NaN"]) {
      of.push(broken);
      count(name, "\tunreadable");
    }
    const folder = join(lake, name);
    mkdirSync(folder, { recursive: true });
    const middle = Math.ceil(of.length / 2);
    await writeLines(join(folder, "part-0.ndjson"), of.slice(0, middle));
    await writeLines(join(folder, "part-1.ndjson"), of.slice(middle));
  }
  return totals;
}

function fail(): never {
  throw new Error("There are no fixtures");
}

async function writeLines(file: string, lines: readonly string[]): Promise<void> {
  const stream = createWriteStream(file);
  // A carriage return ends no line, and an empty line is no payload.
  stream.end(lines.map((line, i) => line + (i % 7 === 0 ? "\r\n" : "\n")).join("") + "\n");
  await once(stream, "finish");
}

/** Runs the job on the lake. */
function runJob(lake: string, scratch: string): Totals {
  const packages = ["pydantic", "jsonschema[format-nongpl]", "pyspark>=4,<5"];
  const bin = pythonEnvironment(scratch, packages);
  const zip = join(scratch, "seam.zip");
  run(bin("python"), ["-m", "zipfile", "-c", zip, join(repository, "generated", "python", "seam")]);
  const example = join(repository, "examples", "spark");
  const report = join(scratch, "report");
  const started = performance.now();
  run(
    bin("spark-submit"),
    [
      "--master",
      "local[*]",
      "--conf",
      "spark.ui.enabled=false",
      "--conf",
      "spark.sql.shuffle.partitions=4",
      "--py-files",
      `${zip},${join(example, "findings.py")}`,
      join(example, "validate_lake.py"),
      lake,
      join(repository, "generated"),
      report,
    ],
    { env: { PYSPARK_PYTHON: bin("python"), PYTHONDONTWRITEBYTECODE: "1" } },
  );
  process.stdout.write(`the job took ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  const totals: Totals = new Map();
  for (const file of readdirSync(report).filter((name) => name.endsWith(".json"))) {
    for (const line of readFileSync(join(report, file), "utf8").split("\n")) {
      if (line === "") continue;
      const row = JSON.parse(line) as {
        type: string;
        place: string;
        rule: string;
        payloads: number;
      };
      totals.set(`${row.type}\t${row.place}\t${row.rule}`, row.payloads);
    }
  }
  return totals;
}

/** What `allof validate` says of each type's files: how many payloads there are, how many of them are invalid, and what is none. */
async function validated(lake: string): Promise<Totals> {
  const totals: Totals = new Map();
  for (const type of readdirSync(lake)) {
    let out = "";
    const files = readdirSync(join(lake, type)).map((name) => join(lake, type, name));
    await runCommand(["validate", type, ...files, "--reporter", "json"], {
      workingFolder: repository,
      out: (text) => void (out += text),
      err: (text) => void process.stderr.write(text),
      stdin: async () => new Uint8Array(),
      colours: false,
      showsProgress: false,
    });
    const { diagnostics, summary } = AllofReport.parse(JSON.parse(out));
    if (diagnostics.some(({ code }) => code === "more-findings")) {
      throw new Error(`${type} has more findings than are told: make a smaller lake`);
    }
    const linesWith = (isMeant: (code: string) => boolean): number =>
      new Set(
        diagnostics.flatMap(({ code, location }) =>
          isMeant(code) ? `${location?.file}:${location?.line}` : [],
        ),
      ).size;
    totals.set(`${type}\t\tpayloads`, summary.payloads ?? 0);
    totals.set(
      `${type}\t\tinvalid`,
      linesWith((code) => code === "invalid-payload"),
    );
    totals.set(
      `${type}\t\tunreadable`,
      linesWith((code) => code !== "invalid-payload"),
    );
  }
  return totals;
}

/** Every total that two sides don't share. */
function differences(name: string, expected: Totals, found: Totals, isAsked = (_: string) => true) {
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((key) => isAsked(key) && (expected.get(key) ?? 0) !== (found.get(key) ?? 0))
    .sort()
    .map(
      (key) =>
        `${key.replaceAll("\t", " ")}: ${found.get(key) ?? 0} by ${name}, ${expected.get(key) ?? 0} by the validators`,
    );
}

/** Why the job can't be run here. */
function missing(): string | undefined {
  const { stdout } = spawnSync("java", ["--version"], { encoding: "utf8" });
  const [, version = "0"] = /(\d+)/.exec(stdout ?? "") ?? [];
  return Number(version) < 17 ? "there is no Java of 17 or later" : python.missing();
}

const reason = missing();
if (reason === undefined) {
  const scratch = mkdtempSync(join(tmpdir(), "allof-spark-"));
  try {
    const lake = join(scratch, "lake");
    const expected = await writeLake(lake);
    const wrong = [
      ...differences("allof validate", expected, await validated(lake), (key) =>
        /\t\t(payloads|invalid|unreadable)$/.test(key),
      ),
      ...differences("the job", expected, runJob(lake, scratch)),
    ];
    const sum = (rule: string): number =>
      [...expected].reduce((all, [key, n]) => all + (key.endsWith(`\t\t${rule}`) ? n : 0), 0);
    process.stdout.write(
      `spark: ${sum("payloads")} payloads, ${sum("invalid")} invalid, ${expected.size} totals, ${wrong.length} of them different\n`,
    );
    for (const line of wrong.slice(0, 50)) process.stdout.write(`${line}\n`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
} else process.stdout.write(`spark: skipped, ${reason}\n`);

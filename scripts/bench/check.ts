/** SchemaStore's schemas with its fixtures, in its layout: `allof check` beside plain Ajv in one process. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { table } from "../table.js";
import type { Part } from "./part.js";
import { measureProcess, type Usage } from "./usage.js";

const command = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const again = fileURLToPath(new URL("check-again.ts", import.meta.url));
const judges = fileURLToPath(new URL("judge-fixtures.ts", import.meta.url));

const configuration = {
  dialect: "draft-07",
  fixtures: [
    { files: "valid/{schema}/**", verdict: "valid" },
    { files: "invalid/{schema}/**", verdict: "invalid" },
  ],
};

/** How often what takes less than a second is run; the best counts, since others use the machine too. */
const TIMES = 3;

export async function measureCheck(corpora: string): Promise<Part> {
  const store = join(corpora, "schemastore");
  const folder = mkdtempSync(join(tmpdir(), "allof-check-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    // What is judged of an output that is not there is of no interest here.
    writeFileSync(join(folder, "allof.config.json"), JSON.stringify(configuration));
    for (const name of ["schemas", "valid"])
      cpSync(join(store, name), join(folder, name), { recursive: true });
    symlinkSync(join(store, "invalid"), join(folder, "invalid"));
    return await measureIn(folder, store);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string, store: string): Promise<Part> {
  const run = (args: readonly string[]): Promise<Usage> =>
    measureProcess(args, { cwd: folder, limitSeconds: 1200 });
  const tsx = ["--import", import.meta.resolve("tsx"), judges];
  const check = (): Promise<Usage> => run([command, "check", "--reporter", "json"]);

  const ajv = await run([...tsx, "ajv", store]);
  const same = await run([...tsx, "allof"]);
  const cold = await check();
  const warm = await best(check);
  const fixture = firstFixture(join(folder, "valid"));
  let version = 0;
  const changed = await best(() => {
    // A value that nobody has asked TypeScript about.
    writeFileSync(fixture, JSON.stringify({ version: version++, changed: `${version}` }));
    return check();
  });
  const watched = await run(["--import", import.meta.resolve("tsx"), again, fixture]);
  const inWatch = Number(watched.output);
  if (watched.exitCode !== 0)
    throw new Error(`The watch ended with: ${watched.output.slice(-2000)}`);
  writeFileSync(fixture, JSON.stringify({ version: version - 1, changed: `${version}` }));
  rmSync(join(folder, "node_modules", ".cache"), { recursive: true });
  const anew = await check();
  const isRepeated =
    reportOf(cold) === reportOf(warm) && reportOf(anew) === reportOf(await check());
  const isSame = isRepeated && reportOf(changed) === reportOf(anew);
  const verdicts = [verdictsOf(ajv), verdictsOf(same)] as const;
  const both = [...verdicts[0]].filter(([file]) => verdicts[1].has(file));
  const differing = both.filter(([file, isValid]) => verdicts[1].get(file) !== isValid);

  const rows: readonly (readonly [string, Usage])[] = [
    ["plain Ajv judges the fixtures", ajv],
    ["allof judges the fixtures", same],
    ["allof check: also lint, types, TypeScript's verdicts", cold],
    ["allof check again", warm],
    ["allof check, one fixture changed", changed],
  ];
  const times = (usage: Usage): number => usage.wall / ajv.wall;
  return {
    title: `SchemaStore's fixtures: Ajv judges ${verdicts[0].size} files, allof ${verdicts[1].size}`,
    text: table(
      ["run", "CPU s", "wall s", "of Ajv", "MB"],
      rows.map(([name, usage]) => [
        name,
        usage.cpu.toFixed(2),
        usage.wall.toFixed(2),
        times(usage).toFixed(3),
        usage.memory.toFixed(0),
      ]),
    ),
    bars: [
      bar("fixtures judged: at most 1/2 of plain Ajv", times(same) <= 0.5, times(same).toFixed(2)),
      bar("check again: at most 1/10 of plain Ajv", times(warm) <= 0.1, times(warm).toFixed(3)),
      bar("one fixture changed, in --watch: under 0.5 s", inWatch < 0.5, `${inWatch.toFixed(2)} s`),
      bar("one report, cached or not", isSame, isSame ? "the same" : "they differ"),
      bar(
        "verdicts as Ajv's",
        differing.length === 0,
        `${both.length - differing.length} of ${both.length}${differing.map(([file]) => `, not ${file}`).join("")}`,
      ),
    ],
  };
}

function firstFixture(folder: string): string {
  const [first] = globSync("*/*.json", { cwd: folder }).sort();
  if (first === undefined) throw new Error("SchemaStore has no valid fixture in JSON");
  return join(folder, first);
}

const bar = (name: string, met: boolean, measured: string) => ({ name, met, measured });

/** The last run, with the time of the fastest. */
async function best(run: () => Promise<Usage>): Promise<Usage> {
  let found = await run();
  for (let i = 1; i < TIMES; i++) {
    const next = await run();
    const { wall, cpu } = next.wall < found.wall ? next : found;
    found = { ...next, wall, cpu };
  }
  return found;
}

/** The verdict of each file; of one with several documents, whether all are valid. */
function verdictsOf({ output, exitCode }: Usage): ReadonlyMap<string, boolean> {
  if (exitCode !== 0) throw new Error(`A judge ended with ${exitCode}: ${output.slice(-2000)}`);
  const verdicts = new Map<string, boolean>();
  for (const line of output.split("\n")) {
    const [file = "", verdict] = line.split("\t");
    if (verdict !== undefined)
      verdicts.set(file, (verdicts.get(file) ?? true) && verdict === "true");
  }
  return verdicts;
}

/** The report but for how long it took. */
function reportOf({ output }: Usage): string {
  return output.replace(/"seconds": ?[\d.]+/, "");
}

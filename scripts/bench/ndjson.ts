/** A million payloads of one type in one NDJSON file: `allof validate` beside a program that only parses them. */

import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../table.js";
import type { Part } from "./part.js";
import { measureProcess, median, type Usage } from "./usage.js";

const LINES = 1_000_000;
const ROUNDS = 3;
const TYPE = "UnmanagedOngoingAccessCode";
const repository = fileURLToPath(new URL("../..", import.meta.url));
const command = join(repository, "dist/cli/main.js");

/** Reads the file in pieces and parses it line by line, as fast as Node does. */
const parser = `
import { createReadStream } from "node:fs";
let rest = "";
let count = 0;
for await (const chunk of createReadStream(process.argv[2], { encoding: "utf8", highWaterMark: 1 << 20 })) {
  const lines = (rest + chunk).split("\\n");
  rest = lines.pop();
  for (const line of lines) if (JSON.parse(line) !== null) count++;
}
console.log(count + " parsed");
`;

export async function measureNdjson(): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), "allof-ndjson-"));
  try {
    const few = writePayloads(join(folder, "few.ndjson"), LINES / 10);
    const many = writePayloads(join(folder, "many.ndjson"), LINES);
    const program = join(folder, "parse.mjs");
    writeFileSync(program, parser);
    const validate = (file: string): Promise<Usage> =>
      measureProcess([command, "validate", TYPE, file], { cwd: repository });
    // In turns, so that what else the machine does is spread over all.
    const [parses, smalls, larges]: [Usage[], Usage[], Usage[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      parses.push(await measureProcess([program, many]));
      smalls.push(await validate(few));
      larges.push(await validate(many));
    }
    const runs: readonly (readonly [string, readonly Usage[]])[] = [
      [`JSON.parse, ${LINES} lines`, parses],
      [`allof validate, ${LINES / 10} lines`, smalls],
      [`allof validate, ${LINES} lines`, larges],
    ];
    for (const [name, usages] of runs) {
      for (const { exitCode, output } of usages) {
        if (exitCode === 0) continue;
        throw new Error(`${name} ended with ${exitCode}: ${output.slice(-2000)}`);
      }
    }
    const middle = (usages: readonly Usage[], of: "cpu" | "wall" | "memory"): number =>
      median(usages.map((usage) => usage[of]));
    const times = middle(larges, "wall") / middle(parses, "wall");
    const [small, large] = [middle(smalls, "memory"), middle(larges, "memory")];
    return {
      title: `${LINES} payloads of ${TYPE}, ${Math.round(statSync(many).size / 1e6)} MB: the middle of ${ROUNDS} runs`,
      text: table(
        ["run", "CPU s", "wall s", "MB"],
        runs.map(([name, usages]) => [
          name,
          middle(usages, "cpu").toFixed(2),
          middle(usages, "wall").toFixed(2),
          middle(usages, "memory").toFixed(0),
        ]),
      ),
      bars: [
        {
          name: "NDJSON: within 1.5 times of JSON.parse alone",
          met: times <= 1.5,
          measured: times.toFixed(2),
        },
        {
          name: "NDJSON: memory does not grow with the number of lines",
          met: large <= small * 1.2,
          measured: `${small.toFixed(0)} MB, then ${large.toFixed(0)} MB`,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes `count` valid payloads, each with an id of its own. */
function writePayloads(file: string, count: number): string {
  const fixture = join(repository, "test/fixtures", TYPE, "valid/minimal.json");
  const sample = JSON.parse(readFileSync(fixture, "utf8")) as Record<string, unknown>;
  const handle = openSync(file, "w");
  try {
    let lines = "";
    for (let i = 0; i < count; i++) {
      const id = `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`;
      lines += JSON.stringify({ ...sample, access_code_id: id }) + "\n";
      if (i % 10_000 === 9_999) {
        writeSync(handle, lines);
        lines = "";
      }
    }
    writeSync(handle, lines);
  } finally {
    closeSync(handle);
  }
  return file;
}

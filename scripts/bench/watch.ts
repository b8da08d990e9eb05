/** How long a change of one file takes until it is written, with `allof build --watch` at work on a contract of any size. */

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSession } from "../../src/cli/session.js";
import { isObject, type JsonObject } from "../../src/json/value.js";
import { table } from "../table.js";
import { generateContract, writeContract, type Linking } from "./generate-contract.js";
import type { Part } from "./part.js";
import { median } from "./usage.js";

interface Row {
  /** What was edited: `leaf`, `referred to`, `base`. */
  readonly edited: string;
  /** Medians, in milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  /** How many files were written, the median too. */
  readonly written: number;
}

const targets = ["typescript", "validators", "bundle", "index"];
const ROUNDS = 5;

/** Edits of one file in a contract of `count`: each is built until it is written, in a session such as `--watch` has. */
export async function measureWatch(count: number, linking: Linking): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), "allof-watch-"));
  try {
    const files = generateContract(count, linking);
    const schemas = join(folder, "schemas");
    writeContract(schemas, files);
    const context = {
      workingFolder: folder,
      out: () => {},
      err: () => {},
      colours: false,
      stdin: async () => new Uint8Array(),
      showsProgress: false,
    };
    const session = createSession({ target: targets }, context);
    await session.build();

    const rows: Row[] = [];
    for (const [edited, path] of Object.entries(placesIn(files))) {
      const rounds: Omit<Row, "edited">[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        rounds.push(await measured(session, join(schemas, path), round));
      }
      // The first is not counted: code that has not run yet is slow.
      const counted = rounds.slice(1);
      rows.push({
        edited,
        cpu: median(counted.map(({ cpu }) => cpu)),
        wall: median(counted.map(({ wall }) => wall)),
        written: median(counted.map(({ written }) => written)),
      });
    }
    return partOf(rows, count, linking);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A type that nothing refers to, one that most refer to, and a base. */
function placesIn(files: ReturnType<typeof generateContract>): Readonly<Record<string, string>> {
  const referrers = new Map<string, number>(files.map(({ path }) => [path, 0]));
  for (const { schema } of files) {
    for (const [, path = ""] of JSON.stringify(schema).matchAll(/"\$ref":"\.\.\/([^"]*)"/g)) {
      referrers.set(path, (referrers.get(path) ?? 0) + 1);
    }
  }
  const types = [...referrers].filter(([path]) => path.includes("/type-"));
  types.sort(([, a], [, b]) => a - b);
  const base = files.find(({ path }) => path.includes("/base-"));
  return {
    leaf: types.at(0)?.[0] ?? "",
    "referred to": types.at(-1)?.[0] ?? "",
    base: base?.path ?? "",
  };
}

async function measured(
  session: ReturnType<typeof createSession>,
  file: string,
  round: number,
): Promise<Omit<Row, "edited">> {
  const schema: unknown = JSON.parse(readFileSync(file, "utf8"));
  const before = statSync(file).mtimeMs;
  writeFileSync(file, JSON.stringify(withMember(schema as JsonObject, round), null, 2) + "\n");
  if (statSync(file).mtimeMs === before) throw new Error("The edit was not seen");
  const start = process.cpuUsage();
  const begun = performance.now();
  const { report } = await session.build();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(start);
  if (report.diagnostics.some(({ severity }) => severity === "error")) {
    throw new Error(report.diagnostics[0]?.message ?? "The edit does not build");
  }
  return { cpu: (user + system) / 1000, wall, written: report.summary.written ?? 0 };
}

/** The schema with another optional member, which its heirs and its validator have then too. */
function withMember(schema: JsonObject, round: number): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  return { ...schema, properties: { ...properties, [`edit_${round}`]: { type: "boolean" } } };
}

function partOf(rows: readonly Row[], count: number, linking: Linking): Part {
  const slowest = Math.max(...rows.map(({ wall }) => wall)) / 1000;
  return {
    title: `An edit of one file of ${count}, ${linking}, until it is written`,
    text: table(
      ["edited", "CPU s", "wall s", "files written"],
      rows.map(({ edited, cpu, wall, written }) => [
        edited,
        (cpu / 1000).toFixed(2),
        (wall / 1000).toFixed(2),
        String(written),
      ]),
    ),
    bars: [
      {
        name: `${count} files, ${linking}: an edit is written in under 0.5 s`,
        met: slowest < 0.5,
        measured: `${slowest.toFixed(2)} s`,
      },
    ],
  };
}

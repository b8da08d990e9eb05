/** How a build grows with its contract: CPU, time, memory, and what it takes where nothing has changed. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../table.js";
import { generateContract, writeContract, type Linking } from "./generate-contract.js";
import type { Part } from "./part.js";
import { measureProcess, type Usage } from "./usage.js";

const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const peer = fileURLToPath(new URL("peer-overflow.ts", import.meta.url));
const targets = ["typescript", "validators", "bundle", "index"];

interface Sized {
  readonly count: number;
  readonly first: Usage;
  readonly again: Usage;
}

/** Builds of `counts` files; growth is measured between the two largest. */
export async function measureScale(counts: readonly number[], linking: Linking): Promise<Part> {
  const sized: Sized[] = [];
  for (const count of counts) sized.push(await buildTwice(count, linking));
  const exponents = sized.map(({ count, first }, i) => {
    const before = sized[i - 1];
    return before === undefined
      ? undefined
      : Math.log(first.cpu / before.first.cpu) / Math.log(count / before.count);
  });
  const largest = sized.at(-1);
  if (largest === undefined) throw new Error("no sizes");
  const exponent = exponents.at(-1);
  return {
    title: `${linking} contracts to ${targets.join(", ")}`,
    text: table(
      ["files", "CPU s", "wall s", "MB", "growth", "CPU s unchanged", "wall s unchanged"],
      sized.map(({ count, first, again }, i) => [
        String(count),
        first.cpu.toFixed(2),
        first.wall.toFixed(2),
        first.memory.toFixed(0),
        exponents[i]?.toFixed(2) ?? "",
        again.cpu.toFixed(2),
        again.wall.toFixed(2),
      ]),
    ),
    bars: [
      {
        name: `${linking}: growth exponent at most 1.1`,
        met: exponent !== undefined && exponent <= 1.1,
        measured: exponent?.toFixed(2) ?? "one size only",
      },
      {
        name: `${linking}: ${largest.count} files under 60 s of CPU and 1 GB`,
        met: largest.first.cpu < 60 && largest.first.memory < 1000,
        measured: `${largest.first.cpu.toFixed(1)} s, ${largest.first.memory.toFixed(0)} MB`,
      },
      {
        name: `${linking}: ${largest.count} files with nothing changed under 1 s`,
        met: largest.again.wall < 1,
        measured: `${largest.again.wall.toFixed(2)} s`,
      },
    ],
  };
}

async function buildTwice(count: number, linking: Linking): Promise<Sized> {
  const folder = mkdtempSync(join(tmpdir(), "allof-scale-"));
  try {
    writeContract(join(folder, "schemas"), generateContract(count, linking));
    // The cache is kept here, as it would be in any project.
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), "{}\n");
    const args = [program, "build", ...targets.flatMap((target) => ["--target", target])];
    const run = async (): Promise<Usage> => {
      const usage = await measureProcess(args, { cwd: folder });
      if (usage.exitCode !== 0) throw new Error(`The build of ${count} failed:\n${usage.output}`);
      return usage;
    };
    return { count, first: await run(), again: await run() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the peers' stacks end: 600 dense types for json-schema-to-typescript, 400 for Ajv. Ours builds both above. */
export async function measureOverflow(): Promise<Part> {
  const rows: string[][] = [];
  for (const [name, count] of [
    ["json-schema-to-typescript", 600],
    ["ajv", 400],
  ] as const) {
    const { exitCode, output, cpu } = await measureProcess([
      "--import",
      "tsx",
      peer,
      name,
      String(count),
    ]);
    const said = output.trim().split("\n").at(-1) ?? "";
    rows.push([name, String(count), exitCode === 0 ? said : "ended", cpu.toFixed(1)]);
  }
  return {
    title: "Peers on dense contracts",
    text: table(["peer", "types", "outcome", "CPU s"], rows),
    bars: [],
  };
}

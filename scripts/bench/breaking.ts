/** How long `allof breaking` takes on a contract of any size of which one base has changed since the last commit. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isArray, isObject, type JsonObject } from "../../src/json/value.js";
import { table } from "../table.js";
import { generateContract, writeContract, type Linking } from "./generate-contract.js";
import type { Part } from "./part.js";
import { measureProcess } from "./usage.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const mostSeconds = 10;

export async function measureBreaking(count: number): Promise<Part> {
  const rows: string[][] = [];
  const taken = new Map<Linking, number>();
  for (const linking of ["local", "dense"] as const) {
    // Of the dense one, every type leads to the base: a tenth is enough to tell.
    const size = linking === "local" ? count : count / 10;
    const usage = await measured(size, linking);
    taken.set(linking, usage.wall);
    const summary = usage.output.trim().split("\n").at(-1) ?? "";
    rows.push([
      linking,
      String(size),
      usage.cpu.toFixed(1),
      usage.wall.toFixed(1),
      String(Math.round(usage.memory)),
      summary,
    ]);
  }
  const seconds = taken.get("local") ?? Infinity;
  return {
    title: "allof breaking, one base of the contract changed",
    text: table(["linking", "types", "CPU s", "wall s", "MB", "it says"], rows),
    bars: [
      {
        name: `${count} types with one base changed in ${mostSeconds} s`,
        met: seconds < mostSeconds,
        measured: `${seconds.toFixed(1)} s`,
      },
    ],
  };
}

async function measured(count: number, linking: Linking) {
  const folder = mkdtempSync(join(tmpdir(), "allof-breaking-"));
  const git = (...args: readonly string[]): void => {
    const own = [
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    execFileSync("git", [...own, ...args], { cwd: folder, stdio: "pipe" });
  };
  try {
    // Required references that lead on and on have no payload at all.
    const files = generateContract(count, linking).map(({ path, schema }) => ({
      path,
      schema: without(schema, "first"),
    }));
    const [base] = files;
    if (base === undefined) throw new Error("a contract without files");
    writeContract(join(folder, "schemas"), files);
    writeFileSync(join(folder, "allof.config.json"), '{ "fixtures": null }\n');
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "before");
    const { properties } = base.schema;
    const changed = {
      ...base.schema,
      properties: { ...(isObject(properties) ? properties : {}), size: { type: "integer" } },
      required: [...(isArray(base.schema["required"]) ? base.schema["required"] : []), "size"],
    };
    writeContract(join(folder, "schemas"), [{ path: base.path, schema: changed }]);
    return await measureProcess([main, "breaking", "--against", "HEAD"], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function without(schema: JsonObject, name: string): JsonObject {
  const { required } = schema;
  return isArray(required)
    ? { ...schema, required: required.filter((each) => each !== name) }
    : schema;
}

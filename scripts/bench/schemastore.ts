/** SchemaStore's schemas to TypeScript: the CPU that both compilers take on those that both compile. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../table.js";
import type { Part } from "./part.js";
import { measureProcess } from "./usage.js";

const child = fileURLToPath(new URL("compile-files.ts", import.meta.url));

/** Who compiles: theirs formats with prettier, ours with oxfmt. */
const compilers = ["allof", "theirs", "theirs unformatted"] as const;

/** Seconds of CPU by file; a file that could not be compiled is absent. */
type Costs = ReadonlyMap<string, number>;

export async function measureSchemaStore(folder: string): Promise<Part> {
  const schemas = join(folder, "schemastore", "schemas");
  const files = readdirSync(schemas).map((name) => join(schemas, name));
  const costs = new Map<string, Costs>();
  for (const compiler of compilers) costs.set(compiler, await costsOf(compiler, files));
  const inAll = files.filter((file) => [...costs.values()].every((each) => each.has(file)));
  const total = (compiler: (typeof compilers)[number]): number =>
    inAll.reduce((sum, file) => sum + (costs.get(compiler)?.get(file) ?? 0), 0);
  const ours = total("allof");
  const ratio = total("theirs") / ours;
  return {
    title: `SchemaStore: ${files.length} schemas, ${inAll.length} of them compiled by all`,
    text: table(
      ["compiler", "compiled", "CPU s on those", "of ours"],
      compilers.map((compiler) => [
        compiler === "allof" ? compiler : compiler.replace("theirs", "json-schema-to-typescript"),
        String(costs.get(compiler)?.size ?? 0),
        total(compiler).toFixed(2),
        (total(compiler) / ours).toFixed(2),
      ]),
    ),
    bars: [
      {
        name: "SchemaStore: at most 1/5 of the CPU of json-schema-to-typescript",
        met: ratio >= 5,
        measured: `1/${ratio.toFixed(1)}`,
      },
      {
        name: "SchemaStore: less than json-schema-to-typescript unformatted",
        met: total("theirs unformatted") > ours,
        measured: `1/${(total("theirs unformatted") / ours).toFixed(1)}`,
      },
    ],
  };
}

/** A process compiles file by file and says what each took; where it ends early, another goes on after the file that ended it. */
async function costsOf(compiler: string, files: readonly string[]): Promise<Costs> {
  const costs = new Map<string, number>();
  let next = 0;
  while (next < files.length) {
    const { output } = await measureProcess(
      ["--import", "tsx", child, compiler, ...files.slice(next)],
      { limitSeconds: 1200 },
    );
    let done = 0;
    for (const line of output.split("\n")) {
      const [, seconds] = /^cost ([\d.]+|failed)$/.exec(line) ?? [];
      if (seconds === undefined) continue;
      if (seconds !== "failed") costs.set(files[next + done] ?? "", Number(seconds));
      done++;
    }
    next += next + done < files.length ? done + 1 : done;
  }
  return costs;
}

/** Compiles files one after the other, in a process of its own, and prints what each took: `cost 0.123`, or `cost failed`. */

import { readFileSync } from "node:fs";
import { parse } from "jsonc-parser";
import { compile as theirs } from "json-schema-to-typescript";
import type { compile as Compile } from "../../src/index.js";

// What users run: the compiled program, which is there only after `npm run compile`.
const program = new URL("../../dist/index.js", import.meta.url).href;
const { compile: ours } = (await import(program)) as { readonly compile: typeof Compile };

const [compiler, ...files] = process.argv.slice(2);
const print = (text: string) => process.stdout.write(text + "\n");
// What a compiler prints for people would stand between the answers.
console.log = console.info = console.warn = console.error = () => undefined;

/** Nothing is fetched, by either. */
const closed = { resolve: { external: false } } as const;

async function compile(schema: object): Promise<string> {
  if (compiler === "allof") return ours(schema, "Root");
  const format = compiler === "theirs";
  return theirs(schema, "Root", { format, $refOptions: closed });
}

// Both are loaded, and their first use is over, before the clock runs.
await compile({ type: "object", properties: { a: { type: "string" } } });
for (const file of files) {
  const schema = parse(readFileSync(file, "utf8")) as object;
  const start = process.cpuUsage();
  const isDone = await compile(schema).then(
    () => true,
    () => false,
  );
  const { user, system } = process.cpuUsage(start);
  print(isDone ? `cost ${(user + system) / 1e6}` : "cost failed");
}

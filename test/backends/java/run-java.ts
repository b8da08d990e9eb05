/** Generated Java as its users have it: compiled, and asked to decode and encode. */

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFile } from "../../../src/backends/backend.js";
import { createBackends } from "../../../src/backends/registry.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import { generate, type Compiled } from "../../../src/pipeline.js";
import { compileFaults, javaCommand, sourcesIn } from "../../../scripts/languages/java/compile.js";
import { jars, missingJava } from "../../../scripts/languages/java/jars.js";

const backends = createBackends(await readRuntimeAssets()).filter(({ name }) => name === "java");

/** Why nothing is compiled; it is printed where tests skip. */
export const missing = missingJava();
if (missing !== undefined) process.stdout.write(`Generated Java is not compiled: ${missing}\n`);

export async function javaOutputOf(
  compiled: Compiled,
  name: string,
): Promise<readonly OutputFile[]> {
  const options = { name, version: "1.0.0", schemasPath: "../schemas", assertFormats: true };
  const { value } = await generate(compiled, backends, { ...options, targets: ["java"] });
  return value;
}

/** Writes the output to a folder; gives the paths of its Java. */
export function writeJava(files: readonly OutputFile[], output: string): readonly string[] {
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), contents);
  }
  return sourcesIn(output, files);
}

/** Compiles a program of Java, given by its text, against classes of generated code, and gives what it prints. */
export function runProgram(name: string, text: string, classes: string, folder: string): string {
  const needed = jars();
  const file = join(folder, `${name}.java`);
  writeFileSync(file, text);
  const own = join(folder, `${name}-classes`);
  const faults = compileFaults([file], own, {
    ...needed,
    classPath: `${classes}:${needed.classPath}`,
  });
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const [command, ...args] = javaCommand([classes, own], name, [], needed);
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

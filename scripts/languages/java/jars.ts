/** What generated Java is compiled with, from Maven, once for all. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { packageNames } from "../../../src/backends/java/names.js";
import { projectText } from "../../../src/backends/java/project.js";
import { cacheFolder } from "../cache-folder.js";
import { runTool } from "../run-tool.js";

/** The newest google-java-format that runs on Java 17. */
const formatter = "com.google.googlejavaformat:google-java-format:1.28.0:jar:all-deps";

export interface Jars {
  /** What generated code depends on, as a class path. */
  readonly classPath: string;
  readonly formatter: string;
}

/** Why there is no Java to compile with; `undefined` where there is. */
export function missingJava(): string | undefined {
  const { status, stdout } = spawnSync("javac", ["--version"], { encoding: "utf8" });
  const version = status === 0 ? Number(/^javac (\d+)/.exec(stdout)?.[1] ?? 0) : 0;
  if (version < 17) return "there is no javac of 17 or later";
  try {
    jars();
    return undefined;
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `the jars that it needs can't be had: ${first}`;
  }
}

/** The jars; throws where Maven can't get them. */
export function jars(): Jars {
  const project = projectText(packageNames("contract"), "0.0.0");
  const key = createHash("sha256").update(project).update(formatter).digest("hex").slice(0, 16);
  const cache = cacheFolder(`java-${key}`);
  const folder = join(cache, "jars");
  if (!existsSync(folder)) fill(cache, folder, project);
  const all = readdirSync(folder);
  const isFormatter = (name: string): boolean => name.startsWith("google-java-format");
  const needed = all.filter((name) => !isFormatter(name)).map((name) => join(folder, name));
  return {
    classPath: needed.join(delimiter),
    formatter: join(folder, all.find(isFormatter) ?? ""),
  };
}

/** Made beside its place, and moved there when it is whole. */
function fill(cache: string, folder: string, project: string): void {
  const staging = mkdtempSync(join(cache, "staging-"));
  try {
    writeFileSync(join(staging, "pom.xml"), project);
    const maven = (...args: readonly string[]): void =>
      runTool("mvn", ["-q", "-B", ...args, "-DoutputDirectory=jars"], { cwd: staging });
    maven("dependency:copy-dependencies");
    maven("dependency:copy", `-Dartifact=${formatter}`);
    // Another process may have been faster.
    if (!existsSync(folder)) renameSync(join(staging, "jars"), folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

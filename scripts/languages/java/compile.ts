/** Generated Java through the compiler and the formatter. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Jars } from "./jars.js";

/** Names of types, and so of files, may be words of any alphabet. */
const environment = { ...process.env, LC_ALL: "C.UTF-8" };

/** What the compiler says of files, a line each; nothing where all is well. Its classes go to a folder. */
export function compileFaults(
  files: readonly string[],
  classes: string,
  { classPath }: Jars,
): readonly string[] {
  const list = `${classes}.txt`;
  writeFileSync(list, files.map((file) => `"${file.replaceAll("\\", "\\\\")}"`).join("\n"));
  const options = [
    "-encoding",
    "UTF-8",
    "--release",
    "17",
    "-Xlint:all",
    "-Werror",
    "-Xdoclint:all,-missing",
  ];
  const { status, stdout, stderr } = spawnSync(
    "javac",
    [...options, "-cp", classPath, "-d", classes, `@${list}`],
    { encoding: "utf8", env: environment, maxBuffer: 1 << 28 },
  );
  return status === 0 ? [] : linesOf(stdout + stderr, `javac ended with ${status}`);
}

/** The files that google-java-format would write otherwise. Strings are left as they are. */
export function formatFaults(
  files: readonly string[],
  list: string,
  { formatter }: Jars,
): readonly string[] {
  writeFileSync(list, files.join("\n"));
  const exports = exported.flatMap((name) => [
    "--add-exports",
    `jdk.compiler/com.sun.tools.javac.${name}=ALL-UNNAMED`,
  ]);
  const checks = ["--dry-run", "--set-exit-if-changed", "--skip-reflowing-long-strings"];
  const { status, stdout, stderr } = spawnSync(
    "java",
    [...exports, "-jar", formatter, ...checks, `@${list}`],
    { encoding: "utf8", env: environment, maxBuffer: 1 << 28 },
  );
  return status === 0 ? [] : linesOf(stdout + stderr, `google-java-format ended with ${status}`);
}

/** What google-java-format takes of the compiler. */
const exported = ["api", "code", "file", "parser", "tree", "util"];

function linesOf(text: string, otherwise: string): readonly string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length === 0 ? [otherwise] : lines.slice(0, 20);
}

/** The command that runs a class of the compiled code. */
export function javaCommand(
  classes: readonly string[],
  main: string,
  args: readonly string[],
  { classPath }: Jars,
): readonly [string, ...string[]] {
  const separator = process.platform === "win32" ? ";" : ":";
  const options = ["-Xss16m", "-XX:TieredStopAtLevel=1", "-Dsun.jnu.encoding=UTF-8"];
  return ["java", ...options, "-cp", [...classes, classPath].join(separator), main, ...args];
}

export function sourcesIn(
  folder: string,
  paths: readonly { readonly path: string }[],
): readonly string[] {
  return paths.flatMap(({ path }) => (path.endsWith(".java") ? [join(folder, path)] : []));
}

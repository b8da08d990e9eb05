/** What generated Java is compiled with, from Maven, once for all: in a cache outside of the repository. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { packageNames } from "../../../src/backends/java/names.js";
import { projectText } from "../../../src/backends/java/project.js";

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
  const version = Number(/^javac (\d+)/.exec(stdout ?? "")?.[1] ?? 0);
  if (status !== 0 || version < 17) return "there is no javac of 17 or later";
  if (existsSync(cacheFolder())) return undefined;
  return spawnSync("mvn", ["--version"]).status === 0
    ? undefined
    : "there is no mvn to get jars with";
}

/** The jars; throws where Maven can't get them. */
export function jars(): Jars {
  const folder = cacheFolder();
  if (!existsSync(folder)) fill(folder);
  const all = readdirSync(folder).filter((name) => name.endsWith(".jar"));
  const isFormatter = (name: string): boolean => name.startsWith("google-java-format");
  return {
    classPath: all
      .filter((name) => !isFormatter(name))
      .map((name) => join(folder, name))
      .join(process.platform === "win32" ? ";" : ":"),
    formatter: join(folder, all.find(isFormatter) ?? ""),
  };
}

function projectOf(): string {
  return projectText(packageNames("contract"), "0.0.0");
}

function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const key = createHash("sha256")
    .update(projectOf() + formatter)
    .digest("hex")
    .slice(0, 16);
  return join(base, "allof", `java-${key}`);
}

/** Made beside its place, and moved there when it is whole. */
function fill(folder: string): void {
  mkdirSync(join(folder, ".."), { recursive: true });
  const project = mkdtempSync(join(tmpdir(), "allof-jars-"));
  const staging = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(project, "pom.xml"), projectOf());
    const maven = (...args: readonly string[]): void => {
      const { status, stdout } = spawnSync(
        "mvn",
        ["-q", "-B", ...args, `-DoutputDirectory=${staging}`],
        { cwd: project, encoding: "utf8" },
      );
      if (status !== 0) throw new Error(`mvn ${args.join(" ")}\n${stdout}`);
    };
    maven("dependency:copy-dependencies");
    maven("dependency:copy", `-Dartifact=${formatter}`);
    if (existsSync(folder)) rmSync(staging, { recursive: true });
    else renameSync(staging, folder);
  } finally {
    rmSync(project, { recursive: true, force: true });
    rmSync(staging, { recursive: true, force: true });
  }
}

import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIGURATION_FILE } from "../config/configuration.js";
import { findConfiguration } from "../config/find-configuration.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import { displayPath } from "../load/load.js";
import { systemReason } from "../load/system-reason.js";
import { check } from "./check.js";
import type { Context } from "./context.js";
import { initEditor } from "./init-editor.js";
import { initialFiles } from "./init-files.js";
import { outcome, type Outcome } from "./outcome.js";
import { version } from "./version.js";

/**
 * Makes `folder` a contract that builds. A file that is there already is left as it is. With `editor`, editors are told of its fixtures
 * too; where there is a contract, that is all. The text tells what was done and what comes next.
 */
export async function init(
  folder: string | undefined,
  { workingFolder, ...context }: Context,
  { editor = false }: { readonly editor?: boolean } = {},
): Promise<string | Outcome> {
  const root = resolve(workingFolder, folder ?? ".");
  const isThere =
    folder === undefined
      ? findConfiguration(root) !== undefined
      : existsSync(join(root, CONFIGURATION_FILE));
  if (editor && isThere) {
    return initEditor({ ...context, workingFolder: root });
  }
  const files = initialFiles(packageName(root), version);
  const lines: string[] = [];
  let isWhole = true;
  try {
    for (const { path, contents } of files) {
      const absolute = join(root, path);
      if (existsSync(absolute)) {
        lines.push(`  kept     ${path}`);
        // A package of the user's own changes nothing about the contract.
        if (path !== "package.json" && !path.startsWith(".github")) isWhole = false;
        continue;
      }
      await mkdir(dirname(absolute), { recursive: true });
      await writeFile(absolute, contents, { flag: "wx" });
      lines.push(`  created  ${path}`);
    }
  } catch (error) {
    const file = displayPath(workingFolder, root);
    const message = `The folder \`${file}\` can't be written: ${systemReason(error)}`;
    const summary = { command: "init", seconds: 0 };
    return outcome([diagnostic("unwritable-output", { message, location: { file } })], summary);
  }
  if (isWhole) {
    // What is expected of the invalid fixtures is what the contract just written finds in them.
    await check({ update: true }, { ...context, workingFolder: root });
    for (const { path } of files) {
      if (path.includes("/invalid/")) {
        lines.push(`  created  ${path.replace(/\.json$/, ".errors.json")}`);
      }
    }
  }
  if (editor) {
    const settings = await initEditor({ ...context, workingFolder: root });
    if (typeof settings !== "string") return settings;
    lines.push(settings.trimEnd());
  }
  const command = invocation(root);
  const steps = [
    ...(root === workingFolder ? [] : [`cd ${quoted(displayPath(workingFolder, root))}`]),
    `${command} build`,
    `${command} check`,
    `${command} explain Dog`,
  ];
  return [...lines, "", "Next:", ...steps.map((step) => `  ${step}`), ""].join("\n");
}

/** The folder's name as npm allows it. */
function packageName(root: string): string {
  const name = basename(root)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|[._-]+$/g, "");
  return name === "" ? "contract" : name;
}

/** How allof is run from `root`: by what will certainly be found there. */
function invocation(root: string): string {
  try {
    createRequire(join(root, "package.json")).resolve("allof/package.json");
    return "npx allof";
  } catch {
    const folders = (process.env["PATH"] ?? "").split(delimiter);
    if (folders.some((folder) => folder !== "" && existsSync(join(folder, "allof"))))
      return "allof";
    return `node ${quoted(fileURLToPath(new URL("main.js", import.meta.url)))}`;
  }
}

function quoted(path: string): string {
  return /^[\w./\\:@-]+$/.test(path) ? path : JSON.stringify(path);
}

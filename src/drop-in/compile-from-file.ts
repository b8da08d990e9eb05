import { basename, dirname, resolve } from "node:path";
import { loadFile } from "../load/load.js";
import { AllofError } from "./allof-error.js";
import type { Options } from "./options.js";
import { pathBelow } from "./path-below.js";
import { settingsOf } from "./settings.js";
import { typesOf } from "./types-of.js";

/**
 * The TypeScript types of a schema file (JSON, JSONC or YAML, by its extension), as `compile` gives them. Relative references are
 * read from the file's folder, or `options.cwd`. Rejects with an `AllofError` where the file, or one that it needs, can't be read.
 */
export async function compileFromFile(filename: string, options: Options = {}): Promise<string> {
  return compileFile(filename, filename.replace(/\.[^./\\]*$/, ""), options);
}

/** The same; without a title, the type is called after `name`. */
export async function compileFile(
  filename: string,
  name: string,
  options: Options,
): Promise<string> {
  const settings = settingsOf(options, dirname(filename));
  const { value, diagnostics } = await loadFile(filename, { workingFolder: process.cwd() });
  if (value === undefined) throw new AllofError(diagnostics);
  const path = pathBelow(settings.root, settings.cwd, basename(resolve(filename)));
  return typesOf({ ...value, path }, name, settings);
}

import { stat } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Result } from "../diagnostics/result.js";
import { bareName } from "../drop-in/type-name.js";

/** One schema to print the types of. */
export interface TypesInput {
  /** `undefined`: standard input. */
  readonly file: string | undefined;
  /** Where its types go; `undefined`: to standard output. */
  readonly output: string | undefined;
  /** The folder that its references can't leave; `undefined`: its own. */
  readonly root?: string;
}

const schemaFiles = "**/*.{json,jsonc,yaml,yml}";

/**
 * What `-i` names: a file, the schema files below a folder, or the files that a pattern matches, in the order of their paths. Of a
 * folder, each has its types at the same path below `output`; of a pattern, all have theirs in it.
 */
export async function typesInputs(
  input: string | undefined,
  output: string | undefined,
  workingFolder: string,
): Promise<Result<readonly TypesInput[]>> {
  if (input === undefined || input === "-") return one({ file: undefined, output });
  const kind = await stat(resolve(workingFolder, input)).catch(() => undefined);
  const isFolder = kind?.isDirectory() === true;
  const isPattern = kind === undefined && isDynamicPattern(input);
  if (!isFolder && !isPattern) return one({ file: input, output });

  if (output?.endsWith(".d.ts") === true) {
    return usage(
      `\`${input}\` may be many files, and \`${output}\` is one`,
      "Name a folder for the output.",
    );
  }
  const base = isFolder ? posixPath(input) : fixedPart(posixPath(input));
  const pattern = isFolder ? schemaFiles : posixPath(input);
  const cwd = isFolder ? resolve(workingFolder, input) : workingFolder;
  const found = await glob(pattern, { cwd, expandDirectories: false, followSymbolicLinks: false });
  if (found.length === 0)
    return usage(`\`${input}\` holds no schema file`, "Name another folder or pattern.");

  const inputs = found.sort().map((path): TypesInput => {
    const file = isFolder ? posix.join(base, path) : path;
    const below = isFolder ? posix.dirname(path) : ".";
    const to = output === undefined ? undefined : posix.join(posixPath(output), below);
    return {
      file,
      output: to === undefined ? undefined : `${to}/${bareName(file)}.d.ts`,
      root: base,
    };
  });
  const twice = inputs.find(
    ({ output: to }, i) =>
      to !== undefined && inputs.findIndex((other) => other.output === to) !== i,
  );
  if (twice !== undefined) {
    return usage(
      `Two files would have their types in \`${twice.output}\`, one of them \`${twice.file}\``,
      "Compile the folder instead of a pattern, or rename one of them.",
    );
  }
  return { value: inputs, diagnostics: [] };
}

function one(input: TypesInput): Result<readonly TypesInput[]> {
  return { value: [input], diagnostics: [] };
}

function usage(message: string, hint: string): Result<readonly TypesInput[]> {
  return { value: [], diagnostics: [diagnostic("usage", { message, hint })] };
}

function posixPath(path: string): string {
  return path.replaceAll("\\", "/");
}

/** The folder in front of the first part that is a pattern: `schemas` of `schemas/*.json`. */
function fixedPart(pattern: string): string {
  const parts = pattern.split("/");
  const first = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, first).join("/") || (pattern.startsWith("/") ? "/" : ".");
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const CODE = /\.[cm]?[jt]s$/;
/** A string that may name a file beside the code it stands in. */
const RELATIVE = /(["'`])(\.{1,2}\/[^"'`\n]+)\1/g;
/** What is imported by the name of a package. */
const PACKAGE = /\b(?:from|import|require)\s*\(?\s*(["'])((?:@[^"'/\n]+\/)?[^."'/\n][^"'/\n]*)/g;
const ENDINGS = ["", ".js", ".cjs", ".mjs", ".json", "/index.js"];

/**
 * The files that a module of JavaScript rests on, absolute, itself first: those that its code and the code of those names by a relative path, in an
 * import or in any other string, and the `package.json` of each package that they import. Of other code that a package holds, its version speaks.
 */
export function moduleFiles(entry: string): readonly string[] {
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    if (!CODE.test(file) || !isFile(file)) return;
    const text = readFileSync(file, "utf8");
    const folder = dirname(file);
    for (const [, , path = ""] of text.matchAll(RELATIVE)) {
      const found = ENDINGS.map((ending) => resolve(folder, path) + ending).find(isFile);
      if (found !== undefined) visit(found);
    }
    for (const [, , name = ""] of text.matchAll(PACKAGE)) {
      const found = packageFile(name, folder);
      if (found !== undefined) files.add(found);
    }
  };
  visit(entry);
  return [...files];
}

/** The `package.json` of a package as it is found from a folder. */
function packageFile(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name, "package.json");
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

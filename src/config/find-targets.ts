import { statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Result } from "../diagnostics/result.js";
import { resolvePackage } from "../load/resolve-package.js";
import type { KnownTargets } from "./known-targets.js";

/** A back-end that does not come with allof. */
export interface OutsideTarget {
  /** As it is written: `./my-backend.js`, `allof-backend-elm`. */
  readonly target: string;
  /** Its module, absolute. */
  readonly file: string;
  /** Where the configuration names it. */
  readonly location?: Location | undefined;
}

export interface FindOptions {
  /** What paths are relative to, and packages are looked for from. */
  readonly folder: string;
  readonly knownTargets: KnownTargets;
  /** What a target that there is not is told as. */
  readonly code: Code & ("invalid-configuration" | "usage");
  readonly locationOf?: (index: number) => Location;
}

/** The modules of those targets that are no back-ends of allof. */
export function findTargets(
  targets: readonly string[],
  { folder, knownTargets, code, locationOf }: FindOptions,
): Result<readonly OutsideTarget[]> {
  const value: OutsideTarget[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, target] of targets.entries()) {
    if (knownTargets.has(target)) continue;
    const location = locationOf?.(index);
    const found = find(target, folder, knownTargets);
    if ("file" in found) value.push({ target, file: found.file, location });
    else diagnostics.push(diagnostic(code, { ...found, ...(location && { location }) }));
  }
  return { value, diagnostics };
}

type Found = { readonly file: string } | { readonly message: string; readonly hint: string };

function find(target: string, folder: string, knownTargets: KnownTargets): Found {
  if (isAbsolute(target) || /^\.{1,2}[/\\]/.test(target)) {
    const file = resolve(folder, target);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return { file };
    return {
      message: `There is no file \`${target}\` to be a back-end`,
      hint: "Name a module of JavaScript by its path from the configuration's folder, or after `--target` from the working folder.",
    };
  }
  const found = resolvePackage(target, folder);
  if (found === undefined) {
    const meant = nearest(target, knownTargets.shown);
    return {
      message: `There is no target \`${target}\`, nor an installed package of that name`,
      hint:
        meant === undefined
          ? `The targets are ${knownTargets.shown.join(", ")}, a path that begins with \`./\`, and packages.`
          : `Did you mean \`${meant}\`?`,
    };
  }
  if ("file" in found) return found;
  return {
    message: `The package \`${target}\` can't be imported: ${found.reason}`,
    hint: "Install it anew, or ask its authors: a back-end is what `import` of its name gives.",
  };
}

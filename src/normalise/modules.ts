/** The module of the output that each schema file becomes. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source } from "../load/source.js";
import { likeness } from "./likeness.js";
import { isAuthors } from "./units.js";
import { ordinal } from "./ordinal.js";

/** Node reads a specifier as a URL and TypeScript as a path, so what means something in one of them only names no module in both. */
const unusable = /[\\%#?\p{Cc}]+/gu;

/**
 * A module path for each file, by the file's path: `access-codes/access-code.schema.json` → `access-codes/access-code`. No two are
 * the same, nor do they differ by case only. Of files that want one module, the first by path has it, and each other's is told
 * apart by its extension, or by an ordinal.
 */
export function moduleNames(sources: readonly Source[]): {
  readonly modules: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const modules = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<string, Source>();
  // Files of the contract have their names before what is made of remotes and variants.
  const inOrder = [...sources].sort(
    (a, b) => Number(isAuthors(b)) - Number(isAuthors(a)) || (a.path < b.path ? -1 : 1),
  );
  for (const source of inOrder) {
    const { path } = source;
    const bare = withoutExtension(path);
    const wanted = bare.replace(unusable, "-");
    const name = firstFree(
      wanted,
      path.slice(bare.length),
      (candidate) => !taken.has(likeness(candidate)),
    );
    modules.set(path, name);
    const first = taken.get(likeness(wanted));
    taken.set(likeness(name), source);
    if (!isAuthors(source)) continue;
    if (wanted !== bare) {
      diagnostics.push(
        diagnostic("unusable-file-name", {
          message: `The file name ${JSON.stringify(path)} holds what no module specifier can, so its module is ${name}`,
          location: source.locate(""),
        }),
      );
    } else if (first !== undefined) {
      const other = withoutExtension(first.path);
      const same = other === bare;
      const difference =
        other.toLowerCase() === bare.toLowerCase()
          ? "by case"
          : "by case or in how Unicode composes their letters";
      diagnostics.push(
        diagnostic(same ? "duplicate-module" : "case-conflict", {
          message:
            (same
              ? `The files ${first.file} and ${source.file} want one module, ${bare}`
              : `The files ${first.file} and ${source.file} differ only ${difference}`) +
            `, so this one's is ${name}`,
          location: source.locate(""),
          related: [{ message: "the other file", location: first.locate("") }],
        }),
      );
    }
  }
  return { modules, diagnostics };
}

/** `wanted`, or the first like it that is free: with the extension, and then an ordinal, after it. */
function firstFree(wanted: string, extension: string, isFree: (name: string) => boolean): string {
  if (isFree(wanted)) return wanted;
  const told = wanted + extension.replaceAll(".", "-");
  let name = told;
  for (let i = 2; !isFree(name); i++) name = `${told}-${ordinal(i).toLowerCase()}`;
  return name;
}

/** `access-codes/access-code.schema.json` → `access-codes/access-code` */
export function withoutExtension(path: string): string {
  return path.replace(/\.(jsonc?|ya?ml)$/i, "").replace(/(?<=[^/])\.schema$/i, "");
}

/** What of a contract a check looks at. */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { foldersOf } from "../../fixtures/list-fixtures.js";
import type { Candidate } from "../../fixtures/read-fixtures.js";
import { isWithin } from "../../load/load.js";
import { moduleFiles } from "../../load/module-files.js";
import type { CheckFlags } from "../check.js";
import type { CompiledContract } from "../compile-contract.js";
import type { Context } from "../context.js";
import { typeNamed } from "../type-named.js";
import { changedSince, type ChangedFiles } from "./changed-files.js";
import { reaching } from "./sound-part.js";

export interface Selection {
  /** Set where only these files are looked at: nothing is said of places, or of what is no file. */
  readonly isListed?: (path: string) => boolean;
  isWanted(candidate: Candidate): boolean;
  /** Whether a finding on schemas is told. Errors are, since they say what the rest is worth. */
  tells(finding: Diagnostic): boolean;
  /** Whether one on where fixtures lie, or are missing, is told. */
  tellsOfPlaces(finding: Diagnostic): boolean;
  /** Whether the output is compared with what the schemas compile to. */
  readonly comparesOutput: boolean;
  /**
   * Whether `--min-coverage` and `--min-mutation` are held to. A part of the fixtures proves nothing about the whole, so they are held to by
   * all fixtures, of all types or of that of `--only`: once for all parts, by the first; and with `--changed`, where something has changed.
   */
  readonly holdsToGates: boolean;
}

/** A part of the fixtures: `--only`, `--changed` and `--shard`, each narrowing what the others leave. */
export async function selectionOf(
  { only, changed, shard }: Pick<CheckFlags, "only" | "changed" | "shard">,
  compiled: CompiledContract,
  context: Context,
): Promise<Selection | Diagnostic> {
  const selections: Selection[] = [everything];
  if (only !== undefined) {
    const named = typeNamed(only, (compiled.part?.whole ?? compiled).contract);
    if ("unknown" in named) return named.unknown;
    selections.push(ofType(named.declaration.name));
  }
  if (shard !== undefined) {
    const [, part = "", of = ""] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(shard) ?? [];
    if (part === "" || Number(part) > Number(of)) {
      return diagnostic("usage", {
        message: `\`--shard ${shard}\` names no part of a whole`,
        hint: "Say which part of how many: `--shard 1/4` to `--shard 4/4`.",
      });
    }
    selections.push(partOf(Number(part), Number(of), compiled.configuration.folder));
  }
  if (changed !== undefined) {
    const { configuration } = compiled;
    const { schemas, output, remotes, fixtures = [], file, folder, outside } = configuration;
    // Of what is installed, git keeps nothing.
    const modules = outside
      .flatMap((each) => moduleFiles(each.file))
      .filter((path) => !path.split(sep).includes("node_modules"));
    const remote = Object.values(remotes).filter((value) => typeof value === "string");
    const single = [...modules, ...(file ? [file] : [])];
    const places = [schemas, output, ...remote, ...foldersOf(fixtures), ...single];
    const found = await changedSince(changed, places, folder);
    if ("code" in found) return found;
    const isAll =
      single.some((each) => found.has(each)) ||
      // What is gone may have been what a name or a reference meant.
      found.paths.some(
        (path) => [schemas, ...remote].some((each) => isWithin(each, path)) && !existsSync(path),
      );
    if (!isAll) selections.push(affectedBy(found, compiled, context));
  }
  return {
    isWanted: (candidate) => selections.every((each) => each.isWanted(candidate)),
    tells: (finding) =>
      finding.severity === "error" || selections.every((each) => each.tells(finding)),
    tellsOfPlaces: (finding) => selections.every((each) => each.tellsOfPlaces(finding)),
    comparesOutput: selections.every(({ comparesOutput }) => comparesOutput),
    holdsToGates: selections.every(({ holdsToGates }) => holdsToGates),
  };
}

/** All of it. */
export const everything: Selection = {
  isWanted: () => true,
  tells: () => true,
  tellsOfPlaces: () => true,
  comparesOutput: true,
  holdsToGates: true,
};

function ofType(name: string): Selection {
  return {
    ...everything,
    isWanted: ({ declaration }) => declaration.name === name,
    tellsOfPlaces: ({ code }) => code === "orphan-expectation",
    comparesOutput: false,
  };
}

/** A file is in one part whatever other files there are. What is not of one file is in the first part. */
function partOf(part: number, of: number, folder: string): Selection {
  const isFirst = part === 1;
  return {
    isWanted({ file }) {
      const path = relative(folder, file).split(sep).join("/");
      const number = createHash("sha256").update(path).digest().readUIntBE(0, 6);
      return number % of === part - 1;
    },
    tells: () => isFirst,
    tellsOfPlaces: () => isFirst,
    comparesOutput: isFirst,
    holdsToGates: isFirst,
  };
}

/** What files that have changed can affect: a schema, all types whose schemas lead to it; a fixture, itself. */
function affectedBy(
  changed: ChangedFiles,
  { resolved, configuration: { output } }: CompiledContract,
  { workingFolder }: Context,
): Selection {
  const absolute = (file: string): string => resolve(workingFolder, file);
  const sources = resolved.sources.map((source) => source.variant?.of ?? source);
  const affected = reaching(
    resolved,
    sources.filter(({ file }) => changed.has(absolute(file))),
  );
  const paths = new Set(
    resolved.sources
      .filter((source) => affected.has(source.variant?.of ?? source))
      .map(({ path }) => path),
  );
  const files = new Set(Array.from(affected, ({ file }) => file));
  const tells = ({ location }: Diagnostic): boolean =>
    location === undefined || files.has(location.file) || changed.has(absolute(location.file));
  return {
    isWanted: ({ declaration, file, expectation }) =>
      paths.has(declaration.location.path) ||
      changed.has(file) ||
      (expectation !== undefined && changed.has(expectation)),
    tells,
    tellsOfPlaces: tells,
    comparesOutput: affected.size > 0 || changed.paths.some((path) => isWithin(output, path)),
    holdsToGates: affected.size > 0 || changed.paths.some((path) => !isWithin(output, path)),
  };
}

/**
 * The last build or check of a contract, remembered, so that one with nothing changed compiles nothing.
 *
 * What it went by (configuration, schemas, fixtures, remotes, back-ends from outside) is known by content: a file whose size and times are as they
 * were is taken for unchanged, any other is read and its hash compared, so a branch switched there and back is no change. What it
 * wrote, or compared, is known by size and time: where that differs, it runs again. The record is keyed by allof's own files and by the
 * configuration. It may be deleted at any time; one that can't be read or written is as good as none.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Configuration } from "../config/configuration.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { createIsFixture, foldersOf } from "../fixtures/list-fixtures.js";
import { moduleFiles } from "../load/module-files.js";
import type { Checked, Summary } from "../reporters/report.js";
import type { Basis } from "./check/basis.js";
import type { ContractFacts } from "./compile-part.js";
import { nearestModules, writeCache } from "./cache-folder.js";

/** What a run had to say. */
export interface Remembered {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Partial<Summary>;
  readonly checked?: readonly Checked[] | undefined;
  /** Of a check: what one after it goes by. */
  readonly basis?: Basis | undefined;
  /** Of a look at the types. */
  readonly facts?: ContractFacts | undefined;
}

export interface RunCache {
  /** The last run, if all that it read and wrote is as it left it. */
  readonly last: Remembered | undefined;
  /** The last run, if it wrote what is there and read the very files that there are; `changed`: those that hold something else now. */
  readonly before: { readonly run: Remembered; readonly changed: readonly string[] } | undefined;
  /** Keeps a run. What it read is taken as it was when the cache was opened; what changed since makes the next run no repetition. */
  remember(run: Remembered): void;
}

/** Size, time of change of content and of the entry itself, in milliseconds. */
type Stamp = readonly [size: number, modified: number, changed: number];

interface Input {
  readonly stamp: Stamp;
  readonly hash: string;
}

interface Record_ extends Remembered {
  readonly key: string;
  /** When the build began, in milliseconds: a file that changed later is not known by its times. */
  readonly began: number;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, Stamp>>;
}

/** Files change within the resolution of a file system's clock. */
const CLOCK_MILLISECONDS = 20;

/** What a run is for; `types`: to know what the types of the contract are. */
export type Purpose = "build" | "check" | "types";

/** The cache of a contract's runs of one purpose; `undefined` where there is no `node_modules` to keep it in, or not all files can be looked at. */
export function openRunCache(
  purpose: Purpose,
  configuration: Configuration,
  workingFolder: string,
): RunCache | undefined {
  const home = nearestModules(workingFolder);
  if (home === undefined) return undefined;
  try {
    return openIn(home, purpose, configuration, workingFolder);
  } catch (error) {
    // What can't be read is for the run to report.
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

function openIn(
  home: string,
  purpose: Purpose,
  configuration: Configuration,
  workingFolder: string,
): RunCache {
  const key = keyOf(purpose, configuration, workingFolder);
  const file = join(home, ".cache", "allof", `${key.slice(0, 32)}.json`);
  const began = Date.now();
  const found = inputsOf(purpose, configuration);
  const record = readRecord(file);
  const known = record?.key === key ? record : undefined;
  const inputs = new Map<string, Input>();
  const inputOf = (path: string, stamp: Stamp): Input => {
    const before = known?.inputs[path];
    const isOld = Math.max(stamp[1], stamp[2]) < (known?.began ?? 0) - CLOCK_MILLISECONDS;
    const input = {
      stamp,
      hash:
        before !== undefined && isOld && same(before.stamp, stamp)
          ? before.hash
          : hashAs(path, stamp),
    };
    inputs.set(path, input);
    return input;
  };
  const run =
    known !== undefined &&
    found.size === Object.keys(known.inputs).length &&
    [...found.keys()].every((path) => known.inputs[path] !== undefined) &&
    isUntouched(known.outputs, outputsOf(purpose, configuration))
      ? known
      : undefined;
  const changed = [...found]
    .filter(([path, stamp]) => run && inputOf(path, stamp).hash !== run.inputs[path]?.hash)
    .map(([path]) => path);

  return {
    last: changed.length === 0 ? run : undefined,
    before: run && { run, changed },
    remember(run) {
      for (const [path, stamp] of found) if (!inputs.has(path)) inputOf(path, stamp);
      const next: Record_ = {
        ...run,
        key,
        began,
        inputs: Object.fromEntries(inputs),
        outputs: Object.fromEntries(outputsOf(purpose, configuration)),
      };
      writeCache(file, JSON.stringify(next));
    },
  };
}

/** All files that a run can read, with what they are known by. */
function inputsOf(purpose: Purpose, configuration: Configuration): Map<string, Stamp> {
  const { file, schemas, fixtures, output, remotes, outside } = configuration;
  const isInput = (path: string) => path !== output;
  const inputs = new Map<string, Stamp>();
  const folders = Object.values(remotes).filter((value) => typeof value === "string");
  for (const path of [file, schemas, ...folders]) {
    if (path === undefined) continue;
    for (const [found, stamp] of stampsBelow(path, isInput)) inputs.set(found, stamp);
  }
  if (purpose === "types") return inputs;
  for (const each of outside.flatMap(({ file }) => moduleFiles(file))) {
    for (const [found, stamp] of stampsBelow(each, isInput)) inputs.set(found, stamp);
  }
  const isFixture = createIsFixture(fixtures ?? []);
  for (const path of foldersOf(fixtures ?? [])) {
    for (const [found, stamp] of stampsBelow(path, isInput)) {
      const isExpectation = purpose === "check" && found.endsWith(".errors.json");
      if (isExpectation || isFixture(found)) inputs.set(found, stamp);
    }
  }
  return inputs;
}

/** What a run compares with the schemas, or writes. */
function outputsOf(purpose: Purpose, { output }: Configuration): ReadonlyMap<string, Stamp> {
  return purpose === "types" ? new Map() : stampsBelow(output, () => true);
}

/** The files below a folder, or the one file; none where there is nothing. `node_modules` and dot folders hold no input. */
function stampsBelow(start: string, isWanted: (path: string) => boolean): Map<string, Stamp> {
  const found = new Map<string, Stamp>();
  const visit = (path: string): void => {
    const state = statSync(path, { throwIfNoEntry: false });
    if (state === undefined) return;
    if (!state.isDirectory()) {
      found.set(path, [state.size, state.mtimeMs, state.ctimeMs]);
      return;
    }
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder && (entry.name.startsWith(".") || entry.name === "node_modules")) continue;
      // A link to a folder is followed by no build, and may lead in a circle.
      if (entry.isSymbolicLink() && isFolderAt(inner)) continue;
      if (isWanted(inner)) visit(inner);
    }
  };
  visit(start);
  return found;
}

function isFolderAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Links to kept files change their entries' times, so those don't count. */
function isUntouched(
  before: Readonly<Record<string, Stamp>>,
  now: ReadonlyMap<string, Stamp>,
): boolean {
  return (
    now.size === Object.keys(before).length &&
    [...now].every(([path, [size, modified]]) => {
      const known = before[path];
      return known !== undefined && known[0] === size && known[1] === modified;
    })
  );
}

function same(a: Stamp, b: Stamp): boolean {
  return a.every((part, i) => part === b[i]);
}

/** The hash of the content of that stamp; of a file that is gone or other meanwhile, one that no content has. */
function hashAs(path: string, stamp: Stamp): string {
  if (!existsSync(path)) return "";
  const hash = createHash("sha256").update(readFileSync(path)).digest("base64");
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return same([size, mtimeMs, ctimeMs], stamp) ? hash : "";
}

/** What the output depends on besides the inputs: this program, and the configuration as it is read. */
function keyOf(purpose: Purpose, configuration: Configuration, workingFolder: string): string {
  const program = fileURLToPath(new URL("..", import.meta.url));
  const own = [...stampsBelow(program, () => true)].map(([path, [size, time]]) => [
    path,
    size,
    time,
  ]);
  const parts = [purpose, process.version, own, workingFolder, configuration];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function readRecord(file: string): Record_ | undefined {
  try {
    const record = JSON.parse(readFileSync(file, "utf8")) as Partial<Record_>;
    const { key, began, inputs, outputs, diagnostics, counts, checked, basis, facts } = record;
    const isWhole = key && began && inputs && outputs && diagnostics && counts;
    return isWhole
      ? { key, began, inputs, outputs, diagnostics, counts, checked, basis, facts }
      : undefined;
  } catch {
    // None yet, or damaged: the build runs, and writes it anew.
    return undefined;
  }
}

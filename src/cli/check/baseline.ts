import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { hasErrors } from "../../diagnostics/result.js";
import { applyBaseline, baselineOf, isListed, readBaseline } from "../../lint/baseline.js";
import type { Policy } from "../../lint/policy.js";
import { displayPath, loadFile } from "../../load/load.js";
import { systemReason } from "../../load/system-reason.js";
import type { Context } from "../context.js";
import { writeFileWhole } from "../write-file-whole.js";

export interface BaselineFlags {
  /** A file of findings that are passed over. */
  readonly baseline?: string;
  /** Write it as things are now. */
  readonly updateBaseline?: boolean;
}

/** What a run makes of its findings by a baseline; `refused`: why the baseline can't be used. */
export interface Baseline {
  readonly refused: readonly Diagnostic[];
  settle(diagnostics: readonly Diagnostic[], policy: Policy): Promise<readonly Diagnostic[]>;
}

const none: Baseline = { refused: [], settle: async (diagnostics) => diagnostics };

export async function openBaseline(
  { baseline, updateBaseline }: BaselineFlags,
  context: Context,
): Promise<Baseline> {
  const refuse = (message: string, hint: string): Baseline => ({
    ...none,
    refused: [diagnostic("usage", { message, hint })],
  });
  if (baseline === undefined) {
    if (updateBaseline !== true) return none;
    return refuse("--update-baseline names no file", "Name one with --baseline <file>.");
  }
  const path = resolve(context.workingFolder, baseline);
  const shown = displayPath(context.workingFolder, path);
  if (updateBaseline === true) return { ...none, settle: updating(path, shown) };
  if (!existsSync(path)) {
    return refuse(`There is no baseline ${shown}`, "Write it with --update-baseline.");
  }
  const { value: source, diagnostics: faults } = await loadFile(path, context);
  if (source === undefined || hasErrors(faults)) return { ...none, refused: faults };
  const known = readBaseline(source.json);
  if (known === undefined) {
    return refuse(`\`${shown}\` is no baseline`, "Write it anew with --update-baseline.");
  }
  return {
    ...none,
    settle: async (diagnostics, { pathOf }) => applyBaseline(diagnostics, known, source, pathOf),
  };
}

/** Lists what is found, in one step, and leaves the rest to be told. */
function updating(path: string, shown: string): Baseline["settle"] {
  return async (diagnostics, { pathOf }) => {
    const { findings } = baselineOf(diagnostics, pathOf);
    try {
      writeFileWhole(path, JSON.stringify({ findings }, null, 2) + "\n");
    } catch (error) {
      const message = `The baseline can't be written: ${systemReason(error)}`;
      return [
        ...diagnostics,
        diagnostic("unwritable-output", { message, location: { file: shown } }),
      ];
    }
    return diagnostics.filter((each) => !isListed(each));
  };
}

import { adaptBackend } from "../../backends/outside/adapt-backend.js";
import type { Backend } from "../../backends/backend.js";
import { readBackend, type ReadBackend } from "../../backends/outside/read-backend.js";
import { thrownMessage } from "../../backends/outside/thrown-message.js";
import type { OutsideTarget } from "../../config/find-targets.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/nearest.js";
import type { Result } from "../../diagnostics/result.js";
import { displayPath } from "../../load/load.js";
import { moduleFiles } from "../../load/module-files.js";
import { importModule } from "./import-module.js";
import { positionIn } from "./position-in.js";
import { settled } from "./settled.js";

/** The back-ends from outside that targets name; for each that is none, the reason. `taken`: the names of those that come with allof. */
export async function loadOutside(
  targets: readonly OutsideTarget[],
  known: readonly string[],
  workingFolder: string,
): Promise<Result<readonly Backend[]>> {
  const value: Backend[] = [];
  const diagnostics: Diagnostic[] = [];
  const taken = new Set(known);
  for (const { target, file, location } of targets) {
    const files = moduleFiles(file);
    const own = { file: displayPath(workingFolder, file) };
    let read: ReadBackend;
    try {
      read = readBackend(await settled(importModule(file, files)), taken);
    } catch (error) {
      const reason = thrownMessage(error).replaceAll(`${workingFolder}/`, "");
      diagnostics.push(
        diagnostic("invalid-backend", {
          message: `The back-end \`${target}\` can't be loaded: ${reason}`,
          location: (await positionIn(files, error, workingFolder)) ?? own,
        }),
      );
      continue;
    }
    if ("fault" in read) {
      diagnostics.push(
        diagnostic("invalid-backend", {
          message: `The back-end \`${target}\` ${read.fault}`,
          location: location ?? own,
          hint: read.hint,
          // A package may have the name that was meant for a target.
          ...didYouMean(target, known),
        }),
      );
      continue;
    }
    taken.add(read.backend.name);
    value.push(
      adaptBackend(read.backend, {
        target,
        file: own,
        settled,
        positionOf: async (error) => (await positionIn(files, error, workingFolder)) ?? own,
      }),
    );
  }
  return { value, diagnostics };
}

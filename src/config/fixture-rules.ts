import { isAbsolute, posix, resolve, sep } from "node:path";
import { escapePath } from "tinyglobby";
import { defaults, type FixtureRule } from "./configuration.js";
import type { AllofConfig } from "./generated/index.js";

/** Where the configuration says that fixtures lie, with absolute paths. `folder`: what its paths are relative to. */
export function fixtureRules(
  fixtures: AllofConfig["fixtures"] | undefined,
  folder: string,
): readonly FixtureRule[] {
  const places = Array.isArray(fixtures) ? fixtures : [fixtures ?? defaults.fixtures];
  return places.map((place) =>
    typeof place === "string"
      ? { folder: resolve(folder, place) }
      : {
          files: absolutePattern(place.files, folder),
          written: place.files,
          verdict: place.verdict,
          type: place.type,
          needsFindings: place.findings === "required",
        },
  );
}

/** Names with characters that mean something in a pattern stand for themselves in the folder. */
function absolutePattern(pattern: string, folder: string): string {
  if (isAbsolute(pattern)) return pattern;
  return posix.join(escapePath(folder).split(sep).join("/"), pattern);
}

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Result } from "../diagnostics/result.js";
import { isObject } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Dialect } from "../resolve/dialect.js";

/** What `allof.config.json` may hold. */
export interface ConfigurationFile {
  readonly $schema?: string;
  readonly name?: string;
  readonly schemas?: string;
  readonly output?: string;
  readonly fixtures?: string | null;
  readonly targets?: readonly string[];
  readonly dialect?: Dialect;
  readonly formats?: "assert" | "annotate";
}

const members = [
  "$schema",
  "name",
  "schemas",
  "output",
  "fixtures",
  "targets",
  "dialect",
  "formats",
] as const;

/** The source as a configuration; absent, with the reasons, where it is none. */
export function validateConfiguration(
  source: Source,
  knownTargets: readonly string[],
): Result<ConfigurationFile | undefined> {
  const diagnostics: Diagnostic[] = [];
  const { json } = source;
  if (!isObject(json)) {
    return {
      value: undefined,
      diagnostics: [
        diagnostic("invalid-configuration", {
          message: "The configuration must be an object",
          location: source.locate(""),
        }),
      ],
    };
  }
  for (const key of Object.keys(json)) {
    if ((members as readonly string[]).includes(key)) continue;
    const meant = nearest(key, members);
    diagnostics.push(
      diagnostic("invalid-configuration", {
        message: `\`${key}\` is no member of the configuration`,
        location: source.locate("/" + key, "key"),
        ...(meant !== undefined && { hint: `Did you mean \`${meant}\`?` }),
      }),
    );
  }
  const file = json as ConfigurationFile;
  for (const [index, target] of (file.targets ?? []).entries()) {
    if (knownTargets.includes(target)) continue;
    const meant = nearest(target, knownTargets);
    diagnostics.push(
      diagnostic("invalid-configuration", {
        message: `\`${target}\` is no target; there are ${knownTargets.join(", ")}`,
        location: source.locate(`/targets/${index}`),
        ...(meant !== undefined && { hint: `Did you mean \`${meant}\`?` }),
      }),
    );
  }
  return { value: diagnostics.length > 0 ? undefined : file, diagnostics };
}

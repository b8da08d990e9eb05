import type { BuildFlags } from "./build.js";
import type { Context } from "./context.js";
import type { ReporterChoice } from "./reporter-option.js";
import { createSession } from "./session.js";
import { contractPlaces, watch } from "./watch.js";

/** Builds now and after every change of schemas or configuration, until interrupted. */
export async function watchBuild(
  flags: BuildFlags,
  reporters: readonly ReporterChoice[],
  context: Context,
): Promise<void> {
  const { build } = createSession(flags, context);
  await watch({ run: build, placesOf: contractPlaces }, flags, reporters, context);
}

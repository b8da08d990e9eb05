import type { Configuration } from "../config/configuration.js";
import { foldersOf } from "../fixtures/list-fixtures.js";
import { check, type CheckFlags } from "./check.js";
import type { Context } from "./context.js";
import type { ReporterChoice } from "./reporter-option.js";
import { contractPlaces, watch } from "./watch.js";

/** Checks now and after every change of schemas, fixtures, output or configuration, until interrupted. */
export async function watchCheck(
  flags: CheckFlags,
  reporters: readonly ReporterChoice[],
  context: Context,
): Promise<void> {
  const watched = {
    run: () => check(flags, context),
    placesOf: (configuration: Configuration) => [
      ...contractPlaces(configuration),
      ...foldersOf(configuration.fixtures ?? []),
      configuration.output,
    ],
  };
  await watch(watched, flags, reporters, context);
}

import { resolve } from "node:path";
import { watch as watchFiles } from "chokidar";
import { CONFIGURATION_FILE, type Configuration } from "../config/configuration.js";
import { findConfiguration } from "../config/find-configuration.js";
import type { JsonValue } from "../json/value.js";
import type { BuildFlags } from "./build.js";
import type { Context } from "./context.js";
import { deliver } from "./deliver.js";
import type { ReporterChoice } from "./reporter-option.js";
import { createSession } from "./session.js";

/** Editors save in several steps: what follows within this time is one change. */
const SETTLE_MILLISECONDS = 80;

/**
 * Builds now and after every change of schemas or configuration, until interrupted. Errors are printed and don't end it. What is
 * watched is what the last build went by, so a configuration may be mended, or name another folder, while watching.
 */
export async function watch(
  flags: BuildFlags,
  reporters: readonly ReporterChoice[],
  context: Context,
): Promise<void> {
  const watcher = watchFiles([], { cwd: context.workingFolder, ignoreInitial: true });
  let watched: ReadonlySet<string> = new Set();
  const follow = (configuration: Configuration | undefined): void => {
    const file = configurationPath(flags, context);
    // Without a configuration that can be read, it is what mends it that matters; the folder known so far stays.
    const wanted = new Set(
      configuration === undefined
        ? [...watched, file]
        : [configuration.schemas, ...Object.values(configuration.remotes).filter(isPath), file],
    );
    const gone = [...watched].filter((path) => !wanted.has(path));
    const come = [...wanted].filter((path) => !watched.has(path));
    watched = wanted;
    if (gone.length > 0) watcher.unwatch(gone);
    if (come.length > 0) watcher.add(come);
  };

  const session = createSession(flags, context);
  let running = false;
  let again = false;
  const rebuild = async (): Promise<void> => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      const built = await session.build();
      await deliver(built, reporters, context);
      follow(built.configuration);
    }
    running = false;
  };

  await rebuild();
  context.err("Watching for changes; stop with Ctrl+C.\n");
  await new Promise<void>((stopped, failed) => {
    let timer: NodeJS.Timeout | undefined;
    watcher.on("all", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild().catch(failed), SETTLE_MILLISECONDS);
    });
    watcher.on("error", failed);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped());
  });
  await watcher.close();
}

function isPath(remote: JsonValue): remote is string {
  return typeof remote === "string";
}

/** Where the configuration is, or where it would be looked for first. */
function configurationPath({ config }: BuildFlags, { workingFolder }: Context): string {
  if (config !== undefined) return resolve(workingFolder, config);
  return findConfiguration(workingFolder) ?? resolve(workingFolder, CONFIGURATION_FILE);
}

import { relative, resolve } from "node:path";
import { watch as watchFiles } from "chokidar";
import { CONFIGURATION_FILE, type Configuration } from "../config/configuration.js";
import { findConfiguration } from "../config/find-configuration.js";
import type { JsonValue } from "../json/value.js";
import { moduleFiles } from "../load/module-files.js";
import type { ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { deliver } from "./deliver.js";
import type { ContractOutcome } from "./on-contract.js";
import type { ReporterChoice } from "./reporter-option.js";

/** Editors save in several steps: what follows within this time is one change. */
export const SETTLE_MILLISECONDS = 80;

const HOLDS_NO_INPUT = /(^|[\\/])(node_modules|\.git)([\\/]|$)/;

/** What is run again and again. */
export interface Watched {
  readonly run: () => Promise<ContractOutcome>;
  /** The files and folders that a run goes by, besides the file of its configuration. */
  readonly placesOf: (configuration: Configuration) => readonly string[];
}

/** Schemas, what they refer to, and the back-ends that don't come with allof. */
export function contractPlaces({ schemas, remotes, outside }: Configuration): readonly string[] {
  const modules = outside.flatMap(({ file }) => moduleFiles(file));
  return [schemas, ...Object.values(remotes).filter(isPath), ...modules];
}

/**
 * Runs now and after every change of what the last run went by, until interrupted, and tells each outcome. Errors don't end it: a
 * configuration may be mended, or name another folder, while watching.
 */
export async function watch(
  { run, placesOf }: Watched,
  flags: ContractFlags,
  reporters: readonly ReporterChoice[],
  context: Context,
): Promise<void> {
  const { workingFolder } = context;
  let watched: ReadonlySet<string> = new Set();
  const watcher = watchFiles([], {
    cwd: workingFolder,
    ignoreInitial: true,
    // Patterns of fixtures may start at the folder of the whole project.
    ignored(path) {
      const absolute = resolve(workingFolder, path);
      return HOLDS_NO_INPUT.test(relative(workingFolder, absolute)) && !watched.has(absolute);
    },
  });
  const follow = (configuration: Configuration | undefined): void => {
    const file = configurationPath(flags, context);
    // Without a configuration that can be read, it is what mends it that matters; the folders known so far stay.
    const wanted = new Set(
      configuration === undefined ? [...watched, file] : [...placesOf(configuration), file],
    );
    const gone = [...watched].filter((path) => !wanted.has(path));
    const come = [...wanted].filter((path) => !watched.has(path));
    watched = wanted;
    if (gone.length > 0) watcher.unwatch(gone);
    if (come.length > 0) watcher.add(come);
  };

  let running = false;
  let again = false;
  const runAgain = async (): Promise<void> => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      const outcome = await run();
      await deliver(outcome, reporters, context);
      follow(outcome.configuration);
    }
    running = false;
  };

  await runAgain();
  context.err("Watching for changes; stop with Ctrl+C.\n");
  await new Promise<void>((stopped, failed) => {
    let timer: NodeJS.Timeout | undefined;
    watcher.on("all", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void runAgain().catch(failed), SETTLE_MILLISECONDS);
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
function configurationPath({ config }: ContractFlags, { workingFolder }: Context): string {
  if (config !== undefined) return resolve(workingFolder, config);
  return findConfiguration(workingFolder) ?? resolve(workingFolder, CONFIGURATION_FILE);
}

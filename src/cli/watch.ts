import { watch as watchFiles } from "chokidar";
import { CONFIGURATION_FILE } from "../config/configuration.js";
import { readConfiguration } from "../config/read-configuration.js";
import type { ReporterName } from "../reporters/registry.js";
import { loadBackends } from "./backends.js";
import { build, type BuildFlags } from "./build.js";
import type { Context } from "./context.js";
import { print } from "./outcome.js";

/** Editors save in several steps: what follows within this time is one change. */
const SETTLE_MILLISECONDS = 80;

/** Builds now and after every change of schemas or configuration, until interrupted. Errors are printed and don't end it. */
export async function watch(
  flags: BuildFlags,
  reporter: ReporterName,
  context: Context,
): Promise<void> {
  const { value: configuration } = await readConfiguration({
    workingFolder: context.workingFolder,
    file: flags.config,
    overrides: { schemas: flags.schemas, output: flags.output, targets: flags.target },
    knownTargets: (await loadBackends()).map(({ name }) => name),
  });
  let running = false;
  let again = false;
  const rebuild = async (): Promise<void> => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      const { report } = await build(flags, context);
      print(report, reporter, context);
    }
    running = false;
  };

  await rebuild();
  const watched = [
    configuration?.schemas,
    configuration?.file ?? flags.config ?? CONFIGURATION_FILE,
  ].filter((path) => path !== undefined);
  const watcher = watchFiles(watched, { cwd: context.workingFolder, ignoreInitial: true });
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

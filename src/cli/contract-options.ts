import type { Command } from "commander";

/** The options of every command on a contract. */
export function contractOptions(command: Command): Command {
  return command
    .option("--config <file>", "The configuration, instead of the nearest allof.config.json.")
    .option("--schemas <folder>", "The folder of schemas, instead of the configured one.");
}

import { CommanderError } from "commander";
import picocolors from "picocolors";
import { pretty } from "../reporters/pretty.js";
import type { Context } from "./context.js";
import type { ExitCode } from "./outcome.js";
import { reporterOptions } from "./print.js";
import { createProgram } from "./program.js";
import { withoutBooleanValues } from "./types-command.js";
import { usageError } from "./usage-error.js";

/** Runs the command that the arguments name, as they follow the name of the program, and gives its exit code. It never throws. */
export async function runCommand(args: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  try {
    const [command, ...rest] = args;
    const own = command === "types" ? [command, ...withoutBooleanValues(rest)] : args;
    await program.parseAsync(own, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version are no errors to the user; of no command, help is what is told.
      if (error.code === "commander.help") context.err(program.helpInformation());
      else if (error.exitCode === 0) return exitCode;
      else {
        const summary = { command: "allof", seconds: 0 };
        const report = { diagnostics: [usageError(error)], summary };
        context.err(pretty(report, reporterOptions(context)));
      }
      return 2;
    }
    const { red } = picocolors.createColors(context.colours);
    const shown = error instanceof Error ? error : new Error(String(error));
    context.err(
      `${red("✖")} allof itself failed: ${shown.message}\n` +
        "  This is a bug of allof. Please report it, with the schemas that cause it.\n" +
        (process.env["ALLOF_DEBUG"] === undefined
          ? "  ALLOF_DEBUG=1 shows where it happened.\n"
          : `${shown.stack ?? ""}\n`),
    );
    return 3;
  }
}

#!/usr/bin/env node
import { CommanderError } from "commander";
import colours from "picocolors";
import { pretty } from "../reporters/pretty.js";
import { processContext } from "./context.js";
import { reporterOptions } from "./print.js";
import { createProgram } from "./program.js";
import { withoutBooleanValues } from "./types-command.js";
import { usageError } from "./usage-error.js";

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const context = processContext(
  colours.isColorSupported && (process.stdout.isTTY || forcesColour()),
);
const program = createProgram(context, (code) => {
  process.exitCode = code;
});
try {
  const [node = "", script = "", command, ...args] = process.argv;
  await program.parseAsync(
    command === "types" ? [node, script, command, ...withoutBooleanValues(args)] : process.argv,
  );
} catch (error) {
  if (error instanceof CommanderError && error.code === "commander.help") {
    // No command was named.
    context.err(program.helpInformation());
    process.exitCode = 2;
  } else if (error instanceof CommanderError) {
    // Help and version are no errors to the user.
    if (error.exitCode !== 0) {
      const report = {
        diagnostics: [usageError(error)],
        summary: { command: "allof", seconds: 0 },
      };
      context.err(pretty(report, reporterOptions(context)));
      process.exitCode = 2;
    }
  } else {
    const { red } = colours.createColors(context.colours);
    const shown = error instanceof Error ? error : new Error(String(error));
    context.err(
      `${red("✖")} allof itself failed: ${shown.message}\n` +
        "  This is a bug of allof. Please report it, with the schemas that cause it.\n" +
        (process.env["ALLOF_DEBUG"] === undefined
          ? "  ALLOF_DEBUG=1 shows where it happened.\n"
          : `${shown.stack ?? ""}\n`),
    );
    process.exitCode = 3;
  }
}

function forcesColour(): boolean {
  return process.env["FORCE_COLOR"] !== undefined && process.env["FORCE_COLOR"] !== "0";
}

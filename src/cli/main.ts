#!/usr/bin/env node
import module from "node:module";
import colours from "picocolors";
import { processContext } from "./context.js";
import { runCommand } from "./run-command.js";

// From Node 22, what commands load is kept as it was compiled.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const context = processContext(
  colours.isColorSupported && ((process.stdout.isTTY && !process.env["CI"]) || forcesColour()),
);
process.exitCode = await runCommand(process.argv.slice(2), context);

function forcesColour(): boolean {
  return process.env["FORCE_COLOR"] !== undefined && process.env["FORCE_COLOR"] !== "0";
}

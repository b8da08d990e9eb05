import { Argument, Command, Option } from "commander";
import type { BuildFlags } from "./build.js";
import type { BreakingFlags } from "./breaking.js";
import type { ChangelogFlags } from "./changelog.js";
import type { CheckFlags } from "./check.js";
import type { ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { contractOptions } from "./contract-options.js";
import type { DocsFlags } from "./docs.js";
import { fixturesCommand } from "./fixtures/fixtures-command.js";
import { deliver } from "./deliver.js";
import type { ExitCode, Outcome } from "./outcome.js";
import { print } from "./print.js";
import { reporterOption, reportersOf, type ReporterFlag } from "./reporter-option.js";
import { percentage } from "./percentage.js";
import { typesCommand } from "./types-command.js";
import type { ValidateFlags } from "./validate.js";
import { version } from "./version.js";

/**
 * The command line. Each command is loaded when it is called, so that `--help` and a usage error cost no compiler. `ended` is
 * told the exit code of a command that ran; what commander refuses it throws as a `CommanderError`.
 */
export function createProgram(context: Context, ended: (code: ExitCode) => void): Command {
  const program = new Command("allof")
    .description("Compile a folder of JSON Schemas, and check its fixtures.")
    .version(version, "-v, --version", "Print the version.")
    .helpOption("-h, --help", "Print this help.")
    .helpCommand("help [command]", "Print the help of a command.")
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: () => {} })
    .addHelpText(
      "after",
      "\nExit codes: 0 clean, 1 findings, 2 usage or configuration, 3 a bug of allof.",
    );

  const end = async (
    outcome: Outcome,
    flags: ReporterFlag = {},
    texts?: ReadonlyMap<string, string>,
  ): Promise<void> => {
    ended(await deliver(outcome, reportersOf(flags), context, texts));
  };
  const endText = async (result: string | Outcome, flags?: ReporterFlag): Promise<void> => {
    if (typeof result !== "string") return end(result, flags);
    context.out(result);
    ended(0);
  };

  contractCommand(program, "build")
    .description("Compile the schemas into the output folder.")
    .option("--output <folder>", "The folder to write, instead of the configured one.")
    .option(
      "--target <target...>",
      "Generate only these targets; the output then holds nothing else.",
    )
    .addOption(
      new Option("--check", "Write nothing; fail and print the difference if output is stale."),
    )
    .addOption(new Option("--watch", "Build again whenever a schema changes.").conflicts("check"))
    .addOption(reporterOption())
    .action(async (flags: BuildFlags & ReporterFlag & { readonly watch?: boolean }) => {
      if (flags.watch === true) {
        const { watchBuild } = await import("./watch-build.js");
        await watchBuild(flags, reportersOf(flags), context);
        return ended(0);
      }
      const { build } = await import("./build.js");
      await end(await build(flags, context), flags);
    });

  contractCommand(program, "check")
    .description("Check the schemas, the fixtures, and that the output is current.")
    .option("--output <folder>", "The output folder, instead of the configured one.")
    .option("--update", "Write the expected findings of invalid fixtures as they are now.")
    .option("--only <type>", "Check only the fixtures of this type.")
    .option("--baseline <file>", "Pass over the findings about schemas that this file lists.")
    .option("--update-baseline", "Write the file of --baseline as things are now.")
    .option("--fix", "Mend first what can be mended in the schemas, keeping comments and order.")
    .addOption(
      new Option(
        "--min-coverage <percent>",
        "Fail where valid fixtures show less of the types, or of the type of --only. All fixtures count; with --shard, in the first part.",
      ).argParser(percentage),
    )
    .addOption(
      new Option(
        "--min-mutation <percent>",
        "Fail where fixtures notice fewer changes of single rules; of which types and when, as --min-coverage.",
      ).argParser(percentage),
    )
    .option(
      "--changed <ref>",
      "Check only what files can affect that have changed since a commit, branch or tag of git.",
    )
    .option(
      "--against <ref>",
      "Find too what the contract breaks of another state of it, as `allof breaking` does.",
    )
    .option("--shard <i/n>", "Check the i-th of n parts of the fixtures.")
    .addOption(
      new Option(
        "--watch",
        "Check again whenever a schema, a fixture or the output changes.",
      ).conflicts(["update", "updateBaseline", "fix"]),
    )
    .addOption(reporterOption())
    .action(async (flags: CheckFlags & ReporterFlag & { readonly watch?: boolean }) => {
      if (flags.watch === true) {
        const { watchCheck } = await import("./watch-check.js");
        await watchCheck(flags, reportersOf(flags), context);
        return ended(0);
      }
      const { check } = await import("./check.js");
      await end(await check(flags, context), flags);
    });

  contractCommand(program, "validate")
    .description("Validate payloads against a type of the contract, or a schema file.")
    .addArgument(new Argument("<type>", "A type of the contract, or a schema file."))
    .addArgument(
      new Argument("<files...>", "JSON, JSONC, YAML, TOML or NDJSON files; - is standard input."),
    )
    .addOption(
      new Option(
        "--format <name>",
        "What all of them are, whatever their names. Else standard input is JSON, or NDJSON where its first line is a whole value.",
      ).choices(["json", "jsonc", "yaml", "toml", "ndjson"]),
    )
    .addOption(reporterOption())
    .action(async (type: string, files: readonly string[], flags: ValidateFlags & ReporterFlag) => {
      const { validate } = await import("./validate.js");
      const result = await validate(type, files, flags, context);
      await end(result, flags, result.texts);
    });

  fixturesCommand(program, context, ended);

  contractCommand(program, "breaking")
    .description(
      "Find what the contract breaks of another state of it, each change with a payload that shows it.",
    )
    .option(
      "--against <ref>",
      "A commit, branch or tag of git; a folder, a .tgz or a bundle of a contract; or npm:<package>[@version].",
    )
    .addOption(
      new Option(
        "--direction <name>",
        "Only what readers of now reject (backward), or what readers of before do (forward).",
      ).choices(["backward", "forward"]),
    )
    .option("--baseline <file>", "Pass over the findings that this file lists.")
    .option("--update-baseline", "Write the file of --baseline as things are now.")
    .addOption(reporterOption())
    .action(async (flags: BreakingFlags & ReporterFlag) => {
      const { breaking } = await import("./breaking.js");
      await end(await breaking(flags, context), flags);
    });

  program
    .command("changelog")
    .description(
      "Write what has changed since another state of the contract, in Markdown, with the version that it asks for.",
    )
    .option("--against <ref>", "As of `allof breaking`.")
    .option("--config <file>", "The configuration file.")
    .option("--schemas <folder>", "The folder that holds the schemas.")
    .action(async (flags: ChangelogFlags) => {
      const { changelog } = await import("./changelog.js");
      await endText(await changelog(flags, context));
    });

  contractCommand(program, "docs")
    .description("Write the reference pages of the contract, or a searchable site.")
    .option("--html", "The site instead of Markdown pages, into .allof/site.")
    .option("--output <folder>", "Another folder than the configured one.")
    .addOption(reporterOption())
    .action(async (flags: DocsFlags & ReporterFlag) => {
      const { docs } = await import("./docs.js");
      await end(await docs(flags, context), flags);
    });

  program
    .command("init")
    .description(
      "Make a folder a contract that builds: configuration, schemas, fixtures, workflow.",
    )
    .argument("[folder]", "The folder; by default the current one.")
    .option(
      "--editor",
      "Hold fixtures to their schemas in VS Code and JetBrains' editors; of a contract that is there, nothing else is touched.",
    )
    .addOption(reporterOption())
    .action(
      async (folder: string | undefined, flags: ReporterFlag & { readonly editor?: boolean }) => {
        const { init } = await import("./init.js");
        await endText(await init(folder, context, flags), flags);
      },
    );

  contractCommand(program, "explain")
    .description("Explain a type of the contract, or the code of a diagnostic.")
    .argument("<type|code>", "UnmanagedAccessCode, or unresolved-reference.")
    .action(async (word: string, flags: ContractFlags) => {
      const { explain } = await import("./explain.js");
      await endText(await explain(word, flags, context));
    });

  typesCommand(program, async (flags) => {
    const { types } = await import("./types.js");
    const { report, exitCode } = await types(flags, context);
    // Standard output may be a file of types: what is wrong is told beside it.
    if (report.diagnostics.length > 0) print(report, "pretty", { ...context, out: context.err });
    ended(exitCode);
  });

  return program;
}

function contractCommand(program: Command, name: string): Command {
  return contractOptions(program.command(name));
}

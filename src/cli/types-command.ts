/** `allof types`: the command line of json-schema-to-typescript, `json2ts`, flag by flag. */

import { InvalidArgumentError, Option, type Command } from "commander";
import type { Options } from "../drop-in/options.js";
import { styleFlags, styleOptions } from "../drop-in/style.js";
import { dialects } from "../resolve/dialect.js";

/** What was given, by flag; `style` options by `style.` and their name. */
type Given = Readonly<Record<string, unknown>>;

const booleans: Readonly<Record<string, string>> = {
  additionalProperties: "Index signatures for objects that say nothing of further members.",
  declareExternallyReferenced: "Declare the types of other files too.",
  enableConstEnums: "`const enum` for an enum with tsEnumNames.",
  format: "Format the text.",
  ignoreMinAndMaxItems: "Take no account of minItems and maxItems.",
  inferStringEnumKeysFromValues: "TypeScript enums for enums of strings.",
  strictIndexSignatures: "Let index signatures admit undefined.",
  unknownAny: "Print unknown rather than any.",
  unreachableDefinitions: "Declare definitions that nothing refers to.",
};

const flags = new Set([...Object.keys(booleans), ...styleFlags.map((name) => `style.${name}`)]);

export function typesCommand(
  program: Command,
  run: (flags: { input?: string; output?: string; options: Options }) => Promise<void>,
): void {
  const command = program
    .command("types")
    .description("Print the TypeScript types of single schemas, as json2ts does.")
    .argument("[input]", "Instead of --input.")
    .argument("[output]", "Instead of --output.")
    .option("-i, --input <path>", "A file, a folder, or a pattern; by default standard input.")
    .option("-o, --output <path>", "A file, or a folder for many; by default standard output.")
    .option("--cwd <folder>", "Where relative references start; by default the file's folder.")
    .option("--root <folder>", "What references can't leave; by default the input's folder.")
    .option("--bannerComment <text>", "What stands before the types.")
    .option("--maxItems <number>", "How many items of a tuple may be optional; -1: none.", number)
    .addOption(new Option("--dialect <name>", "Of schemas without $schema.").choices(dialects))
    .option("--remote <uri=path>", "A folder for a URI prefix, or a file; repeatable.", remote);
  for (const [name, description] of Object.entries(booleans)) {
    command.option(`--${name}`, description).addOption(new Option(`--no-${name}`).hideHelp());
  }
  for (const name of styleOptions) {
    const flag = `style.${name}`;
    if (!flags.has(flag))
      command.option(`--${flag} <value>`, "Formatting, as in prettier.", scalar);
    else
      command
        .option(`--${flag}`, "Formatting, as in prettier.")
        .addOption(new Option(`--no-${flag}`).hideHelp());
  }
  command
    .addHelpText(
      "after",
      "\nEach flag that takes no value can be turned off: --no-format, or --format false.",
    )
    .action(async (from: string | undefined, to: string | undefined, given: Given) => {
      const { input, output, ...rest } = given as Given & { input?: string; output?: string };
      const source = from ?? input;
      const target = to ?? output;
      await run({
        ...(source !== undefined && { input: source }),
        ...(target !== undefined && { output: target }),
        options: optionsOf(rest),
      });
    });
}

/** Arguments in which `--format false` and `--format=false` of json2ts are `--no-format`, for the flags that take no value. */
export function withoutBooleanValues(args: readonly string[]): string[] {
  const result: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [, name = "", own] = /^--([^=]+)(?:=(true|false))?$/.exec(arg) ?? [];
    const next = args[i + 1];
    const value = own ?? (next === "true" || next === "false" ? next : undefined);
    if (!flags.has(name) || value === undefined) {
      result.push(arg);
      continue;
    }
    result.push(value === "true" ? `--${name}` : `--no-${name}`);
    if (own === undefined) i += 1;
  }
  return result;
}

function optionsOf({ remote: remotes, ...given }: Given): Options {
  const options: Record<string, unknown> = remotes === undefined ? {} : { remotes };
  const style: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("style.")) style[name.slice("style.".length)] = value;
    else options[name] = value;
  }
  return { ...options, style };
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || Number.isNaN(value))
    throw new InvalidArgumentError("It must be a number.");
  return value;
}

/** As minimist reads it: a number where it is one. */
function scalar(text: string): string | number {
  return text.trim() !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function remote(
  text: string,
  others: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const at = text.lastIndexOf("=");
  if (at <= 0) throw new InvalidArgumentError("It must be a URI, `=`, and a path.");
  return { ...others, [text.slice(0, at)]: text.slice(at + 1) };
}

import { InvalidArgumentError, Option } from "commander";
import { forPeople, reporterNames, type ReporterName } from "../reporters/registry.js";

/** A reporter, and the file that its text goes to; by default standard output. */
export interface ReporterChoice {
  readonly name: ReporterName;
  readonly file?: string;
}

export interface ReporterFlag {
  /** Absent where none was chosen. */
  readonly reporter?: readonly ReporterChoice[];
}

/** `--reporter pretty --reporter junit=report.xml`. */
export function reporterOption(): Option {
  const choices = reporterNames.join(", ");
  return new Option(
    "--reporter <name[=file]>",
    `How findings are told, on standard output or in a file; may be given several times (choices: ${choices}; default: pretty)`,
  ).argParser((text: string, before: readonly ReporterChoice[] | undefined) =>
    added(before ?? [], choice(text)),
  );
}

/** Where every choice goes to a file, people are told on standard output all the same. */
export function reportersOf({ reporter: chosen = [] }: ReporterFlag): readonly ReporterChoice[] {
  return chosen.some(({ file }) => file === undefined) ? chosen : [{ name: "pretty" }, ...chosen];
}

function choice(text: string): ReporterChoice {
  const at = text.indexOf("=");
  const named = at < 0 ? text : text.slice(0, at);
  const name = reporterNames.find((each) => each === named);
  if (name === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${reporterNames.join(", ")}.`);
  }
  if (at < 0) return { name };
  const file = text.slice(at + 1);
  if (file === "") throw new InvalidArgumentError("No file is named after `=`.");
  return { name, file };
}

function added(before: readonly ReporterChoice[], next: ReporterChoice): readonly ReporterChoice[] {
  const all = [...before, next];
  const printed = all.filter(({ file }) => file === undefined);
  const document = printed.find(({ name }) => !forPeople.has(name));
  if (printed.length > 1 && document !== undefined) {
    throw new InvalidArgumentError(
      `Standard output would hold more than one document. Name a file: ${document.name}=report.${document.name === "junit" ? "xml" : "json"}.`,
    );
  }
  if (next.file !== undefined && before.some(({ file }) => file === next.file)) {
    throw new InvalidArgumentError(`Two reporters would write \`${next.file}\`.`);
  }
  return all;
}

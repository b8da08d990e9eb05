import { diagnostic } from "../diagnostics/catalogue.js";
import { parseSource } from "../load/parse-source.js";
import type { Source } from "../load/source.js";
import { AllofError } from "./allof-error.js";
import type { Options } from "./options.js";
import { pathBelow } from "./path-below.js";
import { settingsOf } from "./settings.js";
import { bareName } from "./type-name.js";
import { typesOf } from "./types-of.js";

/**
 * The TypeScript types of a JSON Schema, as one text that needs no other: the schema's own type first, named by its title or else
 * `name`. Relative references are read from `options.cwd`. The schema is not changed. Rejects with an `AllofError`, whose lines and
 * columns are those of `JSON.stringify(schema, null, 2)`.
 */
export async function compile(
  schema: object | boolean,
  name: string,
  options: Options = {},
): Promise<string> {
  const settings = settingsOf(options, process.cwd());
  // No file is called like this, so none that is referred to is mistaken for the schema.
  const path = pathBelow(settings.root, settings.cwd, `<${bareName(name)}>.json`);
  const source = parsed(path, name, textOf(schema, name));
  return typesOf(source, name, settings);
}

function textOf(schema: object | boolean, name: string): string {
  let reason = "it is not defined";
  try {
    const text = JSON.stringify(schema, null, 2) as string | undefined;
    if (text !== undefined) return text;
  } catch (error) {
    // A circle, or a number that JSON has no form for.
    if (!(error instanceof TypeError)) throw error;
    [reason = ""] = error.message.split("\n");
  }
  const message = `The schema is no JSON value: ${reason}`;
  throw new AllofError([diagnostic("not-a-schema", { message, location: { file: name } })]);
}

function parsed(path: string, file: string, content: string): Source {
  const { value, diagnostics } = parseSource({
    path,
    file,
    content,
    format: "json",
    isPrinted: true,
  });
  if (value === undefined) throw new AllofError(diagnostics);
  return value;
}

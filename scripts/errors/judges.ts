/** What each tool prints for a broken payload, as it would on a terminal without colours. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import ajvErrors from "ajv-errors";
import betterAjvErrors from "better-ajv-errors";
import type { ErrorObject } from "ajv";
import { findingContext, findingDiagnostics } from "../../src/checks/finding.js";
import { version } from "../../src/cli/version.js";
import { pretty } from "../../src/reporters/pretty.js";
import { neededRemotes, neededSources } from "../compare/needed-sources.js";
import { compileSubject } from "../corpora/ours.js";
import { sourcemetaProgram } from "../conformance/peers/sourcemeta.js";
import { ajvValidators } from "../corpora/plain-ajv.js";
import type { Broken } from "./broken-payload.js";

export interface Said {
  readonly text: string;
  /** How many things it says are wrong. */
  readonly count: number;
}

export interface Judge {
  readonly name: string;
  readonly say: (broken: Broken) => Promise<Said> | Said;
}

export const judges: readonly Judge[] = [
  { name: "Ajv", say: (broken) => saidOfAjv(errorsOf(broken)) },
  {
    name: "ajv-errors",
    say: (broken) => saidOfAjv(errorsOf(broken, (ajv) => ajvErrors.default(ajv))),
  },
  { name: "better-ajv-errors", say: betterAjv },
  { name: "sourcemeta", say: sourcemeta },
  { name: "allof", say: ours },
];

function errorsOf(
  { subject, root, payload }: Broken,
  extend?: Parameters<typeof ajvValidators>[1]["extend"],
): readonly ErrorObject[] {
  const wishes = { formats: true, allErrors: true, ...(extend && { extend }) };
  const validate = ajvValidators(subject, wishes)(root);
  if (validate === undefined) throw new Error(`Ajv does not compile ${root.name}`);
  if (validate(payload.json) === true)
    throw new Error(`Ajv finds nothing wrong in ${payload.path}`);
  return validate.errors ?? [];
}

/** As `errorsText` has it, one a line. */
function saidOfAjv(errors: readonly ErrorObject[]): Said {
  const lines = errors.map(({ instancePath, message }) => `data${instancePath} ${message ?? ""}`);
  return { text: lines.join("\n"), count: lines.length };
}

function betterAjv(broken: Broken): Said {
  const { root, payload } = broken;
  const errors = [...errorsOf(broken)];
  // Its code frames are of JSON: the text of another format is of no use to it.
  const text = payload.format === "json" ? { json: payload.text } : {};
  const common = { indent: 2, ...text };
  const schema = root.source.json;
  const said = betterAjvErrors(schema, payload.json, errors, { ...common, format: "cli" });
  const list = betterAjvErrors(schema, payload.json, errors, { ...common, format: "js" });
  return {
    text: stripVTControlCharacters(String(said)).trim(),
    count: Array.isArray(list) ? list.length : 1,
  };
}

/** The command line of `@sourcemeta/jsonschema`, with all that the schema refers to; its text, and how many reasons it gives. */
function sourcemeta({ root, payload, subject, folders }: Broken): Said {
  const folder = mkdtempSync(join(tmpdir(), "allof-errors-"));
  try {
    writeFileSync(join(folder, payload.path), payload.text);
    symlinkSync(folders.schemas, join(folder, "schemas"));
    const remotes = neededRemotes(subject).map(({ file }) => join(folders.corpus, file));
    const others = neededSources(root, subject).map(({ path }) => join("schemas", path));
    const resolve = [...others, ...remotes].flatMap((each) => ["--resolve", each]);
    const schema = join("schemas", root.source.path);
    const wishes = ["--format-assertion", "--default-dialect", defaultDialect, ...resolve];
    const program = sourcemetaProgram();
    if (typeof program !== "string") throw new Error(program.error);
    const args = [program, "validate", schema, payload.path, ...wishes];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    const text = `${stdout}${stderr}`.replaceAll(`${folder}/`, "");
    const shown = text
      .replaceAll(/(?<![\w:/.])(?:\.\.)?\/\S*\/(?=schemas\/|remotes\/)/g, "")
      .trim();
    return { text: shown, count: shown.match(/^ {4}at instance location/gm)?.length ?? 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const defaultDialect = "https://json-schema.org/draft/2020-12/schema";

async function ours({ subject, root, payload }: Broken): Promise<Said> {
  const { compiled, declarations, validators } = await compileSubject(subject, [], {
    assertFormats: true,
  });
  const declaration = declarations.get(root);
  if (declaration === undefined) throw new Error(`${root.name} is no type`);
  const issues = validators.validate(declaration.id, payload.json);
  const diagnostics = findingDiagnostics(issues, declaration, payload, findingContext(compiled));
  const report = { diagnostics, summary: { command: "validate", seconds: 0 } };
  const textOf = (file: string) => (file === payload.file ? payload.text : undefined);
  return {
    text: pretty(report, { colours: false, version, textOf, inRepository: (file) => file }).trim(),
    count: diagnostics.length,
  };
}

/** `allof init --editor`: fixtures mapped to their schemas in VS Code and in JetBrains' editors. */

import { existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Configuration } from "../config/configuration.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Result } from "../diagnostics/result.js";
import { copyOf, COPY, stubOf } from "../editors/copies.js";
import { jetBrainsMappings } from "../editors/jetbrains-mappings.js";
import type { Mapping } from "../editors/mapping.js";
import { placesOf, type KnownFixture } from "../editors/places.js";
import { createReadable } from "../editors/readable.js";
import { vsCodeSettings } from "../editors/vs-code-settings.js";
import { createIsFixture } from "../fixtures/list-fixtures.js";
import { readFixtures } from "../fixtures/read-fixtures.js";
import { print } from "../json/print.js";
import { decode } from "../load/decode.js";
import { displayPath } from "../load/load.js";
import { systemReason } from "../load/system-reason.js";
import type { Declaration } from "../model/contract.js";
import { compileContract, type CompiledContract } from "./compile-contract.js";
import type { Context } from "./context.js";
import { outcome, type Outcome } from "./outcome.js";
import { createProgress } from "./progress.js";
import { repositoryRoot } from "./repository-root.js";
import { writeFileWhole } from "./write-file-whole.js";

/** A file as it is to be. */
interface Wanted {
  /** Absolute. */
  readonly path: string;
  readonly contents: string;
}

const YAML = /\.ya?ml$/i;

/** Writes the settings, all or none. The text tells what was written. */
export async function initEditor(context: Context): Promise<string | Outcome> {
  const { workingFolder } = context;
  const summary = { command: "init", seconds: 0 };
  const progress = createProgress(context);
  try {
    const { compiled, diagnostics } = await compileContract({}, context, progress);
    if (compiled === undefined) return outcome(diagnostics, summary);
    progress.step("Reading fixtures");
    const made = await settingsOf(compiled, workingFolder);
    if (made.value === undefined) return outcome(made.diagnostics, summary);
    progress.done();
    const { files, types, stubs } = made.value;
    const done = new Map<string, number>();
    for (const { path, contents } of files) {
      const isStub = path.startsWith(stubs + sep);
      const shown = displayPath(workingFolder, isStub ? stubs : path) + (isStub ? "/" : "");
      const before = textAt(path);
      const deed = before === contents ? "kept" : before === undefined ? "created" : "changed";
      try {
        if (deed !== "kept") writeFileWhole(path, contents);
      } catch (error) {
        const file = displayPath(workingFolder, path);
        const message = `The file \`${file}\` can't be written: ${systemReason(error)}`;
        return outcome([diagnostic("unwritable-output", { message, location: { file } })], summary);
      }
      const line = `  ${deed.padEnd(7)}  ${shown}`;
      done.set(line, (done.get(line) ?? 0) + 1);
    }
    // The schemas that were made are told of together.
    const lines = Array.from(done, ([line, n]) =>
      line.endsWith("/") ? `${line}  ${n === 1 ? "1 file" : `${n} files`}` : line,
    );
    removeOthers(stubs, files);
    return [...lines, "", told(types, compiled.configuration, stubs, files), ""].join("\n");
  } finally {
    progress.done();
  }
}

function told(
  types: number,
  { fixtures }: Configuration,
  stubs: string,
  files: readonly Wanted[],
): string {
  if (fixtures === undefined) return "The configuration has no fixtures: there is nothing to map.";
  if (types === 0) return "No type has a place for valid fixtures: there is nothing to map.";
  const of = types === 1 ? "one type" : `${types} types`;
  const text = `The valid fixtures of ${of} are held to their schemas while you type, in VS Code and JetBrains' editors.\nInvalid ones are not, since they are wrong on purpose.`;
  const isCopied = files.some(({ path }) => path === join(stubs, COPY));
  return isCopied
    ? `${text}\nOf schemas that editors can't read as they lie there are copies now: commit them, and do this again when the schemas change.`
    : text;
}

interface Settings {
  readonly files: readonly Wanted[];
  /** How many types have a mapping. */
  readonly types: number;
  /** The folder of the schemas that were made for editors. */
  readonly stubs: string;
}

async function settingsOf(
  compiled: CompiledContract,
  workingFolder: string,
): Promise<Result<Settings | undefined>> {
  const { configuration, contract, resolved } = compiled;
  const { folder } = configuration;
  const rules = configuration.fixtures ?? [];
  const stubs = join(folder, ".allof", "editor");
  const read = await readFixtures({ rules, contract, resolved, workingFolder });
  const known = [
    ...read.fixtures
      .filter(({ origin }) => origin === "file")
      .map((each) => ({ ...each, path: resolve(workingFolder, each.source.file) })),
    ...read.streams,
  ].map(({ path, declaration, verdict }) => ({ path, type: declaration.id, verdict }));
  const hasYaml = known.some(({ path }) => YAML.test(path));
  const writer = createSchemaWriter(compiled, stubs);

  const mappingsIn = (root: string): readonly Mapping[] => {
    const within = (path: string): string | undefined => {
      const found = relative(root, path).split(sep).join("/");
      return found.startsWith("..") ? undefined : found;
    };
    const fixtures = known.flatMap((each): readonly KnownFixture[] => {
      const path = within(each.path);
      return path === undefined ? [] : [{ ...each, path }];
    });
    const declarations = [...contract.declarations.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    const places = placesOf({
      declarations,
      rules,
      fixtures,
      pathOf: within,
      base: relative(root, folder).split(sep).join("/"),
    });
    return declarations.flatMap((declaration): readonly Mapping[] => {
      const own = places.get(declaration.id);
      if (own === undefined) return [];
      const { name: type, dialect } = declaration;
      const named = (path: string): string => relative(root, path).split(sep).join("/");
      return [
        {
          type,
          dialect,
          places: own,
          schema: named(writer.pathOf(declaration, "by path")),
          ...(hasYaml && { schemaForYaml: named(writer.pathOf(declaration, "by identifier")) }),
        },
      ];
    });
  };

  const vsCodeRoot = openedFolder(folder, ".vscode");
  const settings = join(vsCodeRoot, ".vscode", "settings.json");
  const isFixture = createIsFixture(rules);
  const vsCode = mappingsIn(vsCodeRoot);
  const forVsCode = vsCodeSettings({
    file: displayPath(workingFolder, settings),
    text: textAt(settings),
    mappings: vsCode,
    isFixture: (path) => isFixture(join(vsCodeRoot, path)),
    isSchema: (path) =>
      [configuration.schemas, stubs].some((each) => join(vsCodeRoot, path).startsWith(each + sep)),
  });
  const jetBrainsRoot = openedFolder(folder, ".idea");
  const mappings = join(jetBrainsRoot, ".idea", "jsonSchemas.xml");
  const forJetBrains = jetBrainsMappings({
    file: displayPath(workingFolder, mappings),
    text: textAt(mappings),
    contract: configuration.name,
    mappings: mappingsIn(jetBrainsRoot),
  });
  const diagnostics = [...forVsCode.diagnostics, ...forJetBrains.diagnostics];
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const files = [
    { path: settings, contents: forVsCode.value },
    { path: mappings, contents: forJetBrains.value },
    ...writer.files(),
  ].flatMap(({ path, contents }) => (contents === undefined ? [] : [{ path, contents }]));
  return { value: { files, types: vsCode.length, stubs }, diagnostics };
}

/** The folder that an editor opens: the nearest upward, within the repository, in which it has been; else the repository's. */
function openedFolder(folder: string, mark: string): string {
  const root = repositoryRoot(folder);
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, mark))) return current;
    if (current === root || dirname(current) === current) return root;
  }
}

/** How an editor finds what a reference names. */
type Reading = "by path" | "by identifier";

/** Says which file holds the schema of a type, and remembers which have to be made for it. */
function createSchemaWriter({ configuration, resolved }: CompiledContract, stubs: string) {
  const readable = {
    "by path": createReadable(resolved, { withoutIds: false }),
    "by identifier": createReadable(resolved, { withoutIds: true }),
  };
  const made = new Map<string, string>();
  const copied = new Set<Declaration>();
  return {
    pathOf(declaration: Declaration, reading: Reading): string {
      const { name, location } = declaration;
      const file = join(configuration.schemas, ...location.path.split("/"));
      const isReadable = readable[reading](location.path);
      if (isReadable && location.pointer === "") return file;
      const path = join(stubs, isReadable ? `${name}.json` : `${name}.copy.json`);
      const address = relative(stubs, file).split(sep).join("/");
      if (!isReadable) copied.add(declaration);
      made.set(path, print(stubOf(declaration, isReadable ? address : undefined)));
      return path;
    },
    files(): readonly Wanted[] {
      if (copied.size > 0) made.set(join(stubs, COPY), print(copyOf([...copied], resolved)));
      return Array.from(made, ([path, contents]) => ({ path, contents }));
    },
  };
}

/** What an earlier run made for types that are no more. */
function removeOthers(stubs: string, files: readonly Wanted[]): void {
  if (!existsSync(stubs)) return;
  const wanted = new Set(files.map(({ path }) => path));
  for (const name of readdirSync(stubs)) {
    if (!wanted.has(join(stubs, name))) rmSync(join(stubs, name));
  }
}

function textAt(path: string): string | undefined {
  // What is a folder there, the writing will say.
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? decode(readFileSync(path)).text : undefined;
}

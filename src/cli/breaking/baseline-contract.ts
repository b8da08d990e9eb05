/** The contract that another is compared with: of a commit, a folder, an archive, a bundle, or a package. */

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { extract } from "tar";
import { CONFIGURATION_FILE, type Configuration, defaults } from "../../config/configuration.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { get, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { displayPath, load, loadFile } from "../../load/load.js";
import { createRemotes, type RemotesMap } from "../../load/remotes.js";
import type { Source } from "../../load/source.js";
import { createSide, type Side } from "../../breaking/side.js";
import type { Dialect } from "../../resolve/dialect.js";
import { compileAndCheck } from "../compile-contract.js";
import type { Context } from "../context.js";
import { commitOf, pathInRepository, writeFiles, type GitCommit } from "./git-baseline.js";

/** Where a contract lies, and how its configuration wants it to be read. */
interface Found {
  readonly label: string;
  /** The folder that paths are shown from, and that of the schemas; or a bundle. */
  readonly shownFrom: string;
  readonly schemas: string;
  readonly isFile?: true;
  readonly dialect: Dialect;
  readonly assertFormats: boolean;
  readonly remotes: RemotesMap;
}

class Refusal extends Error {}

/** The contract that `against` names, compiled; or why it can't be had. */
export async function baselineContract(
  against: string,
  configuration: Configuration,
  context: Context,
): Promise<Side | Diagnostic> {
  const scratch = mkdtempSync(join(tmpdir(), "allof-baseline-"));
  try {
    const found = await find(against, { configuration, context, scratch });
    return await compiled(found);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return diagnostic("no-baseline", { message: error.message });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Asking {
  readonly configuration: Configuration;
  readonly context: Context;
  /** A folder to put files into. */
  readonly scratch: string;
}

async function find(against: string, asking: Asking): Promise<Found> {
  const { configuration, context, scratch } = asking;
  if (against.startsWith("npm:")) return packaged(against.slice("npm:".length), asking);
  const path = resolve(context.workingFolder, against);
  const kind = existsSync(path) ? statSync(path) : undefined;
  // A branch may have the name of a folder: what is written like a path is one.
  const isPath = kind !== undefined && (/[\\/.]/.test(against) || kind.isFile());
  if (!isPath) {
    const commit = await commitOf(against, configuration.folder);
    if (commit !== undefined) return committed(against, commit, asking);
  }
  if (kind?.isDirectory())
    return inFolder(path, displayPath(context.workingFolder, path), configuration);
  if (kind?.isFile() && /\.(tgz|tar\.gz)$/.test(against)) {
    await unpack(path, scratch);
    return inFolder(join(scratch, "package"), basename(against), configuration);
  }
  if (kind?.isFile() && against.endsWith(".json")) {
    const { dialect, assertFormats } = configuration;
    const shownFrom = context.workingFolder;
    return {
      label: basename(against),
      shownFrom,
      schemas: path,
      isFile: true,
      dialect,
      assertFormats,
      remotes: {},
    };
  }
  throw new Refusal(`There is no commit, folder, archive or bundle \`${against}\``);
}

async function unpack(file: string, into: string): Promise<void> {
  try {
    await extract({ file, cwd: into, strict: true });
  } catch (error) {
    throw new Refusal(
      `\`${file}\` can't be unpacked: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function committed(
  label: string,
  commit: GitCommit,
  { configuration, scratch }: Asking,
): Promise<Found> {
  const { file, folder, schemas } = configuration;
  const place = (path: string): string => {
    const within = pathInRepository(path, commit);
    if (within === undefined)
      throw new Refusal(`\`${path}\` is outside of the repository that has \`${label}\``);
    return within;
  };
  const root = join(scratch, ...place(folder).split("/"));
  if (file !== undefined) await writeFiles(commit, [place(file)], scratch);
  const settings = settingsIn(root, configuration);
  const own = settings.schemas ?? join(root, relative(folder, schemas));
  const remotes = Object.values(settings.remotes).filter((each) => typeof each === "string");
  const paths = [own, ...remotes].map((path) => relative(scratch, path).split(sep).join("/"));
  const written = await writeFiles(commit, paths, scratch);
  if (written.length === 0) {
    throw new Refusal(`\`${label}\` has no schemas in \`${paths[0] ?? ""}\``);
  }
  return { label, shownFrom: scratch, ...settings, schemas: own };
}

function inFolder(folder: string, label: string, configuration: Configuration): Found {
  const settings = settingsIn(folder, configuration);
  const bundles = [join(folder, "generated", "bundle"), join(folder, "bundle")];
  const candidates = [settings.schemas, join(folder, defaults.schemas), ...bundles];
  const schemas = candidates.find((each) => each !== undefined && existsSync(each)) ?? folder;
  return { label, shownFrom: folder, ...settings, schemas };
}

/** An installed package, or one that npm fetches. */
async function packaged(spec: string, asking: Asking): Promise<Found> {
  const { configuration, scratch } = asking;
  const at = spec.lastIndexOf("@");
  const [name, version] = at > 0 ? [spec.slice(0, at), spec.slice(at + 1)] : [spec, undefined];
  const installed = installedPackage(name, configuration.folder);
  if (installed !== undefined && (version === undefined || versionOf(installed) === version)) {
    return inFolder(installed, `${name}@${versionOf(installed)}`, configuration);
  }
  if (version === undefined)
    throw new Refusal(
      `The package \`${name}\` is not installed; name a version to have npm fetch it`,
    );
  try {
    const args = ["pack", `${name}@${version}`, "--silent", "--pack-destination", scratch];
    await promisify(execFile)("npm", args, { cwd: configuration.folder });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal(`npm can't fetch \`${spec}\`: ${error.message.split("\n")[0] ?? ""}`);
  }
  const [archive] = readdirSync(scratch).filter((each) => each.endsWith(".tgz"));
  if (archive === undefined) throw new Refusal(`npm fetched nothing for \`${spec}\``);
  await unpack(join(scratch, archive), scratch);
  return inFolder(join(scratch, "package"), spec, configuration);
}

function installedPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", ...name.split("/"));
    if (existsSync(join(found, "package.json"))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

function versionOf(folder: string): string {
  const read = jsonOf(join(folder, "package.json"));
  const version = read && get(read, "version");
  return typeof version === "string" ? version : "";
}

type Settings = Pick<Found, "dialect" | "assertFormats" | "remotes"> & {
  /** As the configuration says. */
  readonly schemas?: string;
};

/** What the configuration in a folder says of how schemas are read; without one, the contract's own of now. */
function settingsIn(folder: string, { dialect, assertFormats, remotes }: Configuration): Settings {
  const file = join(folder, CONFIGURATION_FILE);
  if (!existsSync(file)) return { dialect, assertFormats, remotes: inlineOnly(remotes) };
  const read = jsonOf(file);
  if (read === undefined)
    throw new Refusal(`\`${CONFIGURATION_FILE}\` of the baseline is no JSON object`);
  const schemas = get(read, "schemas");
  const own = get(read, "dialect");
  const ownRemotes = get(read, "remotes");
  return {
    schemas: resolve(folder, typeof schemas === "string" ? schemas : defaults.schemas),
    dialect: dialects.find((each) => each === own) ?? defaults.dialect,
    assertFormats: (get(read, "formats") ?? defaults.formats) === "assert",
    remotes: Object.fromEntries(
      Object.entries(isObject(ownRemotes) ? ownRemotes : {}).map(([uri, remote]) => [
        uri,
        typeof remote === "string" ? resolve(folder, remote) : remote,
      ]),
    ),
  };
}

const dialects: readonly Dialect[] = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"];

function inlineOnly(remotes: RemotesMap): RemotesMap {
  return Object.fromEntries(Object.entries(remotes).filter(([, each]) => typeof each !== "string"));
}

function jsonOf(file: string): JsonObject | undefined {
  try {
    const value = JSON.parse(readFileSync(file, "utf8")) as JsonValue;
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function compiled({
  label,
  shownFrom,
  schemas,
  isFile,
  dialect,
  assertFormats,
  remotes,
}: Found): Promise<Side> {
  const options = { workingFolder: shownFrom };
  const read = isFile
    ? await loadFile(schemas, options).then(({ value, diagnostics }) => ({
        value: value === undefined ? [] : [value],
        diagnostics,
      }))
    : await load(schemas, options);
  const sources = read.value.map((source) => labelled(source, label));
  const result = compileAndCheck(sources, {
    defaultDialect: dialect,
    remotes: createRemotes(remotes, options),
  });
  const [fault] = [...read.diagnostics, ...result.diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  if (fault !== undefined) {
    const where =
      fault.location === undefined ? "" : ` (${fault.location.file}:${fault.location.line ?? 1})`;
    throw new Refusal(`The contract of \`${label}\` does not compile: ${fault.message}${where}`);
  }
  return createSide(label, result.value, { assertFormats });
}

/** A source whose places say where it comes from. */
function labelled(source: Source, label: string): Source {
  const file = `${label}:${source.file}`;
  return { ...source, file, locate: (pointer, of) => ({ ...source.locate(pointer, of), file }) };
}

/** Sourcemeta's command line, whose licence (AGPL) keeps it from being a dependency: it is installed beside, when first asked for. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { metaschemaOf, type Dialect } from "../../../src/resolve/dialect.js";
import { scratch, typeName, type Peer, type PeerAnswer, type PeerRequest } from "./peer.js";

const name = "@sourcemeta/jsonschema";
/** Measurements are of this version. */
const version = "16.11.0";

const folder = join(scratch, "peers");
const installed = join(folder, "node_modules", name);

/** The path of its program, or why it can't be had here. Its package holds the binaries: nothing is run or fetched on installing. */
export function sourcemetaProgram(): string | { readonly error: string } {
  if (installedVersion() !== version) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const { status, stderr } = spawnSync(
      "npm",
      ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`],
      { cwd: folder, encoding: "utf8", timeout: 120_000 },
    );
    if (status !== 0) return { error: `npm could not install it: ${stderr.trim().split("\n")[0]}` };
  }
  return join(installed, "npm", "cli.js");
}

/** The peer, or why it can't be had here. */
export function sourcemeta(): Peer | { readonly error: string } {
  const program = sourcemetaProgram();
  if (typeof program !== "string") return program;
  return {
    name,
    version,
    program: fileURLToPath(import.meta.url),
    generate: (requests) => Promise.resolve(requests.map(generate)),
  };
}

function installedVersion(): string | undefined {
  const file = join(installed, "package.json");
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
}

function generate({ schema, dialect }: PeerRequest): PeerAnswer {
  const place = mkdtempSync(join(tmpdir(), "allof-peer-"));
  try {
    const file = join(place, "schema.json");
    writeFileSync(file, schema);
    const { status, stdout, stderr, error } = spawnSync(
      process.execPath,
      [
        join(installed, "npm", "cli.js"),
        "codegen",
        file,
        "--target=typescript",
        `--name=${typeName}`,
        `--default-dialect=${metaschemaOf(dialect as Dialect)}`,
      ],
      { encoding: "utf8", timeout: 20_000 },
    );
    if (error !== undefined) return { error: error.message };
    return status === 0 ? { text: stdout } : { error: stderr.trim() };
  } finally {
    rmSync(place, { recursive: true });
  }
}

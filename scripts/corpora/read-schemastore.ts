import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseJsonc } from "jsonc-parser";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import type { JsonValue } from "../../src/json/value.js";
import { load } from "../../src/load/load.js";
import type { Source } from "../../src/load/source.js";
import { absoluteId, servedAt } from "./served-at.js";
import type { Payload, Root, Subject } from "./subject.js";

/** SchemaStore's own list of what its checks pass over; the keys that say something of schemas and fixtures. */
interface Exceptions {
  /** Schemas that are not tested at all. */
  readonly skiptest: readonly string[];
  readonly options: Readonly<
    Record<
      string,
      {
        /** Formats under which every value is valid. */
        readonly unknownFormat?: readonly string[];
      }
    >
  >;
}

export interface SchemaStore {
  /** Each schema file is a contract of its own. */
  readonly subjects: readonly Subject[];
  /** Fixtures of schemas that its list says are not tested. */
  readonly skipped: number;
}

/** `schemas/`, `valid/<schema>/`, `invalid/<schema>/` and `schema-validation.jsonc`, as the repository has them. */
export async function readSchemaStore(folder: string): Promise<SchemaStore> {
  const list = await readFile(join(folder, "schema-validation.jsonc"), "utf8");
  const exceptions = parseJsonc(list) as Exceptions;
  const loaded = await load("schemas", { workingFolder: folder });
  if (loaded.diagnostics.length > 0) throw new Error(JSON.stringify(loaded.diagnostics));
  const sources = loaded.value;
  const prefix = servedAt(sources) ?? "";
  const byUri = new Map<string, Source>();
  for (const source of sources) byUri.set(prefix + source.path, source);
  for (const source of sources) byUri.set(absoluteId(source) ?? "", source);

  const subjects: Subject[] = [];
  let skipped = 0;
  for (const source of sources) {
    const name = source.path.replace(/\.json$/, "");
    const root: Root = { name, source };
    const fixtures = [
      ...(await fixturesIn(join(folder, "valid", name), root, "valid")),
      ...(await fixturesIn(join(folder, "invalid", name), root, "invalid")),
    ];
    const isSkipped = exceptions.skiptest.includes(source.path);
    if (isSkipped) skipped += fixtures.length;
    subjects.push({
      name,
      sources: [source],
      remotes: (uri) => byUri.get(uri),
      servedAt: prefix,
      dialect: "draft-07",
      roots: [root],
      payloads: isSkipped ? [] : fixtures,
      silentFormats: exceptions.options[source.path]?.unknownFormat ?? [],
    });
  }
  return { subjects, skipped };
}

async function fixturesIn(
  folder: string,
  root: Root,
  verdict: Payload["verdict"],
): Promise<readonly Payload[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).sort();
  return Promise.all(
    files.map(async (file) => ({
      root,
      verdict,
      name: `${verdict}/${file}`,
      value: asJson(parse(file, await readFile(join(folder, file), "utf8"))),
    })),
  );
}

function parse(file: string, text: string): unknown {
  switch (file.slice(file.lastIndexOf(".") + 1)) {
    case "json":
      return JSON.parse(text);
    case "jsonc":
      return parseJsonc(text);
    case "yaml":
    case "yml":
      return parseYaml(text);
    case "toml":
      return parseToml(text);
    default:
      throw new Error(`${file} has no extension that is known`);
  }
}

/** The value as JSON has it. A date of TOML is an object without members, as Ajv sees it. */
function asJson(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== "object" || value === null) return (value ?? null) as JsonValue;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asJson(member)]));
}

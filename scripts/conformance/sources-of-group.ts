/** The sources of a group: its schema, and of the files that the suite serves those that it refers to. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { get, isObject, type JsonValue } from "../../src/json/value.js";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";
import { idKeyword, type Dialect } from "../../src/resolve/dialect.js";
import { resolve } from "../../src/resolve/resolve.js";
import type { Draft, Group } from "./suite.js";

/** The path of the group's own schema. */
export const schemaPath = "schema.json";

/** Where the suite says that its remotes are served. */
const served = "http://localhost:1234/";

/** A function from the groups of a draft to their sources; `folder` is the suite's. */
export function createSourcesOf(folder: string, draft: Draft): (group: Group) => readonly Source[] {
  const remotes = [
    ...remotesIn(join(folder, "remotes"), draft),
    ...metaschemasOf(draft.dialect).map((json, i) => sourceOf(`metaschemas/${i}.json`, json)),
  ];
  return ({ schema }) => {
    const own = sourceOf(schemaPath, schema);
    const text = JSON.stringify(schema);
    if (!text.includes(served) && !text.includes("//json-schema.org/")) return [own];
    const all = [own, ...remotes];
    const { references } = resolve(all, { defaultDialect: draft.dialect }).value;
    const bound = [...references.values()].flatMap((byKeyword) => [...byKeyword.values()]);
    const reached = new Set([schemaPath]);
    for (const path of reached) {
      for (const { from, target } of bound) {
        if (from.source.path === path) reached.add(target.source.path);
      }
    }
    return all.filter(({ path }) => reached.has(path));
  };
}

function remotesIn(folder: string, { folder: name, dialect }: Draft): Source[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter(
      (path) =>
        path.endsWith(".json") && (!/^(draft|v1)/.test(path) || path.startsWith(`${name}/`)),
    )
    .sort()
    .map((path) => {
      const json = JSON.parse(readFileSync(join(folder, path), "utf8")) as JsonValue;
      const id = idKeyword(dialect);
      const named =
        isObject(json) && get(json, id) === undefined ? { [id]: served + path, ...json } : json;
      return sourceOf(`remotes/${path}`, named);
    });
}

const refs = join(dirname(createRequire(import.meta.url).resolve("ajv/package.json")), "dist/refs");

/** The metaschemas of the dialect, as Ajv carries them. */
function metaschemasOf(dialect: Dialect): JsonValue[] {
  switch (dialect) {
    case "draft-04":
      return [
        readJson(
          createRequire(import.meta.url).resolve(
            "ajv-draft-04/dist/refs/json-schema-draft-04.json",
          ),
        ),
      ];
    case "draft-06":
    case "draft-07":
      return [readJson(join(refs, `json-schema-${dialect}.json`))];
    case "2019-09":
    case "2020-12": {
      const folder = join(refs, `json-schema-${dialect}`);
      return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".json"))
        .sort()
        .map((path) => readJson(join(folder, path)));
    }
  }
}

const readJson = (path: string): JsonValue => JSON.parse(readFileSync(path, "utf8")) as JsonValue;

export function sourceOf(path: string, json: JsonValue): Source {
  const { value } = parseSource({ path, content: JSON.stringify(json, null, 2) });
  if (value === undefined) throw new Error(`${path} can't be read`);
  return value;
}

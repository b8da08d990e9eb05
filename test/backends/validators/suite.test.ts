/** The verdicts of generated validators and of those in process on JSON-Schema-Test-Suite, beside Ajv's own. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Ajv, type Options } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import { hasErrors } from "../../../src/diagnostics/result.js";
import type { JsonObject, JsonValue } from "../../../src/json/value.js";
import type { Contract, Declaration } from "../../../src/model/contract.js";
import type { Dialect } from "../../../src/resolve/dialect.js";
import { resolve } from "../../../src/resolve/resolve.js";
import type { Resolved } from "../../../src/resolve/resolved.js";
import { emit, sourceOf } from "./contracts.js";

const corpora =
  process.env["ALLOF_CORPORA"] ?? join(import.meta.dirname, "../../../../shared/corpora");
const suite = join(corpora, "json-schema-test-suite");

interface Group {
  readonly description: string;
  readonly schema: JsonObject | boolean;
  readonly tests: readonly { description: string; data: JsonValue; valid: boolean }[];
}

const ajvOptions: Options = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  logger: false,
};

const drafts: readonly {
  readonly folder: string;
  readonly dialect: Dialect;
  readonly ajv: (options: Options) => Ajv;
  /** Metaschemas that the suite refers to, as Ajv carries them. */
  readonly metaschemas: string;
}[] = [
  {
    folder: "draft7",
    dialect: "draft-07",
    ajv: (changes) => new Ajv({ ...ajvOptions, ...changes }),
    metaschemas: "json-schema-draft-07.json",
  },
  {
    folder: "draft2019-09",
    dialect: "2019-09",
    ajv: (changes) => new Ajv2019({ ...ajvOptions, ...changes }),
    metaschemas: "json-schema-2019-09",
  },
  {
    folder: "draft2020-12",
    dialect: "2020-12",
    ajv: (changes) => new Ajv2020({ ...ajvOptions, ...changes }),
    metaschemas: "json-schema-2020-12",
  },
];

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (path.endsWith(".json")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(path, name));
}

function readGroups(path: string): readonly Group[] {
  return JSON.parse(readFileSync(path, "utf8")) as Group[];
}

function readJson(path: string): JsonValue {
  return JSON.parse(readFileSync(path, "utf8")) as JsonValue;
}

/** The files that the suite serves at localhost:1234, each under its address. */
function remotesOf(folder: string): { path: string; id: string; json: JsonValue }[] {
  const root = join(suite, "remotes");
  return filesIn(root)
    .map((file) => ({ name: relative(root, file).replaceAll("\\", "/"), json: readJson(file) }))
    .filter(({ name }) => !name.startsWith("draft") || name.startsWith(`${folder}/`))
    .map(({ name, json }) => ({
      path: `remotes/${name}`,
      id: `http://localhost:1234/${name}`,
      json,
    }));
}

const contractOfRoot: Contract = {
  declarations: new Map([
    [
      "schema.json#",
      {
        id: "schema.json#",
        name: "Root",
        module: "schema",
        location: { path: "schema.json", pointer: "" },
      } as Declaration,
    ],
  ]),
  modules: [{ path: "schema", source: "schema.json", declarations: ["schema.json#"] }],
};

/** The files that a file refers to, directly or not, and itself. */
function reachedFrom(path: string, { references }: Resolved): ReadonlySet<string> {
  const reached = new Set([path]);
  const all = [...references.values()].flatMap((byKeyword) => [...byKeyword.values()]);
  for (const each of reached) {
    for (const { from, target } of all) {
      if (from.source.path === each) reached.add(target.source.path);
    }
  }
  return reached;
}

/** Ajv's verdict; undefined where it overflows the stack or could not compile. */
function verdictOf(validate: ((data: unknown) => unknown) | undefined, data: unknown): unknown {
  try {
    return validate?.(data);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const absent = existsSync(suite) ? "" : " (skipped: the suite is not there; set ALLOF_CORPORA)";
describe.skipIf(absent !== "")(`JSON-Schema-Test-Suite${absent}`, () => {
  it.each(drafts)(
    "$folder",
    { timeout: 300_000 },
    async ({ folder, dialect, ajv, metaschemas }) => {
      const remotes = remotesOf(folder);
      const meta = filesIn(join("node_modules/ajv/dist/refs", metaschemas)).map((file, i) =>
        sourceOf(`metaschemas/${i}.json`, readJson(file)),
      );
      const counts = { right: 0, wrong: 0, refused: 0, ajvWrong: 0 };
      const wrong: string[] = [];
      const differing: string[] = [];
      const refused = new Map<string, number>();

      for (const file of readdirSync(join(suite, "tests", folder)).sort()) {
        if (!file.endsWith(".json")) continue;
        for (const group of readGroups(join(suite, "tests", folder, file))) {
          const text = JSON.stringify(group.schema);
          const sources = [sourceOf("schema.json", group.schema)];
          if (text.includes("localhost:1234")) {
            sources.push(
              ...remotes.map(({ path, id, json }) =>
                sourceOf(
                  path,
                  typeof json === "object" && json !== null && !("$id" in json)
                    ? { $id: id, ...json }
                    : json,
                ),
              ),
            );
          }
          if (/"\$ref":"https?:\/\/json-schema.org/.test(text)) sources.push(...meta);
          const reached = reachedFrom(
            "schema.json",
            resolve(sources, { defaultDialect: dialect }).value,
          );
          const resolved = resolve(
            sources.filter(({ path }) => reached.has(path)),
            { defaultDialect: dialect },
          );
          const compiled = { resolved: resolved.value, contract: contractOfRoot };
          const emitted = await emit(compiled, { assertFormats: false });
          const reasons = [...resolved.diagnostics, ...emitted.diagnostics];
          const where = `${file}: ${group.description}`;
          if (hasErrors(reasons)) {
            counts.refused += group.tests.length;
            for (const code of new Set(reasons.map((d) => d.code))) {
              const key = `${code} (${file})`;
              refused.set(key, (refused.get(key) ?? 0) + group.tests.length);
            }
            await emitted.remove();
            continue;
          }
          const validators = createValidators({ ...compiled, options: { assertFormats: false } });
          const { Root } = await emitted.import("validators/schema.js");
          const plain = (() => {
            try {
              const instance = ajv({ meta: text.includes("json-schema.org") });
              if (text.includes("localhost:1234")) {
                for (const { id, json } of remotes) {
                  try {
                    instance.addSchema(json as object, id);
                  } catch {
                    continue;
                  }
                }
              }
              return instance.compile(group.schema as object);
            } catch {
              return undefined;
            }
          })();
          for (const test of group.tests) {
            const valid = Root?.is(test.data);
            const inProcess = validators.validate("schema.json#", test.data).length === 0;
            const name = `${where}: ${test.description}`;
            if (valid !== inProcess) differing.push(name);
            const ajvRight = verdictOf(plain, test.data) === test.valid;
            if (!ajvRight) counts.ajvWrong++;
            if (valid === test.valid) counts.right++;
            else {
              counts.wrong++;
              wrong.push(name);
            }
          }
          await emitted.remove();
        }
      }
      console.log(folder, counts);
      expect(differing).toEqual([]);
      expect(wrong).toEqual([]);
      expect(Object.fromEntries(refused)).toMatchSnapshot();
    },
  );
});

/** The verdicts of validators on JSON-Schema-Test-Suite: in process, as generated modules, and of bundles given to other validators. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  registerSchema,
  unregisterSchema,
  validate as hyperjump,
  type SchemaObject,
} from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-2019-09";
import "@hyperjump/json-schema/draft-07";
import "@hyperjump/json-schema/draft-06";
import "@hyperjump/json-schema/draft-04";
import { Ajv, type Options } from "ajv";
import ajvDraft04 from "ajv-draft-04";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { createBundler } from "../../../src/backends/bundle/bundle.js";
import { createValidators } from "../../../src/backends/validators/index.js";
import { hasErrors } from "../../../src/diagnostics/result.js";
import type { JsonObject, JsonValue } from "../../../src/json/value.js";
import { createRemotes } from "../../../src/load/remotes.js";
import type { Contract, Declaration } from "../../../src/model/contract.js";
import { metaschemaOf, type Dialect } from "../../../src/resolve/dialect.js";
import { resolve } from "../../../src/resolve/resolve.js";
import { emit, sourceOf } from "./contracts.js";

const suite = join(process.env["ALLOF_CORPORA"] ?? "", "json-schema-test-suite");

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
  readonly ajv: () => Pick<Ajv, "compile">;
  /** The least part of the required tests that must be right; the others are refused. */
  readonly bar: number;
}[] = [
  {
    folder: "draft4",
    dialect: "draft-04",
    ajv: () => new ajvDraft04.default(ajvOptions),
    bar: 1,
  },
  { folder: "draft6", dialect: "draft-06", ajv: () => new Ajv(ajvOptions), bar: 1 },
  { folder: "draft7", dialect: "draft-07", ajv: () => new Ajv(ajvOptions), bar: 1 },
  { folder: "draft2019-09", dialect: "2019-09", ajv: () => new Ajv2019(ajvOptions), bar: 1 },
  { folder: "draft2020-12", dialect: "2020-12", ajv: () => new Ajv2020(ajvOptions), bar: 1 },
];

function groupsOf(folder: string): { file: string; group: Group }[] {
  const path = join(suite, "tests", folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((file) => {
      const groups = JSON.parse(readFileSync(join(path, file), "utf8")) as Group[];
      return groups.map((group) => ({ file, group }));
    });
}

const root = {
  id: "schema.json#",
  name: "Root",
  module: "schema",
  location: { path: "schema.json", pointer: "" },
} as Declaration;

const contract: Contract = {
  declarations: new Map([[root.id, root]]),
  modules: [
    { path: "schema", source: "schema.json", file: "schema.json", declarations: [root.id] },
  ],
};

type Judge = (value: JsonValue) => boolean | Promise<boolean>;

/** Ajv on a bundle; undefined where it can't load it. */
function ajvJudge(ajv: () => Pick<Ajv, "compile">, bundle: JsonValue): Judge | undefined {
  try {
    const validate = ajv().compile(bundle as object);
    return (value) => validate(value) === true;
  } catch {
    return undefined;
  }
}

let registered = 0;

/** The verdict of @hyperjump/json-schema on a bundle; undefined where it can't load it. */
async function hyperjumpVerdict(bundle: JsonValue, dialect: Dialect, value: JsonValue) {
  const uri = `https://example.com/bundle-${registered++}`;
  try {
    registerSchema(bundle as boolean | SchemaObject, uri, metaschemaOf(dialect));
    const { valid } = await hyperjump(uri, value as SchemaObject);
    return valid;
  } catch {
    return undefined;
  } finally {
    unregisterSchema(uri);
  }
}

const isThere = process.env["ALLOF_CORPORA"] !== undefined && existsSync(suite);
const absent = isThere ? "" : " (skipped: ALLOF_CORPORA names no folder that holds it)";
describe.skipIf(absent !== "")(`JSON-Schema-Test-Suite${absent}`, () => {
  it.each(drafts)("$folder", { timeout: 300_000 }, async ({ folder, dialect, ajv, bar }) => {
    const remotes = createRemotes(
      { "http://localhost:1234/": join(suite, "remotes") },
      { workingFolder: suite },
    );
    const counts = { right: 0, refused: 0, wrong: 0, byAjv: 0, byHyperjump: 0, unjudged: 0 };
    const wrong: string[] = [];
    const differing: string[] = [];
    const bundledWrong: string[] = [];
    const unnamed: string[] = [];
    const refused = new Map<string, number>();

    for (const { file, group } of groupsOf(folder)) {
      const resolved = resolve([sourceOf("schema.json", group.schema)], {
        defaultDialect: dialect,
        remotes,
      });
      const compiled = { resolved: resolved.value, contract };
      const emitted = await emit(compiled, { assertFormats: false });
      const reasons = [...resolved.diagnostics, ...emitted.diagnostics];
      if (hasErrors(reasons)) {
        counts.refused += group.tests.length;
        for (const { code, message } of reasons) {
          if (!/`[$\w]+`/.test(message)) unnamed.push(`${file}: ${code}: ${message}`);
        }
        for (const code of new Set(reasons.map((each) => each.code))) {
          const key = `${code} (${file})`;
          refused.set(key, (refused.get(key) ?? 0) + group.tests.length);
        }
        await emitted.remove();
        continue;
      }
      const validators = createValidators({ ...compiled, options: { assertFormats: false } });
      const { Root } = await emitted.import("validators/schema.js");
      const { schema: bundle } = createBundler(compiled.resolved).bundleOf({ ...root, dialect });
      const plain = ajvJudge(ajv, bundle);
      for (const test of group.tests) {
        const name = `${file}: ${group.description}: ${test.description}`;
        const verdict = Root?.is(test.data);
        const verdicts = [
          Root?.validate(test.data).valid,
          validators.validate(root.id, test.data).length === 0,
        ];
        if (verdicts.some((each) => each !== verdict)) differing.push(name);
        if (verdict === test.valid) counts.right++;
        else {
          counts.wrong++;
          wrong.push(name);
        }
        if ((await verdictOf(plain, test.data)) === test.valid) {
          counts.byAjv++;
          continue;
        }
        const second = await hyperjumpVerdict(bundle, dialect, test.data);
        if (second === test.valid) counts.byHyperjump++;
        else if (second === undefined) counts.unjudged++;
        else if (second === (await hyperjumpVerdict(group.schema, dialect, test.data))) {
          // It errs on the author's schema, too.
          counts.unjudged++;
        } else bundledWrong.push(name);
      }
      await emitted.remove();
    }
    console.log(folder.padEnd(12), counts, Object.fromEntries(refused));
    expect(wrong).toEqual([]);
    expect(differing).toEqual([]);
    expect(unnamed).toEqual([]);
    expect(bundledWrong).toEqual([]);
    expect(counts.right / (counts.right + counts.refused)).toBeGreaterThanOrEqual(bar);
  });
});

/** A judge's verdict; undefined where there is none, or it overflows the stack. */
async function verdictOf(judge: Judge | undefined, value: JsonValue): Promise<boolean | undefined> {
  try {
    return await judge?.(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

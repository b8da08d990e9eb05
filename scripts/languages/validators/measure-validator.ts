/** Holds a language's own validator of JSON Schema, given our bundles, against our verdicts. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFile } from "../../../src/backends/backend.js";
import { formatChecks } from "../../../src/backends/validators/formats.js";
import { get, isObject, type JsonValue } from "../../../src/json/value.js";
import { dialectOf } from "../../../src/resolve/dialect.js";
import { createAjv } from "../../corpora/plain-ajv.js";
import { mutantsOf } from "../../corpora/mutants.js";
import { ask } from "../ask.js";
import type { Case } from "../measure.js";
import type { Difference } from "./validator.js";
import { without } from "./without.js";

export interface MeasuredValidator {
  readonly name: string;
  /** Payloads of the contract, and mutants of its valid ones. */
  readonly payloads: number;
  readonly mutants: number;
  /** How many of both we find invalid. */
  readonly invalid: number;
  readonly agreed: number;
  /** Judged in another way because of a keyword: without it, as Ajv judges without it. */
  readonly explained: ReadonlyMap<Difference, number>;
  /** The others, a line each: nothing of them may be. */
  readonly unexplained: readonly string[];
}

interface Asked {
  readonly name: string;
  readonly type: string;
  readonly payload: JsonValue;
  readonly isValid: boolean;
}

/** A contract's bundles are in `files`. About `mostMutants` mutants are spread over its valid payloads. */
export function measureValidator(
  { name, assertFormats, files, validators, payloads }: Case,
  command: readonly [string, ...string[]],
  differences: readonly Difference[],
  options: { readonly folder: string; readonly mostMutants: number },
): MeasuredValidator {
  const questionOf = (
    { declaration, name }: Case["payloads"][number],
    payload: JsonValue,
  ): Asked => {
    const isValid = validators.validate(declaration.id, payload).length === 0;
    return { name, type: declaration.name, payload, isValid };
  };
  const asked = payloads.map((each) => questionOf(each, each.value));
  const valid = payloads.filter((_, i) => asked[i]?.isValid);
  const each = Math.ceil(options.mostMutants / valid.length);
  const mutants = valid.flatMap((payload) =>
    mutantsOf(payload.value, each).map(({ operation, pointer, value }) => ({
      ...questionOf(payload, value),
      name: `${payload.name}, ${operation} ${pointer}`,
    })),
  );
  const formats = assertFormats ? "assert" : "annotate";
  const judge = (bundles: readonly OutputFile[], label: string, questions: readonly Asked[]) => {
    const folder = join(options.folder, `${name}${label}`);
    write(folder, bundles);
    return ask([...command, join(folder, "bundle"), formats], questions);
  };

  const all = [...asked, ...mutants];
  const answers = judge(files, "", all);
  const wrong = all.filter(({ isValid }, i) => answers[i]?.broken || answers[i]?.ok !== isValid);
  const explained = new Map<Difference, number>();
  let left = wrong;
  for (const [i, difference] of differences.entries()) {
    if (left.length === 0) break;
    const bundles = files.map(({ path, contents }) => ({
      path,
      contents: JSON.stringify(without(JSON.parse(contents) as JsonValue, difference)),
    }));
    const ajv = ajvOn(bundles, assertFormats);
    const again = judge(bundles, ` without ${i}`, left);
    const before = left.length;
    left = left.filter(
      ({ type, payload }, k) => again[k]?.broken || again[k]?.ok !== ajv(type, payload),
    );
    if (left.length < before) explained.set(difference, before - left.length);
  }
  return {
    name,
    payloads: asked.length,
    mutants: mutants.length,
    invalid: all.filter(({ isValid }) => !isValid).length,
    agreed: all.length - wrong.length,
    explained,
    unexplained: left.map((question) => {
      const { ok, error } = answers[all.indexOf(question)] ?? { ok: false };
      const verdict = question.isValid ? "valid" : "invalid";
      const told = ok ? "found valid" : `refused: ${error ?? ""}`.replaceAll("\n", " | ");
      return `${question.name} (${question.type}): ${verdict}, and ${told.slice(0, 300)}`;
    }),
  };
}

function write(folder: string, files: readonly OutputFile[]): void {
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

/** Ajv's verdict by nothing but the bundles, each by itself. */
function ajvOn(
  bundles: readonly OutputFile[],
  assertFormats: boolean,
): (type: string, payload: JsonValue) => boolean {
  const texts = new Map(bundles.map(({ path, contents }) => [path, contents]));
  return (type, payload) => {
    const schema = JSON.parse(texts.get(`bundle/${type}.schema.json`) ?? "") as JsonValue;
    const named = isObject(schema) ? get(schema, "$schema") : undefined;
    const ajv = createAjv((typeof named === "string" && dialectOf(named)) || "2020-12", {
      strict: false,
      validateSchema: false,
      logger: false,
      ownProperties: true,
      validateFormats: assertFormats,
      formats: formatChecks,
    });
    return ajv.validate(schema as object | boolean, payload) === true;
  };
}

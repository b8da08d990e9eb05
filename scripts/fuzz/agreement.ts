/** Types hold every value that validators accept, and validators agree with the oracle, on random schemas and payloads near them. */

import * as fc from "fast-check";
import { askTypeScript, type Question } from "../../src/checks/agreement/assignability.js";
import type { OutputFile } from "../../src/backends/backend.js";
import { isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import { dialectOf, type Dialect } from "../../src/resolve/dialect.js";
import { explain } from "../../src/checks/agreement/explanation.js";
import { recordOf } from "../../src/checks/agreement/looseness-record.js";
import { compileGroup, rootId, type Ours } from "../conformance/ours.js";
import { ofIntent } from "./of-intent.js";
import { isMisread, oracleOf, plainAjv, type Verdict } from "./oracle.js";
import { createRandom } from "./random.js";
import { schemasOf } from "./schemas.js";
import { shrink } from "./shrink.js";
import { valuesNear } from "./values-near.js";

export type Disagreement =
  | "it throws"
  | "the types do not compile"
  | "the validator accepts what the oracle does not"
  | "the validator rejects what the oracle accepts"
  | "the type rejects a valid value"
  | "the type accepts an invalid value, and its looseness is not on record";

export interface Finding {
  readonly what: Disagreement;
  readonly schema: JsonObject;
  readonly value?: JsonValue;
  /** What plain Ajv says; the rules not on record; the compiler's words. */
  readonly note: string;
}

export interface AgreementRun {
  readonly schemas: number;
  /** Not judged: a build refuses them, or the oracle does. */
  readonly refused: ReadonlyMap<string, number>;
  readonly questions: number;
  readonly findings: readonly Finding[];
}

const dialects: readonly Dialect[] = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"];
const valuesEach = 12;

/** Judges `count` random schemas of the seed in one program. */
export async function agreementBatch(seed: number, count: number): Promise<AgreementRun> {
  const random = createRandom(seed);
  const samples = dialects.flatMap((dialect, i) =>
    fc
      .sample(schemasOf(dialect), { seed: seed + i, numRuns: Math.ceil(count / dialects.length) })
      .map((schema) => ({ schema, values: valuesNear(schema, valuesEach, random) })),
  );
  return judgeAll(samples);
}

interface Sample {
  readonly schema: JsonObject;
  readonly values: readonly JsonValue[];
}

export async function judgeAll(samples: readonly Sample[]): Promise<AgreementRun> {
  const findings: Finding[] = [];
  const files: OutputFile[] = [];
  const questions: (Question & { readonly schema: JsonObject; readonly ours: Ours })[] = [];
  const refused = new Map<string, number>();
  const refuse = (why: string): void => {
    refused.set(why, (refused.get(why) ?? 0) + 1);
  };
  for (const [i, { schema, values }] of samples.entries()) {
    const dialect = dialectOf(String(schema["$schema"])) ?? "2020-12";
    const oracle = await oracleOf(schema);
    if ("error" in oracle) {
      refuse("by the oracle");
      continue;
    }
    const ours = await attempt(schema, dialect);
    if ("note" in ours) {
      findings.push(ours);
      continue;
    }
    const { generated } = ours;
    const [refusal] = ours.refusals.filter(({ code }) => !ofIntent.has(code));
    if (refusal !== undefined) {
      refuse(refusal.code);
      continue;
    }
    files.push(...generated.files.map((file) => ({ ...file, path: `g${i}/${file.path}` })));
    const module = `g${i}/${generated.module}`;
    for (const value of values) {
      const finding = compareVerdicts(ours, oracle, { schema, dialect, value });
      if (finding !== undefined) findings.push(finding);
      else questions.push({ type: generated.type, module, value, schema, ours });
    }
  }
  const { assignable, errors } = askTypeScript(files, questions);
  for (const error of errors) {
    const at = /^\/g(\d+)\//.exec(error)?.[1];
    const question = /^question (\d+)/.exec(error)?.[1];
    const schema =
      at === undefined ? questions[Number(question)]?.schema : samples[Number(at)]?.schema;
    findings.push({ what: "the types do not compile", schema: schema ?? {}, note: error });
  }
  for (const [i, question] of questions.entries()) {
    const finding = compareTypes(question, assignable[i] === true);
    if (finding !== undefined) findings.push(finding);
  }
  return { schemas: samples.length, refused, questions: questions.length, findings };
}

async function attempt(schema: JsonObject, dialect: Dialect): Promise<Ours | Finding> {
  try {
    return await compileGroup(schema, { defaultDialect: dialect });
  } catch (error) {
    return { what: "it throws", schema, note: stackOf(error) };
  }
}

function compareVerdicts(
  { validators }: Ours,
  oracle: Verdict,
  { schema, dialect, value }: { schema: JsonObject; dialect: Dialect; value: JsonValue },
): Finding | undefined {
  try {
    const valid = validators.validate(rootId, value).length === 0;
    if (valid === oracle(value) || (!valid && isMisread(schema))) return undefined;
    const ajv = plainAjv(schema, dialect, value);
    return {
      what: valid
        ? "the validator accepts what the oracle does not"
        : "the validator rejects what the oracle accepts",
      schema,
      value,
      note: `plain Ajv: ${ajv === undefined ? "fails" : ajv ? "valid" : "invalid"}`,
    };
  } catch (error) {
    return { what: "it throws", schema, value, note: stackOf(error) };
  }
}

function compareTypes(
  { schema, value, ours }: { schema: JsonObject; value: JsonValue; ours: Ours },
  assignable: boolean,
): Finding | undefined {
  const issues = ours.validators.validate(rootId, value);
  if (issues.length === 0) {
    if (assignable) return undefined;
    return { what: "the type rejects a valid value", schema, value, note: "" };
  }
  if (!assignable) return undefined;
  const { unrecorded } = explain(
    issues,
    value,
    recordOf(ours.compiled, rootId)(value),
    ours.issuesAt,
  );
  if (unrecorded.length === 0) return undefined;
  return {
    what: "the type accepts an invalid value, and its looseness is not on record",
    schema,
    value,
    note: unrecorded.join(", "),
  };
}

const stackOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? error.message).split("\n").slice(0, 4).join("\n")
    : String(error);

/** The finding at its smallest: a schema, and a value, for which the same is found. */
export async function shrinkFinding(finding: Finding): Promise<Finding> {
  let smallest = finding;
  const first = async (samples: readonly Sample[]): Promise<number> => {
    const { findings } = await judgeAll(samples);
    const again = findings.filter(({ what }) => what === finding.what);
    const at = samples.findIndex((sample) =>
      again.some(({ schema, value }) => schema === sample.schema && isOf(value, sample)),
    );
    smallest =
      again.find(({ schema, value }) => {
        const sample = samples[at];
        return sample !== undefined && schema === sample.schema && isOf(value, sample);
      }) ?? smallest;
    return at;
  };
  const values = finding.value === undefined ? [] : [finding.value];
  const { $schema = "" } = finding.schema;
  const schema = await shrink(
    finding.schema,
    (simpler) => first(simpler.map((each) => ({ schema: asSchema(each, $schema), values }))),
    400,
  );
  if (finding.value !== undefined) {
    const settled = asSchema(schema, $schema);
    await shrink(
      finding.value,
      (simpler) => first(simpler.map((each) => ({ schema: settled, values: [each] }))),
      100,
    );
  }
  return smallest;
}

const isOf = (value: JsonValue | undefined, { values }: Sample): boolean =>
  value === undefined ? values.length === 0 : values.includes(value);

const asSchema = (value: JsonValue, $schema: JsonValue): JsonObject =>
  isObject(value) ? { ...value, $schema } : { $schema };

/** As text to paste into a case of test/cases. */
export function findingText({ what, schema, value, note }: Finding): string {
  const payload = value === undefined ? "" : `\nvalue ${JSON.stringify(value)}`;
  return `${what}\nschema ${JSON.stringify(schema)}${payload}${note === "" ? "" : `\n${note}`}`;
}

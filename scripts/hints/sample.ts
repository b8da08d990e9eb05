/** Broken payloads to be read and judged: which, is settled by the number of the sample alone. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { findingContext, findingDiagnostics } from "../../src/checks/finding.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { parseSource } from "../../src/load/parse-source.js";
import { compileSubject, type Ours } from "../corpora/ours.js";
import { readCorpus } from "../corpora/read-corpus.js";
import { readSchemaStore } from "../corpora/read-schemastore.js";
import type { Payload, Subject } from "../corpora/subject.js";
import { cases } from "../errors/cases.js";
import { breaksOf, mistakes, type Mistake } from "./break.js";

export interface Sampled {
  readonly corpus: string;
  readonly payload: string;
  readonly mistake: Mistake;
  readonly done: string;
  readonly findings: readonly Diagnostic[];
}

const corpora = ["gltf", "matrix", "openlineage", "fdc3", "cityjson", "stac", "schemastore"];

/** Steps that have no common divisor with one another, so that samples differ. */
const PAYLOAD_STEP = 37;
const SAMPLE_STEP = 101;
const PLACE_STEP = 13;
/** Payloads longer than this are no reading matter. */
const LONGEST = 100_000;
const MOST_PLACES = 200;

/**
 * `count` cases. The i-th is of corpus i and of mistake i, in turns. Its payload and place are the first at which that mistake makes the payload
 * invalid, looked for from places that i and the sample's number give. Those of docs/errors.md are left out.
 */
export async function sampleOf(
  folder: string,
  sample: number,
  count: number,
): Promise<readonly Sampled[]> {
  const known = new Set(cases.map(({ file }) => file));
  const read = new Map<string, readonly Subject[]>();
  const compiled = new Map<Subject, Ours>();
  const found: Sampled[] = [];
  for (let i = 0; i < count; i++) {
    const corpus = corpora[i % corpora.length] ?? "";
    const mistake = mistakes[i % mistakes.length] ?? mistakes[0];
    if (!existsSync(join(folder, corpus)))
      throw new Error(`There is no corpus ${corpus} in ${folder}`);
    const subjects =
      read.get(corpus) ??
      (corpus === "schemastore"
        ? (await readSchemaStore(join(folder, corpus))).subjects
        : [await readCorpus(folder, corpus)]);
    read.set(corpus, subjects);
    const payloads = subjects
      .flatMap((subject) => subject.payloads.map((payload) => ({ subject, payload })))
      .filter(({ payload: { verdict, name, value } }) => {
        const file = name.slice(name.lastIndexOf("/") + 1);
        return verdict === "valid" && !known.has(file) && JSON.stringify(value).length < LONGEST;
      });
    for (let k = 0; k < payloads.length; k++) {
      const at = (i * PAYLOAD_STEP + sample * SAMPLE_STEP + k) % payloads.length;
      const { subject, payload } = payloads[at] ?? payloads[0] ?? {};
      if (subject === undefined || payload === undefined) break;
      const ours =
        compiled.get(subject) ?? (await compileSubject(subject, [], { assertFormats: true }));
      compiled.set(subject, ours);
      const broken = brokenIn(payload, mistake, i + sample * PLACE_STEP, ours);
      if (broken === undefined) continue;
      found.push({ corpus, payload: payload.name, mistake, ...broken });
      break;
    }
  }
  return found;
}

function brokenIn(
  { root, name, value }: Payload,
  mistake: Mistake,
  from: number,
  { declarations, validators, compiled }: Ours,
): Pick<Sampled, "done" | "findings"> | undefined {
  const declaration = declarations.get(root);
  if (declaration === undefined || validators.validate(declaration.id, value).length > 0) {
    return undefined;
  }
  const breaks = breaksOf(value, mistake);
  for (let k = 0; k < Math.min(breaks.length, MOST_PLACES); k++) {
    const each = breaks[(from * PLACE_STEP + k) % breaks.length];
    if (each === undefined) continue;
    const issues = validators.validate(declaration.id, each.value);
    if (issues.length === 0 || !isOf(mistake, issues)) continue;
    const content = JSON.stringify(each.value, null, 2);
    const { value: payload } = parseSource({ path: `${name}.json`, content });
    if (payload === undefined) continue;
    const context = findingContext(compiled);
    const findings = findingDiagnostics(issues, declaration, payload, context);
    return { done: each.done, findings };
  }
  return undefined;
}

/** Whether a rule of the kind that the mistake is about is broken. */
function isOf(mistake: Mistake, issues: readonly { readonly keyword: string }[]): boolean {
  const asked: Partial<Record<Mistake, RegExp>> = {
    "out of range": /^(min|max|exclusive|multipleOf|uniqueItems|pattern|format)/,
    "another constant": /^(const|enum|anyOf|oneOf)$/,
  };
  return issues.some(({ keyword }) => asked[mistake]?.test(keyword) ?? true);
}

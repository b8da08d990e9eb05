/** Holds the types of a language against payloads: what the validators accept, they must decode and give back; the rest they must reject. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFile } from "../../src/backends/backend.js";
import type { Validators } from "../../src/backends/validators/index.js";
import { explain, type IssuesAt } from "../../src/checks/agreement/explanation.js";
import { recordOf } from "../../src/checks/agreement/looseness-record.js";
import { equal } from "../../src/json/equal.js";
import type { JsonValue } from "../../src/json/value.js";
import type { Declaration } from "../../src/model/contract.js";
import type { Compiled } from "../../src/pipeline.js";
import { ask } from "./ask.js";
import type { Language, Toolchain } from "./language.js";

/** A contract with its payloads. */
export interface Case {
  readonly name: string;
  readonly compiled: Compiled;
  readonly assertFormats: boolean;
  readonly files: readonly OutputFile[];
  readonly validators: Validators;
  readonly issuesAt: IssuesAt;
  readonly payloads: readonly CasePayload[];
}

export interface CasePayload {
  readonly declaration: Declaration;
  /** As shown. */
  readonly name: string;
  readonly value: JsonValue;
}

export interface Measured {
  readonly name: string;
  readonly valid: number;
  readonly decoded: number;
  readonly roundTripped: number;
  readonly invalid: number;
  readonly rejected: number;
  /** Invalid ones that are decoded, whose fault is on record. */
  readonly explained: number;
  /** What is wrong, a line each: nothing of it may be. */
  readonly unexplained: readonly string[];
  /** What the language's checkers say of the code. */
  readonly faults: readonly string[];
  /** How often each keyword let an invalid payload pass. */
  readonly looseBy: ReadonlyMap<string, number>;
}

export function measure(
  each: Case,
  language: Language,
  tools: Toolchain,
  folder: string,
): Measured {
  const output = join(folder, each.name);
  for (const { path, contents } of each.files) {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), contents);
  }
  const faults = tools.faultsOf(output, each.files);
  const answers = ask(
    tools.runner(output, each.files),
    each.payloads.map(({ declaration, value }) => ({ type: declaration.name, payload: value })),
  );
  const { contract } = each.compiled;
  const loosenessIn = language.loosenessIn(contract, each.assertFormats);
  const unexplained: string[] = [];
  const looseBy = new Map<string, number>();
  const counts = { valid: 0, decoded: 0, roundTripped: 0, invalid: 0, rejected: 0, explained: 0 };
  each.payloads.forEach(({ declaration, name, value }, i) => {
    const { ok, payload, error } = answers[i] ?? { ok: false, error: "no answer" };
    const issues = each.validators.validate(declaration.id, value);
    const tell = (text: string): void => {
      unexplained.push(`${name} (${declaration.name}): ${text}`);
    };
    if (issues.length === 0) {
      counts.valid += 1;
      if (!ok) return tell(`valid, and not decoded: ${(error ?? "").replaceAll("\n", " | ")}`);
      counts.decoded += 1;
      if (payload === undefined || !equal(payload, value)) {
        return tell(`is not what was encoded: ${JSON.stringify(payload).slice(0, 300)}`);
      }
      counts.roundTripped += 1;
      return;
    }
    counts.invalid += 1;
    if (!ok) {
      counts.rejected += 1;
      return;
    }
    const record = recordOf(each.compiled, declaration.id, loosenessIn)(value);
    const { keywords, unrecorded } = explain(issues, value, record, each.issuesAt);
    if (unrecorded.length > 0) return tell(`invalid, and decoded: ${unrecorded.join(", ")}`);
    counts.explained += 1;
    for (const keyword of keywords) looseBy.set(keyword, (looseBy.get(keyword) ?? 0) + 1);
  });
  return { name: each.name, ...counts, unexplained, faults, looseBy };
}

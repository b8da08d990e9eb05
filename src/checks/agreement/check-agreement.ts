/** Holds fixtures against the emitted types: what the validator accepts the type must, and what only the type accepts must be on record. */

import type { OutputFile } from "../../backends/backend.js";
import type { Agreement, Passing } from "../../diagnostics/agreement.js";
import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Source } from "../../load/source.js";
import type { Contract, Declaration } from "../../model/contract.js";
import type { Resolved } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import { askAssignability, type Question } from "./assignability.js";
import { explain, type IssuesAt } from "./explanation.js";
import { recordOf } from "./looseness-record.js";

/** A payload that has been judged. */
export interface Judged {
  readonly declaration: Declaration;
  readonly source: Source;
  /** What the validator finds wrong with it. */
  readonly issues: readonly Issue[];
}

export interface AgreementInput {
  readonly contract: Contract;
  readonly resolved: Resolved;
  readonly judged: readonly Judged[];
  /** The emitted types. */
  readonly files: readonly OutputFile[];
  readonly issuesAt: IssuesAt;
  /** Answers of earlier runs. */
  readonly known?: KnownAnswers | undefined;
}

/** Whether a value is of an emitted type, kept from run to run: it depends on the value and on the text of the type, and on nothing else. */
export interface KnownAnswers {
  get(question: Question): boolean | undefined;
  set(question: Question, isAssignable: boolean): void;
}

/** What TypeScript says of each payload, where it differs from the validator; the rest is counted. */
export function checkAgreement(input: AgreementInput): {
  readonly value: Agreement;
  /** The payloads of which TypeScript could say something. */
  readonly answered: readonly Judged[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { judged, contract, resolved, issuesAt } = input;
  const { answers, diagnostics } = answersTo(input);
  const recordFor = new Map<string, ReturnType<typeof recordOf>>();
  const passing: Passing[] = [];
  const found: Diagnostic[] = [...diagnostics];
  judged.forEach(({ declaration, source, issues }, i) => {
    const { id, name } = declaration;
    if (issues.length === 0) {
      if (answers[i] === false) found.push(refusesValid(name, source));
      return;
    }
    if (answers[i] !== true) return;
    let record = recordFor.get(id);
    if (record === undefined) recordFor.set(id, (record = recordOf({ contract, resolved }, id)));
    const { keywords, unrecorded } = explain(issues, source.json, record(source.json), issuesAt);
    if (unrecorded.length > 0) found.push(unexplained(name, source, unrecorded));
    else {
      const { file } = source.locate("");
      passing.push({ file, type: name, keywords: [...keywords].sort() });
    }
  });
  const answered = judged.filter((_, i) => answers[i] !== undefined);
  const valid = answered.filter(({ issues }) => issues.length === 0).length;
  const value = { valid, invalid: answered.length - valid, passing };
  return { value, answered, diagnostics: found };
}

function answersTo({ judged, files, known }: AgreementInput): {
  readonly answers: readonly (boolean | undefined)[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const questions = judged.map(({ declaration: { name, module }, source }): Question => ({
    type: name,
    module: `types/${module}.d.ts`,
    value: source.json,
  }));
  const answers = questions.map((question) => known?.get(question));
  const open = questions.flatMap((question, i) =>
    answers[i] === undefined ? [{ question, i }] : [],
  );
  if (open.length === 0) return { answers, diagnostics: [] };
  const asked = askAssignability(
    files,
    open.map(({ question }) => question),
  );
  open.forEach(({ question, i }, at) => {
    const answer = asked.unanswered.has(at) ? undefined : asked.assignable[at];
    answers[i] = answer;
    if (answer !== undefined) known?.set(question, answer);
  });
  const diagnostics = [...asked.unanswered].flatMap(([at, text]) => {
    const fixture = judged[open[at]?.i ?? -1];
    return fixture === undefined ? [] : [unanswered(fixture, text)];
  });
  return { answers, diagnostics };
}

function refusesValid(type: string, source: Source): Diagnostic {
  return diagnostic("type-refuses-valid", {
    message: `The emitted type \`${type}\` refuses this payload, which its schema accepts`,
    location: source.locate(""),
  });
}

function unexplained(type: string, source: Source, rules: readonly string[]): Diagnostic {
  const places = rules.map((rule) => `\`${rule}\``).join(", ");
  return diagnostic("unexplained-acceptance", {
    message: `The emitted type \`${type}\` accepts this payload, which breaks ${places}, and the contract has no looseness on record that explains it`,
    location: source.locate(""),
  });
}

function unanswered({ declaration, source }: Judged, text: string): Diagnostic {
  return diagnostic("type-without-answer", {
    message: `TypeScript can't say whether this payload is of the emitted type \`${declaration.name}\`: ${text}`,
    location: source.locate(""),
  });
}

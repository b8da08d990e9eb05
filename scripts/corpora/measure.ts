/** Measures contracts: what becomes of them, and which values types and validators accept, ours beside the peers'. */

import type { OutputFile } from "../../src/backends/backend.js";
import type { JsonValue } from "../../src/json/value.js";
import type { Source } from "../../src/load/source.js";
import { askTypeScript, type Question } from "../../src/checks/agreement/assignability.js";
import { inheritanceOf, type Inheritance } from "./inheritance.js";
import { inventedNumbers } from "./invented-numbers.js";
import { mutantsOf } from "./mutants.js";
import { compileSubject, type Ours } from "./ours.js";
import { askPeer, peers, type Peer } from "./peers.js";
import { plainAjv } from "./plain-ajv.js";
import type { Payload, Subject } from "./subject.js";
import { typeErrors } from "./type-errors.js";

export interface Ratio {
  readonly of: number;
  readonly are: number;
}

/** What one compiler's types are worth. */
export interface TypesMeasured {
  readonly compiled: number;
  readonly types: number;
  readonly accepted: Ratio;
  /** Mutants, of all. */
  readonly rejected: Ratio;
  /** Mutants of payloads that these types accept, of which alone a rejection says something; and what ours reject of the same. */
  readonly fairlyRejected: Ratio & { readonly byOurs: number };
  readonly errors: readonly string[];
  readonly seconds: number;
}

export interface Measured {
  readonly name: string;
  readonly roots: number;
  /** Roots that need a schema which is not here: with the references, as they are written. */
  readonly missing: readonly { readonly root: string; readonly references: readonly string[] }[];
  readonly ours: TypesMeasured;
  readonly peers: ReadonlyMap<Peer, TypesMeasured>;
  readonly inheritance: Inheritance;
  readonly inventedNumbers: readonly string[];
  /** Errors reported other than missing references. */
  readonly reported: readonly string[];
  readonly validAccepted: Ratio;
  readonly invalidRejected: Ratio;
  /** Payloads whose label Ajv with ajv-formats contradicts, as ours does. */
  readonly mislabelled: readonly string[];
  /** Invalid payloads of roots that need a schema which is not here. */
  readonly unjudged: number;
  /** What went wrong, a line each. */
  readonly findings: readonly string[];
  /** Payloads of which not all mutants were tried. */
  readonly capped: number;
}

export interface MeasureOptions {
  /** The most mutants of one payload. */
  readonly mutants: number;
  readonly peers: boolean;
  readonly targets: readonly string[];
  readonly assertFormats: boolean;
}

/** A value that types are asked about. */
interface Probe {
  readonly subject: Subject;
  readonly payload: Payload;
  readonly value: JsonValue;
  /** A mutant: what was done. */
  readonly mutation?: string;
}

export async function measure(
  name: string,
  subjects: readonly Subject[],
  options: MeasureOptions,
): Promise<Measured> {
  const ours = new Map<Subject, Ours>();
  for (const subject of subjects) {
    ours.set(subject, await compileSubject(subject, options.targets, options));
  }
  const remotesOf = (subject: Subject): readonly Source[] =>
    ours.get(subject)?.compiled.resolved.sources.filter(({ uri }) => uri !== undefined) ?? [];
  const findings: string[] = [];
  const { probes, capped } = probesOf(subjects, options.mutants);
  const printedByPeers = new Map(
    options.peers
      ? await Promise.all(
          peers.map(async (peer) => [peer, await askPeer(peer, subjects, remotesOf)] as const),
        )
      : [],
  );

  const ownTypes = judge(
    probes,
    subjects.flatMap((subject) => modulesOf(subject, ours.get(subject))),
    ({ subject, payload }) => {
      const declaration = ours.get(subject)?.declarations.get(payload.root);
      return declaration === undefined
        ? undefined
        : { module: `${subject.name}/types/${declaration.module}.d.ts`, type: declaration.name };
    },
  );
  findings.push(...ownTypes.refused.map((line) => `refused by the type: ${line}`));
  const byPeers = [...printedByPeers].map(([peer, answers]) => {
    const moduleOf = new Map(
      [...answers]
        .filter(([, { text }]) => text !== undefined)
        .map(([root], i) => [root, `${peer}/${i}.d.ts`]),
    );
    const files = [...moduleOf].map(([root, path]) => ({
      path,
      contents: answers.get(root)?.text ?? "",
    }));
    const types = judge(probes, files, ({ payload }) => {
      const module = moduleOf.get(payload.root);
      return module === undefined ? undefined : { module, type: "TopLevel" };
    });
    const measured: TypesMeasured = {
      compiled: files.length,
      types: files.reduce((sum, { contents }) => sum + exportsIn(contents), 0),
      accepted: types.accepted,
      rejected: types.rejected,
      fairlyRejected: fairly(probes, types, ownTypes),
      errors: typeErrors(files),
      seconds: [...answers.values()].reduce((sum, { seconds }) => sum + seconds, 0),
    };
    return [peer, measured] as const;
  });

  const validators = judgeByValidators(subjects, ours, findings, options.assertFormats);
  const all = subjects.flatMap((subject) => {
    const own = ours.get(subject);
    return own === undefined ? [] : [{ subject, own }];
  });
  return {
    name,
    roots: subjects.reduce((sum, { roots }) => sum + roots.length, 0),
    missing: all.flatMap(({ own }) =>
      [...own.missing].map(([root, references]) => ({ root: root.name, references })),
    ),
    ours: {
      compiled: all.reduce((sum, { subject, own }) => sum + compiledRoots(subject, own), 0),
      types: all.reduce((sum, { own }) => sum + own.compiled.contract.declarations.size, 0),
      accepted: ownTypes.accepted,
      rejected: ownTypes.rejected,
      fairlyRejected: fairly(probes, ownTypes, ownTypes),
      errors: typeErrors(
        all.flatMap(({ subject, own }) =>
          own.files
            .filter(({ path }) => path.endsWith(".d.ts"))
            .map((file) => ({ ...file, path: `${subject.name}/${file.path}` })),
        ),
      ),
      seconds: all.reduce((sum, { own }) => sum + own.seconds, 0),
    },
    peers: new Map(byPeers),
    inheritance: sumOf(
      all.map(({ own }) =>
        inheritanceOf(own.compiled.resolved, own.compiled.contract, own.diagnostics),
      ),
    ),
    inventedNumbers: all.flatMap(({ own: { compiled } }) =>
      inventedNumbers(compiled.resolved, compiled.contract),
    ),
    reported: all.flatMap(({ own }) =>
      own.diagnostics
        .filter(({ severity, code }) => severity === "error" && !isMissing.has(code))
        .map(({ code, message, location }) => `${code}: ${message} (${location?.file ?? ""})`),
    ),
    ...validators,
    findings,
    capped,
  };
}

const isMissing: ReadonlySet<string> = new Set(["unresolved-reference", "reference-outside"]);

/** The valid payloads, and those mutants of them that plain Ajv finds invalid by the authors' schema. */
function probesOf(subjects: readonly Subject[], most: number) {
  const probes: Probe[] = [];
  let capped = 0;
  for (const subject of subjects) {
    const judgeOf = plainAjv(subject);
    for (const payload of subject.payloads.filter(({ verdict }) => verdict === "valid")) {
      probes.push({ subject, payload, value: payload.value });
      const isValid = judgeOf(payload.root);
      // A mutant of what is not valid without its change proves nothing.
      if (isValid === undefined || !isValid(payload.value)) continue;
      const mutants = mutantsOf(payload.value, most);
      if (mutants.length === most) capped += 1;
      for (const { operation, pointer, value } of mutants) {
        if (isValid(value)) continue;
        probes.push({ subject, payload, value, mutation: `${operation} ${pointer}` });
      }
    }
  }
  return { probes, capped };
}

interface Judged {
  readonly accepted: Ratio;
  readonly rejected: Ratio;
  readonly refused: readonly string[];
  /** The probes that the types accept; not those of a root that has no type. */
  readonly fitting: ReadonlySet<Probe>;
}

/** The mutants of the payloads that `types` accept, and which of them `types` and `ours` reject. */
function fairly(probes: readonly Probe[], types: Judged, ours: Judged) {
  const accepted = new Set(
    probes
      .filter((probe) => probe.mutation === undefined && types.fitting.has(probe))
      .map(({ payload }) => payload),
  );
  const mutants = probes.filter(
    ({ mutation, payload }) => mutation !== undefined && accepted.has(payload),
  );
  const rejectedBy = ({ fitting }: Judged): number =>
    mutants.filter((mutant) => !fitting.has(mutant)).length;
  return { are: rejectedBy(types), of: mutants.length, byOurs: rejectedBy(ours) };
}

/** Which probes the types of `files` accept. A type that there is not accepts nothing valid and rejects no mutant. */
function judge(
  probes: readonly Probe[],
  files: readonly OutputFile[],
  typeOf: (probe: Probe) => Pick<Question, "module" | "type"> | undefined,
): Judged {
  const asked = probes.flatMap((probe) => {
    const type = typeOf(probe);
    return type === undefined ? [] : [{ probe, question: { ...type, value: probe.value } }];
  });
  const { assignable, errors } = askTypeScript(
    files,
    asked.map(({ question }) => question),
  );
  for (const error of errors) if (error.startsWith("question")) throw new Error(error);
  const count = { accepted: 0, rejected: 0 };
  const refused: string[] = [];
  const fitting = new Set<Probe>();
  asked.forEach(({ probe }, i) => {
    if (assignable[i]) fitting.add(probe);
    if (probe.mutation !== undefined) count.rejected += assignable[i] ? 0 : 1;
    else if (assignable[i]) count.accepted += 1;
    else refused.push(`${probe.subject.name}/${probe.payload.name}`);
  });
  const valid = probes.filter(({ mutation }) => mutation === undefined).length;
  return {
    accepted: { are: count.accepted, of: valid },
    rejected: { are: count.rejected, of: probes.length - valid },
    refused,
    fitting,
  };
}

/** Roots whose file declares types: those of a file that only holds definitions are its definitions. */
function compiledRoots({ roots }: Subject, { compiled }: Ours): number {
  const declaring = new Set(compiled.contract.modules.map((module) => module.source));
  return roots.filter(({ source }) => declaring.has(source.path)).length;
}

function modulesOf(subject: Subject, own: Ours | undefined): readonly OutputFile[] {
  return (own?.files ?? [])
    .filter(({ path }) => path.startsWith("types/"))
    .map((file) => ({ ...file, path: `${subject.name}/${file.path}` }));
}

function judgeByValidators(
  subjects: readonly Subject[],
  ours: ReadonlyMap<Subject, Ours>,
  findings: string[],
  assertFormats: boolean,
) {
  const valid = { are: 0, of: 0 };
  const invalid = { are: 0, of: 0 };
  let unjudged = 0;
  const mislabelled: string[] = [];
  for (const subject of subjects) {
    const own = ours.get(subject);
    for (const { root, verdict, value, name } of subject.payloads) {
      const declaration = own?.declarations.get(root);
      // What makes it invalid may stand in the schema that is missing.
      if (verdict === "invalid" && own?.missing.has(root) === true) {
        unjudged += 1;
        continue;
      }
      const [issue] =
        own === undefined || declaration === undefined
          ? []
          : own.validators.validate(declaration.id, value);
      const count = verdict === "valid" ? valid : invalid;
      const isRight = (issue === undefined) === (verdict === "valid");
      if (!isRight && assertFormats) {
        const isValid = plainAjv(subject, { formats: true })(root)?.(value);
        if (isValid === (issue === undefined)) {
          mislabelled.push(
            `${subject.name}/${name}: ${issue?.instancePath ?? ""} ${issue?.message ?? ""}`,
          );
          continue;
        }
      }
      count.of += 1;
      if (isRight) count.are += 1;
      else if (issue === undefined) findings.push(`not found invalid: ${subject.name}/${name}`);
      else {
        const why = `${issue.instancePath} ${issue.message} (${issue.schemaPath})`;
        findings.push(`found invalid: ${subject.name}/${name}: ${why}`);
      }
    }
  }
  return { validAccepted: valid, invalidRejected: invalid, unjudged, mislabelled };
}

function exportsIn(text: string): number {
  return text.match(/^export (type|interface|enum|class) /gm)?.length ?? 0;
}

function sumOf(parts: readonly Inheritance[]): Inheritance {
  const explained: Record<string, number> = {};
  for (const part of parts) {
    for (const [code, count] of Object.entries(part.explained)) {
      explained[code] = (explained[code] ?? 0) + count;
    }
  }
  const sum = (of: (part: Inheritance) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    references: sum(({ references }) => references),
    edges: sum(({ edges }) => edges),
    same: sum(({ same }) => same),
    explained,
    unexplained: parts.flatMap(({ unexplained }) => unexplained),
  };
}

/** A check in which nothing but the content of fixtures differs from the one before: what they are of is compiled, and they are tried. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { MOST_FINDINGS } from "../../checks/fixtures.js";
import type { Configuration } from "../../config/configuration.js";
import type { Agreement } from "../../diagnostics/agreement.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { displayPath } from "../../load/load.js";
import { validatorOf } from "../backends.js";
import { compilePart } from "../compile-part.js";
import type { Context } from "../context.js";
import { backendOptionsOf } from "../generate-output.js";
import { createProgress } from "../progress.js";
import type { Remembered } from "../run-cache.js";
import { agreement } from "./agreement.js";
import { fixtureFacts, type Basis } from "./basis.js";
import { checkedFiles } from "./checked-files.js";
import { everything } from "./selection.js";
import { tryFixtures } from "./try-fixtures.js";

/**
 * What the whole check would say now. `undefined` where it has to be asked: something else has changed, or what a fixture now holds
 * bears on more than itself.
 */
export async function recheck(
  { basis, ...run }: Remembered,
  changed: readonly string[],
  configuration: Configuration,
  context: Context,
): Promise<Remembered | undefined> {
  if (basis === undefined) return undefined;
  const files = fixturesOf(changed, basis);
  if (files === undefined || !tellsAll(run.diagnostics, basis.fixtures, context)) return undefined;
  const hasPages = existsSync(configuration.output);
  if (hasPages && basis.inPages.some((path) => files.has(path))) return undefined;
  const paths = [...files].flatMap((path) => basis.fixtures[path]?.schema ?? []);
  const compiled = await compilePart(paths, basis, configuration, context);
  if (compiled === undefined) return undefined;

  const progress = createProgress(context);
  const validators = await validatorOf(compiled, backendOptionsOf(configuration));
  const isListed = (path: string): boolean => files.has(path);
  const selection = { ...everything, isListed, tellsOfPlaces: () => false, comparesOutput: false };
  const tried = await tryFixtures(compiled, validators, {}, selection, context, progress);
  const agreed = await agreement(compiled, tried.judged, context, progress);
  progress.done();

  const { workingFolder } = context;
  const facts = { ...basis.fixtures, ...fixtureFacts(tried, agreed, workingFolder) };
  if (!areAlike(files, basis.fixtures, facts)) return undefined;
  const touched = new Set([
    ...files,
    ...[...files].flatMap((path) => facts[path]?.expectation ?? []),
  ]);
  const isOther = ({ file }: { readonly file: string }): boolean =>
    !touched.has(resolve(workingFolder, file));
  const diagnostics = [
    ...run.diagnostics.filter(({ location }) => location === undefined || isOther(location)),
    ...tried.diagnostics,
    ...agreed.diagnostics,
  ];
  if (!tellsAll(diagnostics, facts, context)) return undefined;

  const inOrder = orderOf(Object.keys(facts).map((path) => displayPath(workingFolder, path)));
  const sum = (of: Basis["fixtures"], count: "payloads" | "valid" | "invalid"): number =>
    [...files].reduce((all, path) => all + (of[path]?.[count] ?? 0), 0);
  const more = (count: "payloads" | "valid" | "invalid"): number =>
    sum(facts, count) - sum(basis.fixtures, count);
  const { counts, checked = [] } = run;
  const asked: Agreement | undefined = counts.agreement && {
    valid: counts.agreement.valid + more("valid"),
    invalid: counts.agreement.invalid + more("invalid"),
    passing: inOrder([
      ...counts.agreement.passing.filter(isOther),
      ...(agreed.value?.passing ?? []),
    ]),
  };
  return {
    diagnostics,
    counts: {
      ...counts,
      fixtures: (counts.fixtures ?? 0) + more("payloads"),
      ...(asked && { agreement: asked }),
    },
    checked: [
      ...checked.filter(({ kind }) => kind === "schema"),
      ...inOrder([
        ...checked.filter((each) => each.kind !== "schema" && isOther(each)),
        ...checkedFiles(compiled, tried.judged).filter(({ kind }) => kind !== "schema"),
      ]),
    ],
    basis: { ...basis, fixtures: facts },
  };
}

/** The files of fixtures that have changed, or whose expected findings have; `undefined` where anything else has. */
function fixturesOf(changed: readonly string[], { fixtures }: Basis): Set<string> | undefined {
  const files = new Set<string>();
  const beside = new Map<string, string[]>();
  for (const [path, { expectation }] of Object.entries(fixtures)) {
    if (expectation === undefined) continue;
    beside.set(expectation, [...(beside.get(expectation) ?? []), path]);
  }
  for (const path of changed) {
    const owners = fixtures[path] === undefined ? beside.get(path) : [path];
    if (owners === undefined) return undefined;
    for (const owner of owners) files.add(owner);
  }
  return files;
}

/** Whether findings on fixtures are so few that all are told: of more, which are told depends on all. */
function tellsAll(
  diagnostics: readonly Diagnostic[],
  fixtures: Basis["fixtures"],
  { workingFolder }: Context,
): boolean {
  const onFixtures = diagnostics.filter(
    ({ location }) => location && fixtures[resolve(workingFolder, location.file)] !== undefined,
  );
  return (
    onFixtures.length <= MOST_FINDINGS && !diagnostics.some(({ code }) => code === "more-findings")
  );
}

/** Whether the files are of the types that they were, and say nothing of which type they are that they did not; all can be read. */
function areAlike(
  files: ReadonlySet<string>,
  before: Basis["fixtures"],
  now: Basis["fixtures"],
): boolean {
  return [...files].every((path) => {
    const [was, is] = [before[path], now[path]];
    return (
      was !== undefined &&
      is !== undefined &&
      was.type === is.type &&
      was.says === is.says &&
      was.payloads > 0 &&
      is.payloads > 0
    );
  });
}

/** Sorts what is of fixtures by the order of their files. What is of no such file, such as the examples of schemas, comes last, as it was. */
function orderOf(files: readonly string[]) {
  const position = new Map(files.map((file, i) => [file, i]));
  const at = ({ file }: { readonly file: string }): number => position.get(file) ?? files.length;
  return <T extends { readonly file: string }>(all: readonly T[]): readonly T[] =>
    [...all].sort((a, b) => at(a) - at(b));
}

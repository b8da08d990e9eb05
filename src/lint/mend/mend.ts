/** Mends what a rule knows how to mend, in the author's text. */

import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Result } from "../../diagnostics/result.js";
import { parseSource } from "../../load/parse-source.js";
import type { Source } from "../../load/source.js";
import type { Contract } from "../../model/contract.js";
import type { Found } from "../lint.js";
import type { Fix } from "../rule.js";
import { jsonEditor, type Editor } from "./json-edit.js";
import { meaningsOf } from "./meaning.js";
import { overlap, replaced, type Replacement } from "./replacement.js";
import { yamlEditor } from "./yaml-edit.js";

/** A contract as it stands between two rounds of mending. */
export interface State {
  readonly sources: readonly Source[];
  readonly contract: Contract;
  /** What the compilation says. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the lint finds and may mend. */
  readonly found: readonly Found[];
  /** The verdict on every fixture, as one text. */
  readonly verdicts: () => Promise<string>;
}

export interface Mended {
  /** The files that differ, as they are to be written. */
  readonly sources: readonly Source[];
  /** One `mended` for each finding that is gone, at its place in the text of its round. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding that is there again after its fix was made, so often, is left for a person. */
const MAXIMUM_TRIES = 3;

interface Wish {
  readonly found: Found;
  readonly fix: Fix;
}

/**
 * Mends round by round until there is nothing more to mend. A round is kept if the contract compiles as before and means the same (what
 * narrows it: if each fixture is judged as before); else its fixes are tried one by one, and those that fail are left for a person.
 */
export async function mend(
  start: State,
  compile: (sources: readonly Source[]) => State | undefined,
): Promise<Mended> {
  let state = start;
  const refused = new Set<string>();
  const tries = new Map<string, number>();
  const told: Diagnostic[] = [];
  for (;;) {
    const wishes = state.found.flatMap((found): Wish[] =>
      found.fix === undefined || refused.has(keyOf(found)) ? [] : [{ found, fix: found.fix }],
    );
    const same = wishes.filter(({ found }) => found.rule.mends === "same");
    const round = together(same.length > 0 ? same : wishes, refused);
    if (round.length === 0) break;
    for (const { found } of round) {
      const count = (tries.get(keyOf(found)) ?? 0) + 1;
      tries.set(keyOf(found), count);
      if (count === MAXIMUM_TRIES) refused.add(keyOf(found));
    }
    const next = await attempt(state, round, compile);
    if (next !== undefined) {
      told.push(...round.map(mendedDiagnostic));
      state = next;
      continue;
    }
    if (round.length === 1) {
      for (const { found } of round) refused.add(keyOf(found));
      continue;
    }
    // One of them is at fault.
    for (const wish of round) {
      const still = state.found.find((found) => keyOf(found) === keyOf(wish.found));
      const one =
        still?.fix === undefined ? [] : together([{ found: still, fix: still.fix }], refused);
      const after = one.length === 0 ? undefined : await attempt(state, one, compile);
      if (after === undefined) {
        refused.add(keyOf(wish.found));
        continue;
      }
      told.push(...one.map(mendedDiagnostic));
      state = after;
    }
  }
  const before = new Set(start.sources);
  return { sources: state.sources.filter((source) => !before.has(source)), diagnostics: told };
}

/** What a finding is known by between rounds. */
function keyOf({ diagnostic: { code, message, location } }: Found): string {
  return JSON.stringify([code, message, location?.file, location?.pointer]);
}

interface Ready extends Wish {
  readonly replacements: readonly Replacement[];
}

/** Those whose edits can be made and touch no other's, in the order of the text. The others wait for the next round. */
function together(wishes: readonly Wish[], refused: Set<string>): readonly Ready[] {
  const editors = new Map<Source, Editor>();
  const taken = new Map<Source, Replacement[]>();
  const ready: Ready[] = [];
  for (const wish of wishes) {
    const { source } = wish.found;
    let edit = editors.get(source);
    if (edit === undefined) {
      edit = source.format === "yaml" ? yamlEditor(source.text) : jsonEditor(source.text);
      editors.set(source, edit);
    }
    const replacements = edit(wish.fix.edits);
    if (replacements === undefined || replacements.length === 0) {
      refused.add(keyOf(wish.found));
      continue;
    }
    const others = taken.get(source) ?? [];
    if (replacements.some((mine) => others.some((other) => overlap(mine, other)))) continue;
    taken.set(source, [...others, ...replacements]);
    ready.push({ ...wish, replacements });
  }
  return ready;
}

/** The contract with these edits; `undefined` where it would not be what it was. */
async function attempt(
  state: State,
  round: readonly Ready[],
  compile: (sources: readonly Source[]) => State | undefined,
): Promise<State | undefined> {
  const sources: Source[] = [];
  for (const source of state.sources) {
    const mine = round.filter(({ found }) => found.source.path === source.path);
    const changed: Result<Source | undefined> =
      mine.length === 0 ? { value: source, diagnostics: [] } : edited(source, mine);
    if (changed.value === undefined || changed.diagnostics.length > 0) return undefined;
    sources.push(changed.value);
  }
  const next = compile(sources);
  return next !== undefined && (await isFaithful(state, next, round)) ? next : undefined;
}

function edited(source: Source, round: readonly Ready[]): Result<Source | undefined> {
  const { path, file, format, text } = source;
  const content = replaced(
    text,
    round.flatMap(({ replacements }) => replacements),
  );
  return parseSource({ path, file, format, content });
}

async function isFaithful(before: State, after: State, round: readonly Ready[]): Promise<boolean> {
  if (!isNoWorse(before.diagnostics, after.diagnostics)) return false;
  if (round.some(({ found }) => found.rule.mends !== "same")) {
    return (await before.verdicts()) === (await after.verdicts());
  }
  const gone = round.flatMap(({ found: { rule, source }, fix }) =>
    rule.id === "unused-definition"
      ? fix.edits.flatMap((edit) => ("remove" in edit ? [`${source.path}#${edit.remove}`] : []))
      : [],
  );
  const meanings = meaningsOf(after.contract);
  for (const [id, meaning] of meaningsOf(before.contract)) {
    const now = meanings.get(id);
    const isRemoved =
      now === undefined && gone.some((place) => id === place || id.startsWith(place + "/"));
    if (now !== meaning && !isRemoved) return false;
  }
  return true;
}

/** Whether nothing of weight is said of a file that was not said before. */
function isNoWorse(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const count = new Map<string, number>();
  const keyOf = ({ code, location }: Diagnostic): string => `${code} ${location?.file ?? ""}`;
  const weighty = (all: readonly Diagnostic[]) => all.filter(({ severity }) => severity !== "info");
  for (const each of weighty(before)) count.set(keyOf(each), (count.get(keyOf(each)) ?? 0) + 1);
  for (const each of weighty(after)) {
    const left = (count.get(keyOf(each)) ?? 0) - 1;
    if (left < 0) return false;
    count.set(keyOf(each), left);
  }
  return true;
}

function mendedDiagnostic({ found, fix }: Ready): Diagnostic {
  const { code, message, location } = found.diagnostic;
  const done = fix.done.charAt(0).toUpperCase() + fix.done.slice(1);
  return diagnostic("mended", {
    message: `${done} (\`${code}\`: ${message})`,
    ...(location !== undefined && { location }),
  });
}

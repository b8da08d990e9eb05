/** The fewest fixtures that show what none shows yet. */

import { lastToken } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import type { Contract, Declaration } from "../../model/contract.js";
import type { Resolved } from "../../resolve/resolved.js";
import { addAll, createCoverage, type Coverage } from "../coverage/coverage.js";
import type { Item } from "../coverage/item.js";
import { uncoveredInWords } from "../coverage/report.js";
import { eachInTime } from "../each-in-time.js";
import type { ProofFixture } from "../fixture.js";
import type { Laboratory, Preparation } from "../mutation/laboratory.js";
import type { Mutant } from "../mutation/mutant.js";
import { findingsText, showsInVerdict } from "../mutation/run-mutants.js";
import { survivorInWords } from "../mutation/score.js";
import { areApart, edited } from "./edit.js";
import { nameFor } from "./name.js";
import { anyOptions, optionsFor, pathSlug, type Option, type OptionsInput } from "./options.js";
import { createAnchors, follow } from "./places.js";
import { otherKinds, slug } from "./replacements.js";
import { createSamples, type Accepted } from "./sample.js";
import type { Suggestion } from "./suggestion.js";

export interface SuggestInput {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly laboratory: Laboratory;
  readonly fixtures: readonly ProofFixture[];
  readonly survivors: readonly Mutant[];
  /** So many milliseconds may it take to judge one payload: what takes longer is suggested to nobody. */
  readonly milliseconds?: number;
}

export interface Suggestions {
  /** In the order of the contract, then of names. */
  readonly suggestions: readonly Suggestion[];
  /** What no payload was found for, in words. */
  readonly unshown: readonly string[];
}

/** A mutant that nothing has killed. */
interface Survivor {
  readonly mutant: Mutant;
  readonly preparation: Preparation;
}

/** Hosts of a rule that are tried, and edits that show it: more would only cost time. */
const MOST_HOSTS = 8;
const MOST_TRIES = 600;
const ENOUGH = 60;

export function suggest(input: SuggestInput): Suggestions {
  const { contract, laboratory, fixtures, milliseconds } = input;
  const accepted: Accepted = (declaration, values) => {
    const found: JsonValue[] = [];
    const look = (value: JsonValue): void => {
      if (laboratory.accepts(declaration, value)) found.push(value);
    };
    eachInTime(values, look, laboratory.reset, milliseconds);
    return new Set(found);
  };
  const samples = createSamples(contract, fixtures, accepted);
  const options: OptionsInput = { ...input, samples, anchors: createAnchors(accepted) };
  const taken = new Map<string, Set<string>>();
  for (const { declaration, verdict, file } of fixtures) {
    const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
    namesOf(taken, declaration, verdict).add(name);
  }
  const suggestions: Suggestion[] = [];
  const unshown: string[] = [];
  const enter = (chosen: readonly Option[], json: JsonValue, shows: readonly string[]): void => {
    const [first] = chosen;
    if (first === undefined) return;
    const { declaration } = first;
    const issues = laboratory.issues(declaration, json);
    const verdict = issues.length === 0 ? "valid" : "invalid";
    const names = namesOf(taken, declaration, verdict);
    const name = nameFor(chosen, names);
    names.add(name);
    suggestions.push({ declaration, verdict, name, json, issues, shows });
  };

  let alive = input.survivors.map((mutant): Survivor => {
    return { mutant, preparation: laboratory.prepare(mutant) };
  });
  const groups = new Map<string, Map<Survivor, Option>>();
  for (const survivor of alive) {
    for (const option of working(survivor, options, input)) {
      const { declaration, sort, seed } = option;
      const key = JSON.stringify([declaration.id, sort, seed]);
      const group = groups.get(key) ?? new Map<Survivor, Option>();
      groups.set(key, group);
      if (!group.has(survivor)) group.set(survivor, option);
    }
  }
  while (alive.length > 0) {
    const group = largest(groups, new Set(alive));
    if (group === undefined) break;
    const { chosen, json } = combine(group, input);
    const declaration = chosen[0]?.declaration;
    if (declaration === undefined) break;
    const killed: Survivor[] = [];
    const look = (each: Survivor): void => {
      if (notices(declaration, json, each, laboratory)) killed.push(each);
    };
    eachInTime(alive, look, laboratory.reset, milliseconds);
    if (killed.length === 0) throw new Error("an edit that showed something shows nothing");
    enter(
      chosen,
      json,
      killed.map(({ mutant }) => survivorInWords(mutant)),
    );
    alive = alive.filter((each) => !killed.includes(each));
  }
  unshown.push(...alive.map(({ mutant }) => survivorInWords(mutant)));

  const coverage = createCoverage(input);
  const asFixture = (declaration: Declaration, json: JsonValue): ProofFixture => {
    return { declaration, verdict: "valid", json, file: "" };
  };
  const made = suggestions.map(({ declaration, verdict, json }): ProofFixture => {
    return { declaration, verdict, json, file: "" };
  });
  addAll(coverage, { ...input, fixtures: [...fixtures, ...made] });
  const missing = new Map(
    coverage
      .items()
      .filter(({ valid }) => valid === 0)
      .map((item) => [item.key, item]),
  );
  const shows = candidatesFor([...missing.values()], options, createCoverage(input), input);
  while (missing.size > 0) {
    const best = shows
      .map((each) => ({ ...each, left: [...each.keys].filter((key) => missing.has(key)) }))
      .reduce<{ option: Option; json: JsonValue; left: readonly string[] } | undefined>(
        (most, each) => (each.left.length > (most?.left.length ?? 0) ? each : most),
        undefined,
      );
    if (best === undefined) break;
    const told = best.left.flatMap((key) => missing.get(key) ?? []).map(uncoveredInWords);
    enter([best.option], best.json, told);
    for (const key of coverage.add(asFixture(best.option.declaration, best.json)))
      missing.delete(key);
  }
  unshown.push(...[...missing.values()].map(uncoveredInWords));

  const order = new Map([...contract.declarations.keys()].map((id, i) => [id, i]));
  const place = ({ declaration }: Suggestion): number => order.get(declaration.id) ?? 0;
  return {
    suggestions: suggestions.sort(
      (a, b) => place(a) - place(b) || compare(a.verdict, b.verdict) || compare(a.name, b.name),
    ),
    unshown,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function namesOf(
  taken: Map<string, Set<string>>,
  { id }: Declaration,
  verdict: string,
): Set<string> {
  const key = `${verdict} ${id}`;
  const known = taken.get(key) ?? new Set<string>();
  taken.set(key, known);
  return known;
}

/** The types whose payloads can show what is said of a type: itself, if it stands for payloads, and those that lead to it. */
function hostsOf(
  holder: Declaration | undefined,
  leadsThere: (declaration: Declaration) => boolean,
  contract: Contract,
): readonly Declaration[] {
  const roots = [...contract.declarations.values()].filter(({ isRoot }) => isRoot);
  const others = roots.filter((each) => each !== holder && leadsThere(each));
  return [...(holder?.isRoot === true ? [holder] : []), ...others].slice(0, MOST_HOSTS);
}

/** The edits that kill, by a verdict if any does. */
function working(
  survivor: Survivor,
  input: OptionsInput,
  { laboratory, contract, milliseconds }: SuggestInput,
): readonly Option[] {
  const { mutant, preparation } = survivor;
  const leadsThere = (declaration: Declaration): boolean => {
    const reach = laboratory.reach(declaration);
    return [...preparation.touched].some((key) => reach.has(key));
  };
  const hosts = hostsOf(mutant.declaration, leadsThere, contract);
  for (const from of [optionsFor, (_: Mutant, host: Declaration) => anyOptions(host, input)]) {
    const byVerdict: Option[] = [];
    const byFindings: Option[] = [];
    for (const host of hosts) {
      const tryOut = (option: Option): boolean => {
        const json = edited(option.seed, option.edit);
        if (json === undefined) return true;
        const { declaration } = option;
        const before = laboratory.accepts(declaration, json);
        if (laboratory.accepts(declaration, json, preparation) !== before) byVerdict.push(option);
        else if (!before && notices(declaration, json, survivor, laboratory))
          byFindings.push(option);
        return byVerdict.length < ENOUGH;
      };
      const options = from(mutant, host, input).slice(0, MOST_TRIES);
      eachInTime(options, tryOut, laboratory.reset, milliseconds);
    }
    if (byVerdict.length > 0) return byVerdict;
    if (byFindings.length > 0) return byFindings;
  }
  return [];
}

function notices(
  declaration: Declaration,
  json: JsonValue,
  { mutant, preparation }: Survivor,
  laboratory: Laboratory,
): boolean {
  const isValid = laboratory.accepts(declaration, json);
  if (isValid || showsInVerdict(mutant)) {
    return laboratory.accepts(declaration, json, preparation) !== isValid;
  }
  return (
    findingsText(laboratory.issues(declaration, json)) !==
    findingsText(laboratory.issues(declaration, json, preparation))
  );
}

/** The edits of one payload that show most of what nothing shows yet. */
function largest(
  groups: ReadonlyMap<string, ReadonlyMap<Survivor, Option>>,
  alive: ReadonlySet<Survivor>,
): ReadonlyMap<Survivor, Option> | undefined {
  let most: ReadonlyMap<Survivor, Option> | undefined;
  for (const group of groups.values()) {
    const left = new Map([...group].filter(([survivor]) => alive.has(survivor)));
    if (left.size > (most?.size ?? 0)) most = left;
  }
  return most;
}

/** One payload with as many of the edits as still show what each of them does alone. */
function combine(
  group: ReadonlyMap<Survivor, Option>,
  { laboratory, milliseconds }: SuggestInput,
): { readonly chosen: readonly Option[]; readonly json: JsonValue } {
  const chosen: Option[] = [];
  const shown: Survivor[] = [];
  let json: JsonValue = null;
  const join = ([survivor, option]: readonly [Survivor, Option]): void => {
    const { declaration, seed, edit } = option;
    if (!chosen.every((other) => areApart(other.edit, edit))) return;
    const next = edited(chosen.length === 0 ? seed : json, edit);
    if (next === undefined) return;
    const all = [...shown, survivor];
    if (!all.every((each) => notices(declaration, next, each, laboratory))) return;
    json = next;
    chosen.push(option);
    shown.push(survivor);
  };
  eachInTime([...group], join, laboratory.reset, milliseconds);
  return { chosen, json };
}

interface Candidate {
  readonly option: Option;
  readonly json: JsonValue;
  readonly keys: ReadonlySet<string>;
}

/** Valid payloads, each with the items that it shows. */
function candidatesFor(
  items: readonly Item[],
  input: OptionsInput,
  coverage: Coverage,
  { laboratory, contract, milliseconds }: SuggestInput,
): readonly Candidate[] {
  return items.flatMap((item) => {
    const leadsThere = (host: Declaration): boolean =>
      laboratory.reach(host).has(item.declaration.id);
    const hosts = hostsOf(item.declaration, leadsThere, contract);
    return hosts.flatMap((host) => {
      const found: Candidate[] = [];
      const tryOut = (option: Option): boolean => {
        const json = edited(option.seed, option.edit);
        if (json === undefined || !laboratory.accepts(host, json)) return true;
        const keys = coverage.add({ declaration: host, verdict: "valid", json, file: "" });
        if (keys.has(item.key)) found.push({ option, json, keys });
        return found.length < 3;
      };
      const options = itemOptions(item, host, input).slice(0, MOST_TRIES);
      eachInTime(options, tryOut, laboratory.reset, milliseconds);
      return found;
    });
  });
}

/** Edits of valid payloads that may show an item, the payload as it is first. */
function itemOptions(item: Item, host: Declaration, input: OptionsInput): readonly Option[] {
  const { samples, anchors } = input;
  const { kind, path, declaration } = item;
  return samples.of(host).flatMap((seed): readonly Option[] => {
    const own = { declaration: host, seed, sort: kind };
    const where = path === "" ? "" : slug(path);
    const whole: Option = {
      ...own,
      edit: { kind: "set", at: "", value: seed },
      called:
        kind === "type"
          ? slug(declaration.name)
          : kind === "absent"
            ? `without-${where}`
            : `with-${where}`,
    };
    const places = anchors(seed, declaration).flatMap((at) => follow(seed, at, path));
    return [
      whole,
      ...places.flatMap((at): readonly Option[] => {
        if (kind === "absent") {
          return [{ ...own, edit: { kind: "remove", at }, called: `without-${pathSlug(at)}` }];
        }
        return valuesFor(item, at, input).map((value) => ({
          ...own,
          edit: { kind: "set", at, value },
          called:
            [pathSlug(at), kind === "member" || kind === "branch" ? "" : slug(value)]
              .filter((part) => part !== "")
              .join("-") || "another",
        }));
      }),
    ];
  });
}

function valuesFor(
  { kind, means }: Item,
  at: string,
  { samples, contract }: OptionsInput,
): readonly JsonValue[] {
  if (kind === "null") return [null];
  const named = samples.named(lastToken(at) ?? "");
  if (means !== undefined && "value" in means) return [means.value];
  if (means !== undefined && "type" in means) {
    const { type } = means;
    const target = type.kind === "reference" ? contract.declarations.get(type.target) : undefined;
    return [...(target === undefined ? [] : samples.of(target)), samples.ofType(type)];
  }
  return [...named, ...otherKinds(undefined).map(({ value }) => value)];
}

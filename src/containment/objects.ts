import type { JsonValue } from "../json/value.js";
import type { Formula, Literal } from "./formula.js";
import { holds } from "./holds.js";
import type { Models } from "./models.js";
import { holdsName, namesIn, patternsIn, type NameSet } from "./names.js";
import type { Solver } from "./solver.js";

/** A member that there has to be: its name is in the set, and such; its value is such. */
interface Wanted {
  readonly names: NameSet;
  readonly named: Formula;
  readonly is: Formula;
}

interface Demand {
  readonly required: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
  readonly members: readonly { readonly names: NameSet; readonly are: Formula }[];
  readonly wanted: readonly Wanted[];
  /** What all names are. */
  readonly named: Formula;
  readonly fewest: number;
  readonly most: number;
  /** All names that are spoken of. */
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

/** More patterns than these are not told apart name by name. */
const mostPatterns = 4;
/** More members than these are not made up to be many. */
const mostMembers = 200;

/** Objects that all these literals are true of. */
export function* objects(literals: readonly Literal[], solver: Solver): Models {
  const demand = demandOf(literals, solver);
  for (const name of demand.required) if (demand.absent.has(name)) return [];
  const search = new ObjectSearch(demand, solver);
  return yield* search.models();
}

function demandOf(literals: readonly Literal[], { formulas }: Solver): Demand {
  const required = new Set<string>();
  const absent = new Set<string>();
  const members: { names: NameSet; are: Formula }[] = [];
  const wanted: Wanted[] = [];
  const named: Formula[] = [];
  let fewest = 0;
  let most = Infinity;
  for (const { atom, isPositive } of literals) {
    if (atom.of !== "object") continue;
    switch (atom.says) {
      case "has":
        (isPositive ? required : absent).add(atom.name);
        break;
      case "fewest":
        if (isPositive) fewest = Math.max(fewest, atom.count);
        else most = Math.min(most, atom.count - 1);
        break;
      case "most":
        if (isPositive) most = Math.min(most, atom.count);
        else fewest = Math.max(fewest, atom.count + 1);
        break;
      case "members":
        if (isPositive) members.push(atom);
        else wanted.push({ names: atom.names, named: formulas.all, is: formulas.not(atom.are) });
        break;
      case "names":
        if (isPositive) named.push(atom.are);
        else {
          const names: NameSet = { kind: "others", names: [], patterns: [] };
          wanted.push({ names, named: formulas.not(atom.are), is: formulas.all });
        }
    }
  }
  const sets = [...members, ...wanted].map((each) => each.names);
  return {
    required,
    absent,
    members,
    // Those that are of one name come first: they leave no choice.
    wanted: wanted.sort((a, b) => Number(a.names.kind !== "one") - Number(b.names.kind !== "one")),
    named: formulas.and(named),
    fewest,
    most,
    names: new Set([...required, ...absent, ...sets.flatMap(namesIn)]),
    patterns: [...new Set(sets.flatMap(patternsIn))],
  };
}

type Present = ReadonlyMap<string, Formula>;

class ObjectSearch {
  readonly #demand: Demand;
  readonly #solver: Solver;
  readonly #reasons = new Set<string>();

  constructor(demand: Demand, solver: Solver) {
    this.#demand = demand;
    this.#solver = solver;
  }

  *models(): Models {
    const { formulas } = this.#solver;
    let present: Present | undefined = new Map();
    for (const name of this.#demand.required) {
      present = this.#with(present, name, formulas.all);
      if (present === undefined) return [...this.#reasons];
    }
    yield* this.#place(present, 0);
    return [...this.#reasons];
  }

  /** The object with a member of which that is true too; `undefined` where there is none. */
  #with(present: Present, name: string, is: Formula): Present | undefined {
    const { formulas } = this.#solver;
    const { absent, members, named } = this.#demand;
    if (absent.has(name)) return undefined;
    const before = present.get(name);
    if (before === undefined) {
      const isNamed = holds(named, name, formulas);
      if (isNamed === false) return undefined;
      if (isNamed === undefined) this.#reasons.add("propertyNames");
    }
    const own = before === undefined ? members.filter((each) => holdsName(each.names, name)) : [];
    const all = formulas.and([before ?? formulas.all, is, ...own.map((each) => each.are)]);
    if (all === before) return present;
    const answer = this.#solver.solve(all);
    if (answer.kind === "unknown") for (const each of answer.reasons) this.#reasons.add(each);
    return answer.kind === "model" ? new Map([...present, [name, all]]) : undefined;
  }

  /** Finds a member for each that is wanted, from the `i`th on. */
  *#place(present: Present, i: number): Generator<{ value: JsonValue; isSure: boolean }, void> {
    const wanted = this.#demand.wanted[i];
    if (wanted === undefined) {
      yield* this.#filled(present);
      return;
    }
    const { formulas } = this.#solver;
    for (const name of this.#candidates(wanted, present)) {
      const isNamed = holds(wanted.named, name, formulas);
      if (isNamed === false) continue;
      if (isNamed === undefined) this.#reasons.add("propertyNames");
      const next = this.#with(present, name, wanted.is);
      if (next === undefined || next.size > this.#demand.most) continue;
      yield* this.#place(next, i + 1);
    }
  }

  /** Names that a wanted member may have: those that are there, those that are spoken of, one of each sort of others. */
  *#candidates({ names, named }: Wanted, present: Present): Iterable<string> {
    if (names.kind === "one") {
      yield names.name;
      return;
    }
    const spoken = new Set([...present.keys(), ...this.#demand.names]);
    for (const name of spoken) if (holdsName(names, name)) yield name;
    yield* this.#freshNames(names, named, spoken);
  }

  /** A name that is none of these, for each way of having and lacking the patterns that are spoken of. */
  *#freshNames(names: NameSet, named: Formula, spoken: ReadonlySet<string>): Iterable<string> {
    const { formulas } = this.#solver;
    const { patterns } = this.#demand;
    const pattern = (each: string, isPositive = true): Formula =>
      formulas.atom({ of: "string", says: "pattern", pattern: each }, isPositive);
    const base = [
      formulas.ofKind("string"),
      named,
      this.#demand.named,
      formulas.atom({ of: "string", says: "among", values: [...spoken] }, spoken.size === 0),
      ...(names.kind === "pattern" ? [pattern(names.pattern)] : []),
      ...(names.kind === "others" ? names.patterns.map((each) => pattern(each, false)) : []),
    ].filter((each) => spoken.size > 0 || !isAmongNothing(each));
    const isMany = patterns.length > mostPatterns;
    if (isMany) this.#reasons.add("patternProperties");
    const told = isMany ? [] : patterns.filter((each) => !patternsIn(names).includes(each));
    for (let signs = 0; signs < 2 ** told.length; signs++) {
      const signed = told.map((each, j) => pattern(each, (signs & (1 << j)) !== 0));
      const answer = this.#solver.solve(formulas.and([...base, ...signed]));
      if (answer.kind === "model" && typeof answer.value === "string") yield answer.value;
      if (answer.kind === "unknown") for (const each of answer.reasons) this.#reasons.add(each);
    }
  }

  /** The object with as many members as there have to be. */
  *#filled(given: Present): Generator<{ value: JsonValue; isSure: boolean }, void> {
    const { fewest, most, names } = this.#demand;
    const { formulas } = this.#solver;
    let present = given;
    if (fewest > mostMembers) {
      this.#reasons.add("minProperties");
      return;
    }
    for (const name of names) {
      if (present.size >= fewest) break;
      if (!present.has(name)) present = this.#with(present, name, formulas.all) ?? present;
    }
    const any: NameSet = { kind: "others", names: [], patterns: [] };
    while (present.size < fewest) {
      const before = present;
      for (const name of this.#freshNames(
        any,
        formulas.all,
        new Set([...names, ...present.keys()]),
      )) {
        present = this.#with(present, name, formulas.all) ?? present;
        if (present.size >= fewest) break;
      }
      if (present === before) return;
    }
    if (present.size > most) return;
    const entries: [string, JsonValue][] = [];
    let isSure = true;
    for (const [name, is] of present) {
      const answer = this.#solver.solve(is);
      if (answer.kind !== "model") return;
      entries.push([name, answer.value]);
      isSure &&= answer.isSure;
    }
    yield { value: Object.fromEntries(entries), isSure };
  }
}

function isAmongNothing(formula: Formula): boolean {
  return (
    formula.kind === "literal" && formula.atom.says === "among" && formula.atom.values.length === 0
  );
}

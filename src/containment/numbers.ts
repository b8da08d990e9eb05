import { leastCommonMultiple, numberOf, quotient, unitsOf } from "./decimal.js";
import type { Formulas, Literal } from "./formula.js";
import type { Models } from "./models.js";
import { holds } from "./holds.js";

/** How many multiples are tried, one by one. */
const mostTried = 5000;

interface Demand {
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
  readonly factors: readonly number[];
  readonly noFactors: readonly number[];
}
interface Bound {
  readonly bound: number;
  readonly isExclusive: boolean;
}

/** Numbers that all these literals are true of. */
export function* numbers(literals: readonly Literal[], formulas: Formulas): Models {
  const fits = (value: number): boolean =>
    literals.every((literal) => holds(literal, value, formulas) === true);
  const finite = literals.find(
    ({ atom, isPositive }) => isPositive && atom.of === "number" && atom.says === "among",
  );
  if (finite?.atom.of === "number" && finite.atom.says === "among") {
    for (const value of finite.atom.values) if (fits(value)) yield { value, isSure: true };
    return [];
  }
  const demand = demandOf(literals);
  if (demand.factors.length > 0) return yield* multiples(demand, fits);
  return yield* between(demand, fits);
}

function demandOf(literals: readonly Literal[]): Demand {
  let low: Bound | undefined;
  let high: Bound | undefined;
  const factors: number[] = [];
  const noFactors: number[] = [];
  for (const { atom, isPositive } of literals) {
    if (atom.of !== "number") continue;
    if (atom.says === "multiple") (isPositive ? factors : noFactors).push(atom.factor);
    if (atom.says !== "least" && atom.says !== "most") continue;
    const { bound } = atom;
    const isLow = (atom.says === "least") === isPositive;
    const own: Bound = { bound, isExclusive: atom.isExclusive === isPositive };
    if (isLow) low = tighter(low, own, own.bound > (low?.bound ?? -Infinity));
    else high = tighter(high, own, own.bound < (high?.bound ?? Infinity));
  }
  return { low, high, factors, noFactors };
}

function tighter(before: Bound | undefined, own: Bound, isBeyond: boolean): Bound {
  if (before === undefined || isBeyond) return own;
  if (before.bound !== own.bound) return before;
  return { bound: own.bound, isExclusive: before.isExclusive || own.isExclusive };
}

/** Multiples of all factors, those near zero first. */
function* multiples(demand: Demand, fits: (value: number) => boolean): Models {
  const { low, high, factors, noFactors } = demand;
  const all = [low?.bound ?? 0, high?.bound ?? 0, ...factors, ...noFactors];
  const { units, scale } = unitsOf(all);
  const [lowest = 0n, highest = 0n, ...rest] = units;
  const step = rest.slice(0, factors.length).reduce(leastCommonMultiple);
  // Every multiple of the step is one of what it must not be.
  if (rest.slice(factors.length).some((each) => step % each === 0n)) return [];
  let first = low === undefined ? undefined : quotient(lowest, step, "up");
  let last = high === undefined ? undefined : quotient(highest, step, "down");
  if (first !== undefined && low?.isExclusive && first * step === lowest) first += 1n;
  if (last !== undefined && high?.isExclusive && last * step === highest) last -= 1n;
  if (first !== undefined && last !== undefined && first > last) return [];
  let tried = 0;
  for (const times of fromZero(first, last)) {
    if (++tried > mostTried) return ["multipleOf"];
    const value = numberOf({ units: times * step, scale });
    if (fits(value)) yield { value, isSure: true };
  }
  return [];
}

function* fromZero(first: bigint | undefined, last: bigint | undefined): Iterable<bigint> {
  const isIn = (each: bigint): boolean =>
    (first === undefined || each >= first) && (last === undefined || each <= last);
  if (isIn(0n)) yield 0n;
  // On the side on which there are any, from the nearest on.
  const up = first !== undefined && first > 0n ? first : 1n;
  const down = last !== undefined && last < 0n ? last : -1n;
  for (let i = 0n; isIn(up + i) || isIn(down - i); i++) {
    if (isIn(up + i)) yield up + i;
    if (isIn(down - i)) yield down - i;
  }
}

/** Numbers of an interval: of those that hold more than one number, infinitely many are left whatever single ones are not to be had. */
function* between({ low, high }: Demand, fits: (value: number) => boolean): Models {
  if (low !== undefined && high !== undefined) {
    if (low.bound > high.bound) return [];
    if (low.bound === high.bound) {
      if (fits(low.bound)) yield { value: low.bound, isSure: true };
      return [];
    }
  }
  const start = low?.bound ?? (high === undefined ? 0 : Math.min(0, high.bound - 1));
  const end = high?.bound ?? Math.max(start + 1000, 1000);
  for (const value of candidates(start, end)) if (fits(value)) yield { value, isSure: true };
  return ["number"];
}

function* candidates(start: number, end: number): Iterable<number> {
  const seen = new Set<number>();
  const all = [0, 1, start, end, Math.ceil(start), Math.floor(end)];
  for (let i = 1; i <= 64; i++) all.push(Math.ceil(start) + i, start + i / 2, Math.floor(end) - i);
  for (let i = 1; i <= 16; i++) all.push(start + ((end - start) * i) / 17, -i, -i - 0.5);
  for (const value of all) {
    if (seen.has(value)) continue;
    seen.add(value);
    yield value === 0 ? 0 : value;
  }
}

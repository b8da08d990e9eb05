/** What of the one state of a contract the other does not accept: changes, each with a payload that shows it. */

import { ruleOf } from "../containment/translate.js";
import type { Comparison, Containment } from "../containment/contains.js";
import type { JsonValue } from "../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../model/contract.js";
import { walkType } from "../model/walk.js";
import type { Issue } from "../runtime/runtime.js";
import type { MatchedType } from "./matched-types.js";
import { shrink } from "./shrink.js";
import type { Side } from "./side.js";

/** The state before, and the one now. */
export type Sides = readonly [Side, Side];

/** `backward`: those who go by the contract now read what was written before. `forward`: those who went by it before read what is written now. */
export type Direction = "backward" | "forward";

export interface WireChange {
  readonly direction: Direction;
  /** The rule of the reading side that rejects. */
  readonly issue: Issue;
  /** Whether it takes members that the writing side's contract does not speak of. */
  readonly isUndeclared: boolean;
  /** The types that it breaks, the first found first, each with a payload that the one side accepts and the other rejects by this rule. */
  readonly types: { readonly type: MatchedType; readonly payload: JsonValue }[];
}

export interface Unproved {
  readonly direction: Direction;
  readonly type: MatchedType;
  /** Keywords that stand in the way, or `budget`. */
  readonly reasons: readonly string[];
}

export interface WireChanges {
  readonly changes: readonly WireChange[];
  readonly unproved: readonly Unproved[];
  /** How many questions, a type in a direction, were answered by proof, by payload, or not. */
  readonly counts: {
    readonly compatible: number;
    readonly breaking: number;
    readonly unproved: number;
  };
}

/** So many rules of one type are found out one by one. */
const mostOfAType = 40;

export interface WireQuestion {
  readonly comparison: Comparison;
  readonly sides: Sides;
  readonly types: readonly MatchedType[];
  /** The directions that count for a type. */
  directionsOf(type: MatchedType): readonly Direction[];
}

export function wireChanges(question: WireQuestion): WireChanges {
  const search = new Search(question);
  for (const type of innerFirst(question.types, question.sides[1].compiled.contract)) {
    for (const direction of question.directionsOf(type)) search.look(type, direction);
  }
  return search.result();
}

/** Types after those that they are made of: what breaks a part is found out of the part. */
function innerFirst(types: readonly MatchedType[], contract: Contract): readonly MatchedType[] {
  const byId = new Map(types.map((type) => [type.now.id, type]));
  const order = new Set<MatchedType>();
  const seen = new Set<string>();
  for (const { now } of types) {
    const walk: { readonly id: string; readonly inner: string[] }[] = [];
    const enter = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      walk.push({ id, inner: [...referencesOf(declarationOf(contract, id))] });
    };
    enter(now.id);
    for (let step = walk.at(-1); step !== undefined; step = walk.at(-1)) {
      const next = step.inner.pop();
      if (next !== undefined) {
        enter(next);
        continue;
      }
      walk.pop();
      const type = byId.get(step.id);
      if (type !== undefined) order.add(type);
    }
  }
  return [...order];
}

/** The types that a type refers to, its parents last. */
export function* referencesOf({ parents, type }: Declaration): Iterable<string> {
  const found: string[] = [];
  walkType(type, (part) => {
    if (part.kind === "reference") found.push(part.target);
  });
  yield* found.reverse();
  for (const { target } of parents) yield target;
}

class Search {
  readonly #question: WireQuestion;
  readonly #changes = new Map<string, WireChange>();
  readonly #unproved: Unproved[] = [];
  readonly #counts = { compatible: 0, breaking: 0, unproved: 0 };

  constructor(question: WireQuestion) {
    this.#question = question;
  }

  result(): WireChanges {
    return { changes: [...this.#changes.values()], unproved: this.#unproved, counts: this.#counts };
  }

  look(type: MatchedType, direction: Direction): void {
    const ignored = new Set<string>();
    let found = 0;
    for (const isUndeclared of [false, true]) {
      const asked: Asked = { type, direction, isUndeclared };
      for (; found < mostOfAType; found++) {
        const answer = this.#ask(asked, ignored);
        if (answer.kind === "contained") break;
        if (answer.kind === "unproved") {
          this.#unproved.push({ type, direction, reasons: answer.reasons });
          this.#counts[found === 0 ? "unproved" : "breaking"] += 1;
          return;
        }
        if (!this.#take(asked, ignored, answer.value)) break;
      }
    }
    this.#counts[found === 0 ? "compatible" : "breaking"] += 1;
  }

  /** Puts a payload on record; `false` where nothing more is to be found out by leaving out its rule. */
  #take(asked: Asked, ignored: Set<string>, value: JsonValue): boolean {
    const { reader, outer } = this.#roles(asked);
    const issue = countingIssue(reader, outer, value, ignored);
    if (issue === undefined) return false;
    const isOfParts = unions.has(issue.keyword);
    if (!isOfParts) return this.#record(asked, ignored, value, ignored);
    // What a union rejects may be what is wrong with a part of it, and is told of that.
    const known = this.#knownRules(asked);
    const without = this.#ask(asked, new Set([...ignored, ...known]));
    if (without.kind === "outside")
      return this.#record(asked, new Set([...ignored, ...known]), without.value, ignored);
    if (without.kind === "unproved") return this.#record(asked, ignored, value, ignored);
    for (const rule of known) {
      if (ignored.has(rule)) continue;
      const others = new Set([...ignored, ...known]);
      others.delete(rule);
      const answer = this.#ask(asked, others);
      if (answer.kind === "outside") this.#add(asked, rule, answer.value);
    }
    for (const rule of known) ignored.add(rule);
    return true;
  }

  /** The rules that break other types in the same way. */
  #knownRules({ direction, isUndeclared }: Asked): readonly string[] {
    return [...this.#changes.values()]
      .filter((each) => each.direction === direction && (isUndeclared || !each.isUndeclared))
      .map((each) => ruleOfIssue(each.issue, each.isUndeclared));
  }

  #ask(asked: Asked, ignored: ReadonlySet<string>): Containment {
    const { writer, reader, inner, outer } = this.#roles(asked);
    return this.#question.comparison.ask({
      from: asked.direction === "backward" ? 0 : 1,
      inner: inner.id,
      outer: outer.id,
      isWritten: !asked.isUndeclared,
      ignored,
      isOutside: (value) =>
        writer.accepts(inner.id, value) &&
        countingIssue(reader, outer, value, ignored) !== undefined,
    });
  }

  /** Puts a payload on record under the rule that rejects it, which `ignored`, or `into`, has from then on; `false` where it had it already. */
  #record(
    asked: Asked,
    ignored: ReadonlySet<string>,
    value: JsonValue,
    into: Set<string>,
  ): boolean {
    const { reader, outer } = this.#roles(asked);
    const first = countingIssue(reader, outer, value, ignored);
    if (first === undefined) return false;
    const rule = ruleOfIssue(first, asked.isUndeclared);
    this.#add(asked, rule, value, first);
    const isNew = !into.has(rule);
    into.add(rule);
    return isNew;
  }

  #add(
    { type, direction, isUndeclared }: Asked,
    rule: string,
    payload: JsonValue,
    issue?: Issue,
  ): void {
    for (const undeclared of isUndeclared ? [true, false] : [false]) {
      const known = this.#changes.get(keyOf(direction, undeclared, rule));
      if (known === undefined) continue;
      known.types.push({ type, payload });
      return;
    }
    if (issue === undefined) return;
    const key = keyOf(direction, isUndeclared, rule);
    this.#changes.set(key, { direction, issue, isUndeclared, types: [{ type, payload }] });
  }

  #roles({ type, direction }: Asked): Roles {
    return rolesOf(type, direction, this.#question.sides);
  }
}

/** A type in one direction, of payloads with members that the contract does not speak of, or of those without. */
interface Asked {
  readonly type: MatchedType;
  readonly direction: Direction;
  readonly isUndeclared: boolean;
}

const unions = new Set(["anyOf", "oneOf"]);

function keyOf(direction: Direction, isUndeclared: boolean, rule: string): string {
  return `${direction} ${isUndeclared} ${rule}`;
}

export interface Roles {
  readonly writer: Side;
  readonly reader: Side;
  readonly inner: Declaration;
  readonly outer: Declaration;
}

export function rolesOf(type: MatchedType, direction: Direction, [before, now]: Sides): Roles {
  return direction === "backward"
    ? { writer: before, reader: now, inner: type.before, outer: type.now }
    : { writer: now, reader: before, inner: type.now, outer: type.before };
}

/** The payload that shows a change of one of its types, as small as it can be made. */
export function smallPayload(
  { direction, issue, isUndeclared }: WireChange,
  { type, payload }: WireChange["types"][number],
  sides: Sides,
): JsonValue {
  const { writer, reader, inner, outer } = rolesOf(type, direction, sides);
  const rule = ruleOfIssue(issue, isUndeclared);
  return shrink(
    payload,
    (simpler) =>
      writer.accepts(inner.id, simpler) &&
      reader.issues(outer.id, simpler).some((each) => ruleOfIssue(each, isUndeclared) === rule),
  );
}

/** The first thing that is wrong by a rule that is not left out. */
function countingIssue(
  reader: Side,
  { id }: Declaration,
  value: JsonValue,
  ignored: ReadonlySet<string>,
): Issue | undefined {
  return reader
    .issues(id, value)
    .find((issue) => ![true, false].some((each) => ignored.has(ruleOfIssue(issue, each))));
}

/** The rule that an issue is of, and the member where it speaks of several. Of members that no contract speaks of (`isUndeclared`), there is no end. */
export function ruleOfIssue({ schemaPath, params }: Issue, isUndeclared: boolean): string {
  const named = [
    "missingProperty",
    ...(isUndeclared ? [] : ["additionalProperty", "unevaluatedProperty"]),
  ];
  for (const name of named) {
    const member = params[name];
    if (typeof member === "string") return ruleOf(schemaPath, member);
  }
  return schemaPath;
}

/** What of the one state of a contract the other does not accept: changes, each with a payload that shows it. */

import { ruleOf } from "../containment/translate.js";
import type { Comparison, Containment } from "../containment/contains.js";
import type { JsonValue } from "../json/value.js";
import type { Declaration } from "../model/contract.js";
import type { Issue } from "../runtime/runtime.js";
import type { MatchedType } from "./matched-types.js";
import { shrink } from "./shrink.js";
import type { Side } from "./side.js";

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
  /** The state before, and the one now. */
  readonly sides: readonly [Side, Side];
  readonly types: readonly MatchedType[];
  /** The directions that count for a type. */
  directionsOf(type: MatchedType): readonly Direction[];
}

export function wireChanges(question: WireQuestion): WireChanges {
  const search = new Search(question);
  for (const type of question.types) {
    for (const direction of question.directionsOf(type)) search.look(type, direction);
  }
  return search.result();
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
      for (; found < mostOfAType; found++) {
        const answer = this.#ask(type, direction, isUndeclared, ignored);
        if (answer.kind === "contained") break;
        if (answer.kind === "unproved") {
          this.#unproved.push({ type, direction, reasons: answer.reasons });
          this.#counts[found === 0 ? "unproved" : "breaking"] += 1;
          return;
        }
        if (!this.#record(type, direction, isUndeclared, ignored, answer.value)) return;
      }
    }
    this.#counts[found === 0 ? "compatible" : "breaking"] += 1;
  }

  #ask(
    type: MatchedType,
    direction: Direction,
    isUndeclared: boolean,
    ignored: ReadonlySet<string>,
  ): Containment {
    const from = direction === "backward" ? 0 : 1;
    const { writer, reader, inner, outer } = this.#roles(type, direction);
    return this.#question.comparison.ask({
      from,
      inner: inner.id,
      outer: outer.id,
      isWritten: !isUndeclared,
      ignored,
      isOutside: (value) =>
        writer.accepts(inner.id, value) &&
        countingIssue(reader, outer, value, ignored) !== undefined,
    });
  }

  /** Puts a payload on record under the rule that rejects it; `false` where that rule is on record for the type already. */
  #record(
    type: MatchedType,
    direction: Direction,
    isUndeclared: boolean,
    ignored: Set<string>,
    value: JsonValue,
  ): boolean {
    const { writer, reader, inner, outer } = this.#roles(type, direction);
    const first = countingIssue(reader, outer, value, ignored);
    if (first === undefined) return false;
    const rule = ruleOfIssue(first);
    const payload = shrink(value, (simpler) => {
      if (!writer.accepts(inner.id, simpler)) return false;
      const issue = countingIssue(reader, outer, simpler, ignored);
      return issue !== undefined && ruleOfIssue(issue) === rule;
    });
    const issue = countingIssue(reader, outer, payload, ignored) ?? first;
    const key = `${direction} ${isUndeclared} ${rule}`;
    const known = this.#changes.get(key);
    if (known !== undefined) known.types.push({ type, payload });
    else this.#changes.set(key, { direction, issue, isUndeclared, types: [{ type, payload }] });
    ignored.add(rule);
    return true;
  }

  #roles(type: MatchedType, direction: Direction): Roles {
    const [before, now] = this.#question.sides;
    return direction === "backward"
      ? { writer: before, reader: now, inner: type.before, outer: type.now }
      : { writer: now, reader: before, inner: type.now, outer: type.before };
  }
}

interface Roles {
  readonly writer: Side;
  readonly reader: Side;
  readonly inner: Declaration;
  readonly outer: Declaration;
}

/** The first thing that is wrong by a rule that is not left out. */
function countingIssue(
  reader: Side,
  { id }: Declaration,
  value: JsonValue,
  ignored: ReadonlySet<string>,
): Issue | undefined {
  return reader.issues(id, value).find((issue) => !ignored.has(ruleOfIssue(issue)));
}

/** The rule that an issue is of, and the member where it speaks of several. */
export function ruleOfIssue({ schemaPath, params }: Issue): string {
  for (const name of ["missingProperty", "additionalProperty", "unevaluatedProperty"]) {
    const member = params[name];
    if (typeof member === "string") return ruleOf(schemaPath, member);
  }
  return schemaPath;
}

/** The rules that a module's validators can find broken, each written once, as `rulesOf` of the runtime reads them. */

import { belowOf } from "../../runtime/runtime.js";
import { stringLiteral } from "./literal.js";

export interface RuleCode {
  /** The JSON Pointer of the keyword. */
  readonly place: string;
  readonly keyword: string;
  /** The JSON Pointer to the value, from the one that the validator is called with, as far as it is the same for all values. */
  readonly below: string;
  /** What the rule asks for: an object literal. */
  readonly params: string;
}

export interface RuleTable {
  /** How code names a rule; and whether it asks of each value for the same. */
  add(rule: RuleCode): { readonly code: string; readonly isComplete: boolean };
  /** The rules in the order of their numbers, as code. */
  readonly entries: readonly string[];
}

/** `constants` are the names that the module declares before the table. */
export function createRuleTable(constants: ReadonlySet<string>): RuleTable {
  const numbers = new Map<string, number>();
  return {
    add(rule) {
      const isComplete = namesIn(rule.params).every((name) => constants.has(name));
      const entry = entryOf(isComplete ? rule : { ...rule, params: "{}" });
      const number = numbers.get(entry) ?? numbers.size;
      numbers.set(entry, number);
      return { code: `rules[${number}]`, isComplete };
    },
    get entries() {
      return [...numbers.keys()];
    },
  };
}

/** Without what the runtime finds out itself. */
function entryOf({ place, params, below, keyword }: RuleCode): string {
  const parts = [
    { code: stringLiteral(place), isKnown: false },
    { code: params, isKnown: params === "{}" },
    { code: stringLiteral(below), isKnown: below === belowOf(place) },
    { code: stringLiteral(keyword), isKnown: place.endsWith(`/${keyword}`) },
  ];
  const last = parts.findLastIndex(({ isKnown }) => !isKnown);
  return `[${parts
    .slice(0, last + 1)
    .map(({ code }) => code)
    .join(", ")}]`;
}

const literals = /"(?:[^"\\]|\\.)*"|\b(?:true|false|null|undefined)\b/gs;
/** Names of values, and not of members. */
const name = /(?<![.\w$])[a-z_$][\w$]*(?!\s*:|[\w$])/gi;

function namesIn(params: string): readonly string[] {
  return params.replace(literals, "0").match(name) ?? [];
}

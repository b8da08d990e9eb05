import type { Change, Operator } from "./operator.js";
import { show } from "./words.js";
import { without, withKeyword } from "./without.js";

interface Bound {
  /** Whether a smaller value of the keyword allows more. */
  readonly isLower: boolean;
  /** Whether it counts, so that no value below nought means more than nought. */
  readonly counts: boolean;
  readonly says: (limit: string) => string;
}

const bounds: Readonly<Record<string, Bound>> = {
  minimum: { isLower: true, counts: false, says: (n) => `must be at least ${n}` },
  maximum: { isLower: false, counts: false, says: (n) => `must be at most ${n}` },
  exclusiveMinimum: { isLower: true, counts: false, says: (n) => `must be more than ${n}` },
  exclusiveMaximum: { isLower: false, counts: false, says: (n) => `must be less than ${n}` },
  minLength: { isLower: true, counts: true, says: (n) => `must have a length of at least ${n}` },
  maxLength: { isLower: false, counts: true, says: (n) => `must have a length of at most ${n}` },
  minItems: { isLower: true, counts: true, says: (n) => `must have at least ${n} items` },
  maxItems: { isLower: false, counts: true, says: (n) => `must have at most ${n} items` },
  minProperties: { isLower: true, counts: true, says: (n) => `must have at least ${n} members` },
  maxProperties: { isLower: false, counts: true, says: (n) => `must have at most ${n} members` },
  minContains: {
    isLower: true,
    counts: true,
    says: (n) => `must have at least ${n} items of the kind that it contains`,
  },
  maxContains: {
    isLower: false,
    counts: true,
    says: (n) => `must have at most ${n} items of the kind that it contains`,
  },
};

/** Each bound wider by one, and none. */
export const limits: Operator = ({ view, name }) =>
  Object.entries(bounds).flatMap(([keyword, { isLower, counts, says }]): readonly Change[] => {
    const limit = view.assertion(keyword);
    const schema = view.entry.value;
    const at = [keyword];
    const claim = `${name} ${says(show(limit ?? null))}`;
    const removed: Change = {
      operation: "removed",
      keyword,
      at,
      schema: without(schema, keyword),
      claim,
    };
    // Of draft-04, which has `true` beside a bound.
    if (limit === true) return [removed];
    if (typeof limit !== "number") return [];
    const wider = isLower ? limit - 1 : limit + 1;
    if (counts && isLower && limit <= 0) return [];
    const relaxed: Change = {
      operation: "relaxed",
      keyword,
      at,
      schema: withKeyword(schema, keyword, wider),
      claim: `${claim}, and not just ${show(wider)}`,
    };
    // Without `minContains` one item is asked for; every other bound of nought asks for nothing.
    const isSame = counts && isLower && wider === 0 && keyword !== "minContains";
    return isSame ? [removed] : [relaxed, removed];
  });

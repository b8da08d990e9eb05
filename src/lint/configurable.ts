/** The codes whose level a configuration may set: the rules of the lint, and what compiling a contract finds and can go on from. */

import type { Code } from "../diagnostics/catalogue.js";
import { rules } from "./registry.js";

const compiled: readonly Code[] = [
  "closed-base",
  "closed-child",
  "contradiction",
  "diamond-conflict",
  "unsatisfiable",
  "not-extended",
  "exponential-pattern",
  "unbounded-unique-items",
  "unknown-keyword",
  "unknown-format",
  "unusable-file-name",
  "duplicate-name",
  "duplicate-module",
  "case-conflict",
  "adjusted-name",
  "shared-bundle",
];

/** Each configurable code, with the options that it takes. */
export const knownRules: ReadonlyMap<string, readonly string[]> = new Map<
  string,
  readonly string[]
>([
  ...rules.map(({ id, options = [] }) => [id, options] as const),
  ...compiled.map((code) => [code, []] as const),
]);

export function isConfigurable(code: Code): boolean {
  return knownRules.has(code);
}

/** The configurable codes that are found where a contract is compiled. */
export const compiledRules = compiled;

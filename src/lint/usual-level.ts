import { catalogue, type Code } from "../diagnostics/catalogue.js";
import type { Severity } from "../diagnostics/diagnostic.js";
import { rules } from "./registry.js";

export type Level = "off" | Severity;

const optIn: ReadonlySet<Code> = new Set(
  rules.flatMap(({ id, isOptIn }) => (isOptIn === true ? id : [])),
);

/** The level of a code where the configuration is silent. */
export function usualLevel(code: Code): Level {
  return optIn.has(code) ? "off" : catalogue[code].severity;
}

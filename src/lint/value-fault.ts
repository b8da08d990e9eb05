import type { Judge } from "./rule.js";

/** What is to be said of a value that a schema gives, as it was judged by that schema: `The example is not valid: …`. */
export function valueFault(name: string, judged: ReturnType<Judge>): string | undefined {
  if (judged === "stopped") {
    return `To judge ${name.replace(/^The/, "the")} takes too long, so it was stopped`;
  }
  const [first, ...more] = judged;
  if (first === undefined) return undefined;
  return `${name} is not valid: ${first}${more.length > 0 ? ` (and ${more.length} more)` : ""}`;
}

import type { Related } from "../../diagnostics/diagnostic.js";
import type { Issue } from "../../runtime/runtime.js";

/** An issue, and what is to be said beside it. */
export interface Noted {
  readonly issue: Issue;
  readonly related: readonly Related[];
  /** It is one of the alternative that the payload comes closest to. */
  readonly isAlternative?: boolean;
  /** What the other alternatives require instead of what is missing, in words. */
  readonly instead?: string;
}

/** The property that an issue says is missing. */
export function missingIn({ keyword, params }: Issue): string | undefined {
  const name = params["missingProperty"];
  return keyword === "required" && typeof name === "string" ? name : undefined;
}

/** The property that an issue says is too much. */
export function surplusIn({ params }: Issue): string | undefined {
  const name = params["additionalProperty"] ?? params["unevaluatedProperty"];
  return typeof name === "string" ? name : undefined;
}

import type { RuleSetting } from "./policy.js";

/** A small contract in which a rule finds something, and as its author may have meant it: shown by `allof explain`, and tried by the tests. */
export interface LintCase {
  readonly name: string;
  /** Path → text. */
  readonly before: Readonly<Record<string, string>>;
  /** `path:line:column` of each finding of the rule; none for what it must pass over. */
  readonly found: readonly string[];
  /** Without a finding. Where the rule mends, what `--fix` makes; files that stay as they are are left out. */
  readonly after?: Readonly<Record<string, string>>;
  /** How the rule is set, where that is more than being in force. */
  readonly setting?: RuleSetting;
}

import { changelog as changelogOf } from "../breaking/changelog.js";
import { settled, withBaseline, type BreakingFlags } from "./breaking.js";
import type { Context } from "./context.js";
import type { Outcome } from "./outcome.js";

export type ChangelogFlags = Pick<BreakingFlags, "against" | "config" | "schemas">;

/** What has changed since another state of the contract, in Markdown; or why that can't be told. */
export async function changelog(
  flags: ChangelogFlags,
  context: Context,
): Promise<string | Outcome> {
  let text: string | undefined;
  const outcome = await withBaseline("changelog", flags, context, async (comparing, { end }) => {
    const { compared, compiled, sides } = comparing;
    const findings = settled(compared, compiled, context);
    const { version } = compiled.configuration;
    const [{ label: against }] = sides;
    text = changelogOf({ compared, findings, against, version }).text;
    return end([]);
  });
  return text ?? outcome;
}

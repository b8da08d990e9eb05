import { printWithin } from "../../json/print.js";
import type { Suggestion } from "./suggestion.js";
import type { Suggestions } from "./suggest.js";

/** The fixtures, each with its file, what it shows and its payload; and what none was found for. `fileOf`: as shown to readers. */
export function suggestionsText(
  { suggestions, unshown }: Suggestions,
  fileOf: (suggestion: Suggestion) => string,
): string {
  const parts: string[] = [];
  if (suggestions.length === 0 && unshown.length === 0) {
    parts.push("The fixtures show every part of every type, and every rule.\n");
  }
  for (const suggestion of suggestions) {
    const { shows, json } = suggestion;
    const lines = shows.map((each) => `  so far, ${each}\n`);
    parts.push(`${fileOf(suggestion)}\n${lines.join("")}\n    ${printWithin(json, 2)}\n`);
  }
  if (unshown.length > 0) {
    const lines = unshown.map((each) => `  ${each}\n`);
    parts.push(
      `No fixture was found for these: write one, or drop the rule if others imply it\n\n${lines.join("")}`,
    );
  }
  return parts.join("\n");
}

import type { JsonObject } from "../../json/value.js";
import type { Suggestion } from "./suggestion.js";
import type { Suggestions } from "./suggest.js";

/** The fixtures as data, for programs. */
export function suggestionsJson(
  { suggestions, unshown }: Suggestions,
  fileOf: (suggestion: Suggestion) => string,
): JsonObject {
  return {
    suggestions: suggestions.map((suggestion) => {
      const { declaration, verdict, json, issues, shows } = suggestion;
      return {
        type: declaration.name,
        verdict,
        file: fileOf(suggestion),
        json,
        shows,
        ...(verdict === "invalid" && {
          findings: issues.map(({ instancePath, keyword, schemaPath, message }) => ({
            instancePath,
            keyword,
            schemaPath,
            message,
          })),
        }),
      };
    }),
    unshown,
  };
}

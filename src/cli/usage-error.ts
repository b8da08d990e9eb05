import type { CommanderError } from "commander";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** What commander refused, as a diagnostic. */
export function usageError({ message }: CommanderError): Diagnostic {
  const text = message.replace(/^error: /, "");
  const suggestion = /\n?\(Did you mean (?:one of )?(.+?)\?\)/.exec(text);
  const sentence = text.replace(/\n?\(Did you mean .*$/s, "").trim();
  return diagnostic("usage", {
    message: sentence.charAt(0).toUpperCase() + sentence.slice(1).replace(/\.$/, ""),
    ...(suggestion !== null && { hint: `Did you mean \`${suggestion[1] ?? ""}\`?` }),
  });
}

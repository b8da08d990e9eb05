import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Why there is no text: what `compile` and `compileFromFile` reject with. Its message tells every error on a line of its own. */
export class AllofError extends Error {
  override readonly name = "AllofError";

  constructor(
    /** All that was found, with file, line and column; one of them at least is an error. */
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(
      diagnostics
        .filter(({ severity }) => severity === "error")
        .map(lineOf)
        .join("\n"),
    );
  }
}

/** `schemas/a.json:3:15 a message (a-code). A hint.` */
function lineOf({ code, message, location, hint }: Diagnostic): string {
  const { file, line, column } = location ?? {};
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${place === "" ? "" : place + " "}${message} (${code}).${hint === undefined ? "" : " " + hint}`;
}

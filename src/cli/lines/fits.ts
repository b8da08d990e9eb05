import * as formats from "../../runtime/formats.js";
import * as runtime from "../../runtime/runtime.js";

/** Whether a value is one of the type. */
export type Fits = (value: unknown) => boolean;

/** What a script of the validators says of values, in this thread. */
export function fitsOf(script: string): Fits {
  // It is the code that is shipped, and no text of a schema gets into it but as a literal.
  // oxlint-disable-next-line no-implied-eval
  return (new Function("runtime", "formats", script) as (...given: unknown[]) => Fits)(
    runtime,
    formats,
  );
}

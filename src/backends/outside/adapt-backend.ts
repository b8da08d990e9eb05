import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../../diagnostics/diagnostic.js";
import type { Resolved } from "../../resolve/resolved.js";
import type { Backend } from "../backend.js";
import type { BackendFinding, OutsideBackend } from "./outside-backend.js";
import { readOutput, type ReadOutput } from "./read-output.js";
import { thrownMessage } from "./thrown-message.js";

export interface Origin {
  /** As `targets` names it. */
  readonly target: string;
  /** Where the module is. */
  readonly file: Location;
  /** Where in its code an error comes from. */
  readonly positionOf: (error: unknown) => Promise<Location>;
  /** What a promise comes to, and an error where it comes to nothing. */
  readonly settled: <T>(promise: T | Promise<T>) => Promise<T>;
}

/** A back-end from outside as one of ours: where it fails, or returns what can't be written, a diagnostic says so in one sentence. */
export function adaptBackend(backend: OutsideBackend, origin: Origin): Backend {
  const { name, summary } = backend;
  const { target, file } = origin;
  const failed = (fault: Diagnostic) => ({ value: [], diagnostics: [fault] });
  return {
    name,
    summary,
    onlyWhenNamed: true,
    fromOutside: file,
    async generate(input) {
      let output: ReadOutput;
      try {
        output = readOutput(await origin.settled(backend.generate(input)));
      } catch (error) {
        return failed(
          diagnostic("failed-backend", {
            message: `The back-end \`${target}\` failed: ${thrownMessage(error)}`,
            location: await origin.positionOf(error),
          }),
        );
      }
      if ("fault" in output) {
        const message = `The back-end \`${target}\` ${output.fault}`;
        return failed(diagnostic("invalid-backend-output", { message, location: file }));
      }
      const told = output.findings.map((each) => diagnosticOf(each, file, input.resolved));
      return { value: output.files, diagnostics: told };
    },
  };
}

function diagnosticOf(
  { severity, message, place, hint }: BackendFinding,
  file: Location,
  { sources }: Resolved,
): Diagnostic {
  const source = place && sources.find(({ path }) => path === place.path);
  const location = source?.locate(place?.pointer ?? "") ?? file;
  return {
    ...diagnostic("backend-finding", { message, location, ...(hint !== undefined && { hint }) }),
    severity,
  };
}

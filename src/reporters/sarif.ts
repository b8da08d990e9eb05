import type { Log, Location as SarifLocation, ReportingDescriptor, Result } from "sarif";
import { catalogue, type Code } from "../diagnostics/catalogue.js";
import type { Location, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "./code-frame.js";
import { fingerprints } from "./fingerprints.js";
import type { Reporter } from "./report.js";
import { wholeRun } from "./whole-run.js";

const levels: Readonly<Record<Severity, Result.level>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** SARIF 2.1.0: one run; a rule for each code that was found, with the catalogue's words; a result for each finding. */
export const sarif: Reporter = ({ diagnostics }, { inRepository, version }) => {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const indexOf = new Map(codes.map((code, i) => [code, i]));
  const ids = fingerprints(diagnostics);
  const at = (location: Location): SarifLocation => physical(location, inRepository);
  const results = diagnostics.map(
    ({ code, severity, message, location = wholeRun, related = [], hint }, i): Result => ({
      ruleId: code,
      ruleIndex: indexOf.get(code) ?? -1,
      level: levels[severity],
      message: { text: escaped(hint === undefined ? message : `${message}\n${hint}`) },
      locations: [at(location)],
      ...(related.length > 0 && {
        relatedLocations: related.map((each, id) => ({
          id,
          ...at(each.location),
          message: { text: escaped(each.message) },
        })),
      }),
      partialFingerprints: { "allof/v1": ids[i] ?? "" },
    }),
  );
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "allof", semanticVersion: version, rules: codes.map(rule) } },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2) + "\n";
};

function rule(code: Code): ReportingDescriptor {
  const { severity, title, meaning, mend } = catalogue[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: `${meaning}\n\n${mend}\n\nallof explain ${code}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function physical(
  { file, line, column }: Location,
  inRepository: (file: string) => string,
): SarifLocation {
  const region = {
    startLine: line ?? 1,
    ...(line !== undefined && column !== undefined && { startColumn: column }),
  };
  // A relative reference (RFC 3986): its first segment holds no colon.
  const uri = inRepository(file)
    .split("/")
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join("/");
  return {
    physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region },
  };
}

/** Plain text of a message: brackets would make an embedded link (section 3.11.6), braces a placeholder (section 3.11.5). */
function escaped(text: string): string {
  return visible(text)
    .toWellFormed()
    .replaceAll(/[\\[\]]/g, "\\$&");
}

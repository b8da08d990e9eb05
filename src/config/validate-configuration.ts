import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean, nearest } from "../diagnostics/nearest.js";
import type { Result } from "../diagnostics/result.js";
import { append, parentOf, valueAt } from "../json/pointer.js";
import { isObject, type JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Issue } from "../runtime/runtime.js";
import { AllofConfig } from "./generated/index.js";

/** The source as a configuration; absent, with the reasons, where it is none. The validator is allof's own output. */
export function validateConfiguration(source: Source): Result<AllofConfig | undefined> {
  const result = AllofConfig.validate(source.json);
  if (!result.valid) {
    const diagnostics = result.issues.map((issue) => issueDiagnostic(issue, source));
    return { value: undefined, diagnostics };
  }
  const diagnostics = fixtureFaults(result.value, source);
  return { value: diagnostics.length > 0 ? undefined : result.value, diagnostics };
}

const placeholders = ["schema", "type", "verdict"];

/** Patterns of fixtures that say too little, or name what there is not. */
function fixtureFaults({ fixtures }: AllofConfig, source: Source): readonly Diagnostic[] {
  if (!Array.isArray(fixtures)) return [];
  return fixtures.flatMap((place, index) => {
    if (typeof place === "string") return [];
    const { files, verdict } = place;
    const location = source.locate(`/fixtures/${index}/files`);
    const fault = (message: string, hint: string): Diagnostic =>
      diagnostic("invalid-configuration", { message, location, hint });
    const names = [...files.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const unknown = names.find((name) => !placeholders.includes(name));
    if (unknown !== undefined) {
      const meant = nearest(unknown, placeholders);
      return fault(
        `A pattern of fixtures has no \`{${unknown}}\``,
        meant === undefined
          ? "There are `{schema}`, `{type}` and `{verdict}`."
          : `Did you mean \`{${meant}}\`?`,
      );
    }
    if (verdict !== undefined || names.includes("verdict")) return [];
    return fault(
      `Nothing says whether the fixtures \`${files}\` are to be valid`,
      'Add `"verdict": "valid"` or `"invalid"`, or `{verdict}` to the pattern.',
    );
  });
}

function shownBriefly(value: JsonValue | undefined): string {
  return `\`${String(value).slice(0, 40)}\``;
}

function issueDiagnostic(issue: Issue, source: Source): Diagnostic {
  const { instancePath, message, params } = issue;
  if (instancePath === "/version" && issue.keyword === "pattern") {
    return diagnostic("invalid-configuration", {
      message: `The version ${shownBriefly(valueAt(source.json, instancePath))} is no semantic version`,
      location: source.locate(instancePath),
      hint: "Write three numbers, as in `1.4.0`, and perhaps what goes before a release: `2.0.0-rc.1`.",
    });
  }
  const surplus = params["unevaluatedProperty"] ?? params["additionalProperty"];
  if (typeof surplus !== "string") {
    return diagnostic("invalid-configuration", {
      message: message.charAt(0).toUpperCase() + message.slice(1),
      location: source.locate(instancePath),
    });
  }
  const [, written = ""] = issue.schemaPath.split("#");
  const { schema } = AllofConfig;
  const closed = valueAt(schema as JsonValue, parentOf(written) ?? "");
  const members = isObject(closed) ? closed["properties"] : undefined;
  // The first of two that are equally near is proposed, and `$schema` is what editors write, not people.
  const names = Object.keys(members ?? {}).sort(
    (a, b) => Number(a.startsWith("$")) - Number(b.startsWith("$")),
  );
  return diagnostic("invalid-configuration", {
    message: `The configuration has no member \`${surplus}\``,
    location: source.locate(append(instancePath, surplus), "key"),
    ...didYouMean(surplus, names),
  });
}

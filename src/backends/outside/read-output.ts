import type { OutputFile } from "../backend.js";
import { isRecord } from "./is-record.js";
import type { BackendFinding } from "./outside-backend.js";

/** What a back-end returned, or what is wrong with it: the end of a sentence that begins with its name. */
export type ReadOutput =
  | { readonly files: readonly OutputFile[]; readonly findings: readonly BackendFinding[] }
  | { readonly fault: string };

/** Holds what `generate` of a back-end from outside returned against the interface. */
export function readOutput(output: unknown): ReadOutput {
  if (!isRecord(output)) return { fault: `returned ${kindOf(output)}, not \`{ files }\`` };
  const { files, findings = [] } = output;
  if (!Array.isArray(files)) return { fault: `returned ${kindOf(files)} as \`files\`, not a list` };
  if (!Array.isArray(findings)) {
    return { fault: `returned ${kindOf(findings)} as \`findings\`, not a list` };
  }
  for (const [i, file] of (files as readonly unknown[]).entries()) {
    const fault = faultOfFile(file);
    if (fault !== undefined) return { fault: `returned as file ${i} ${fault}` };
  }
  const odd = (findings as readonly unknown[]).findIndex((each) => !isFinding(each));
  if (odd !== -1) {
    return { fault: `returned as finding ${odd} no \`{ severity, message, place?, hint? }\`` };
  }
  return {
    files: (files as readonly OutputFile[]).map(({ path, contents }) => ({ path, contents })),
    findings: findings as readonly BackendFinding[],
  };
}

function faultOfFile(file: unknown): string | undefined {
  const { path, contents } = isRecord(file) ? file : {};
  if (typeof path !== "string" || typeof contents !== "string") {
    return "no `{ path, contents }` of two strings";
  }
  const shown = `\`${path.slice(0, 80)}\``;
  if (/^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes("..")) {
    return `${shown}, which lies outside of the output folder`;
  }
  if (path.split("/").some((name) => !isName(name))) {
    return `${shown}, which is no path of names with \`/\` between them`;
  }
  if (/(^|\/)\.[^/]*$/.test(path)) {
    return `${shown}, and files that begin with a dot are left alone by builds`;
  }
  if (path === "package.json") return `\`${path}\`, which is allof's own`;
  // What can't be written as UTF-8 would never be found as it was written.
  if (/\p{Surrogate}/u.test(path + contents))
    return `${shown}, whose text holds half of a character`;
  return undefined;
}

/** A name that a file can have on every system that reads the output. */
function isName(name: string): boolean {
  return name !== "" && name !== "." && !/[\\:*?"<>|\p{Cc}]|[ .]$/u.test(name);
}

function isFinding(value: unknown): boolean {
  const { severity, message, place, hint } = isRecord(value) ? value : {};
  const { path, pointer } = isRecord(place) ? place : {};
  return (
    (severity === "error" || severity === "warning" || severity === "info") &&
    typeof message === "string" &&
    (place === undefined || (typeof path === "string" && typeof pointer === "string")) &&
    (hint === undefined || typeof hint === "string")
  );
}

function kindOf(value: unknown): string {
  return value === null || value === undefined ? String(value) : `a value of type ${typeof value}`;
}

/** What an issue says to a person: the rule, the value found, where the rule comes from, and what may have been meant. */

import { nearest } from "../diagnostics/nearest.js";
import type { Issue } from "../runtime/runtime.js";
import type { Origin } from "./origin.js";

const LONGEST = 60;

/** `` `status` must be "set", not "unset" (inherited from `Base`, base.json#/properties/status/const). Did you mean …? `` */
export function faultWords(issue: Issue, payload: unknown, origin: Origin | undefined): string {
  const { message, schemaPath, instancePath } = issue;
  const value = valueAt(payload, issue.path);
  const found = foundWords(issue, value);
  const by =
    origin === undefined
      ? ""
      : `${origin.isInherited ? "inherited from" : "in"} \`${origin.name}\`, `;
  const at = issue.path.length > 1 ? ` at ${instancePath}` : "";
  const meant = meantBy(issue, value);
  return `${message}${found}${at} (${by}${schemaPath})${meant === undefined ? "" : `. Did you mean ${meant}?`}`;
}

/** A value that is not in the message, and short enough to be told. */
function foundWords({ keyword, message }: Issue, value: unknown): string {
  if (keyword === "required" || typeof value === "object" || value === undefined) return "";
  const shown = JSON.stringify(value);
  return shown.length > LONGEST || message.includes(shown) ? "" : `, not ${shown}`;
}

function meantBy({ keyword, params }: Issue, value: unknown): string | undefined {
  const { allowedValue, allowedValues, missingProperty } = params;
  if (keyword === "required" && typeof missingProperty === "string") {
    const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
    const near = nearest(missingProperty, keys);
    return near === undefined ? undefined : `\`${missingProperty}\` by \`${near}\``;
  }
  const allowed = Array.isArray(allowedValues) ? allowedValues : [allowedValue];
  if (typeof value !== "string") return undefined;
  const near = nearest(
    value,
    allowed.filter((each) => typeof each === "string"),
  );
  return near === undefined ? undefined : JSON.stringify(near);
}

function valueAt(payload: unknown, path: Issue["path"]): unknown {
  let value = payload;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

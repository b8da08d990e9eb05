/** What is known of formats: membership, and patterns that every string of a format has. */

import { formatChecks } from "../backends/validators/formats.js";

/** Whether validators check the format. */
export function isKnownFormat(format: string): boolean {
  return Object.hasOwn(formatChecks, format);
}

export function hasFormat(format: string, value: string): boolean | undefined {
  return isKnownFormat(format) ? formatChecks[format]?.(value) : undefined;
}

/** Formats whose strings are all of another one (RFC 3986, 4.1; RFC 3987, 3; RFC 6531; RFC 5890). */
const within: ReadonlyMap<string, readonly string[]> = new Map([
  ["uri", ["uri-reference", "iri", "iri-reference"]],
  ["uri-reference", ["iri-reference"]],
  ["iri", ["iri-reference"]],
  ["email", ["idn-email"]],
  ["hostname", ["idn-hostname"]],
]);

export function isWithinFormat(inner: string, outer: string): boolean {
  return inner === outer || (within.get(inner)?.includes(outer) ?? false);
}

/** A pattern that every string of the format has. */
export function patternOfFormat(format: string): string | undefined {
  return patterns.get(format);
}

const day = "\\d{4}-\\d{2}-\\d{2}";
const hour = "\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[zZ]|[+-]\\d{2}:\\d{2})";

const patterns: ReadonlyMap<string, string> = new Map([
  ["date", `^${day}$`],
  ["time", `^${hour}$`],
  ["date-time", `^${day}[tT]${hour}$`],
  ["duration", "^P[\\dYMWDTHS]+$"],
  ["uuid", "^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"],
  ["ipv4", "^\\d{1,3}(?:\\.\\d{1,3}){3}$"],
  ["ipv6", "^[0-9a-fA-F:.]{2,45}$"],
  ["email", "^[^]+@[^]+$"],
  ["uri", "^[a-zA-Z][a-zA-Z0-9+.-]*:"],
]);

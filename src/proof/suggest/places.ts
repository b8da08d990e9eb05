/** Where in a payload a part of a type stands. */

import { append, valueAt } from "../../json/pointer.js";
import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Declaration } from "../../model/contract.js";
import { placesIn } from "./edit.js";
import type { Accepted } from "./sample.js";

/** The places of a payload whose values are of a type; the payload itself, where it is of it, alone. */
export type Anchors = (payload: JsonValue, declaration: Declaration) => readonly string[];

/** The same payload is asked about for each rule of a type, so answers are kept. */
export function createAnchors(accepted: Accepted): Anchors {
  const known = new Map<JsonValue, Map<string, readonly string[]>>();
  const found = (payload: JsonValue, declaration: Declaration): readonly string[] => {
    if (accepted(declaration, [payload]).size > 0) return [""];
    const parts = placesIn(payload).map((at) => ({ at, value: valueAt(payload, at) ?? null }));
    const fitting = accepted(
      declaration,
      parts.map(({ value }) => value),
    );
    const places = parts.filter(({ value }) => fitting.has(value)).map(({ at }) => at);
    return places.slice(0, MOST_ANCHORS);
  };
  return (payload, declaration) => {
    const own = known.get(payload) ?? new Map<string, readonly string[]>();
    known.set(payload, own);
    const places = own.get(declaration.id) ?? found(payload, declaration);
    own.set(declaration.id, places);
    return places;
  };
}

/** More of the same are no help. */
const MOST_ANCHORS = 12;

/**
 * The places that a path (`location.timezone`, `errors[]`) leads to from `at`. A member that is missing has one all the same, where what
 * holds it is there; of the items of an array, the first.
 */
export function follow(payload: JsonValue, at: string, path: string): readonly string[] {
  if (path === "") return [at];
  const value = valueAt(payload, at);
  const item = /^\[(\d*)\](?:\.(?=[^.[])|(?=\.\*)|)/.exec(path);
  if (item !== null) {
    if (!isArray(value) || value.length === 0) return [];
    return follow(payload, append(at, Number(item[1] ?? 0)), path.slice(item[0].length));
  }
  if (!isObject(value)) return [];
  if (path.startsWith(".*")) {
    const rest = path.slice(2).replace(/^\.(?!\*)/, "");
    return Object.keys(value).flatMap((name) => follow(payload, append(at, name), rest));
  }
  // Names may hold dots: the longest that is there is meant.
  const ends = [...path.matchAll(/\.|\[|$/g)].map(({ index }) => index).filter((end) => end > 0);
  const known = ends.findLast((end) => Object.hasOwn(value, path.slice(0, end)));
  const end = known ?? (ends.length === 1 ? ends[0] : undefined);
  if (end === undefined) return [];
  const rest = path.slice(end);
  const next = rest.startsWith(".*") || rest.startsWith("[") ? rest : rest.slice(1);
  return follow(payload, append(at, path.slice(0, end)), next);
}

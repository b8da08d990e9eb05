/** Changes as findings: each once, at its place in the contract as it is now, with what it was and a payload that shows it. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Related } from "../diagnostics/diagnostic.js";
import { valueAt } from "../json/pointer.js";
import { isObject, type JsonValue } from "../json/value.js";
import type { Declaration } from "../model/contract.js";
import type { Place } from "../model/type.js";
import { listOf } from "./words.js";
import type { MatchedType } from "./matched-types.js";
import { codeOf } from "./rules.js";
import type { Side } from "./side.js";
import {
  smallPayload,
  type Direction,
  type Sides,
  type Unproved,
  type WireChange,
  type WireChanges,
} from "./wire-changes.js";

export function wireFindings({ changes, unproved }: WireChanges, sides: Sides): Diagnostic[] {
  return [
    ...changes.map((change) => changeFinding(change, sides)),
    ...unprovedFindings(unproved, sides),
  ];
}

function changeFinding(change: WireChange, sides: Sides): Diagnostic {
  const [before, now] = sides;
  const { direction, issue, isUndeclared } = change;
  const rule = placeOf(issue.schemaPath);
  const [owner] = ownersFirst(change, rule, direction);
  const there = owner && counterpart(rule, owner.type, direction, sides);
  const [here, was] = direction === "backward" ? [rule, there] : [there, rule];
  const code = isUndeclared ? "breaking-undeclared" : codeOf(issue.keyword);
  const names = ownersFirst(change, rule, direction).map(({ type }) => type.now.name);
  const related: Related[] = [];
  if (was !== undefined) {
    related.push({ message: wordsOfPlace(before, was), location: before.locate(was) });
  }
  if (owner !== undefined) {
    const payload = smallPayload(change, owner, sides);
    related.push(payloadOf({ type: owner.type, payload }, direction, sides));
  }
  return diagnostic(code, {
    message: `${subjectOf(direction, sides)} ${issue.message} (${typesInWords(names)})`,
    location: now.locate(here ?? owner?.type.now.location ?? rule),
    related,
  });
}

function subjectOf(direction: Direction, [before]: Sides): string {
  return direction === "backward"
    ? `Payloads of \`${before.label}\` are rejected now:`
    : `New payloads are rejected by \`${before.label}\`: there,`;
}

/** `Code`, `Base` and 3 more types. */
function typesInWords(names: readonly string[]): string {
  return listOf(
    names.map((name) => `\`${name}\``),
    4,
    "types",
  );
}

/** The types of a change, those first in whose own schema the rule stands. */
function ownersFirst(
  { types }: WireChange,
  rule: Place,
  direction: Direction,
): WireChange["types"] {
  const isOwner = ({ type }: WireChange["types"][number]): boolean => {
    const { location } = direction === "backward" ? type.now : type.before;
    const { path, pointer } = location;
    return (
      path === rule.path && (rule.pointer === pointer || rule.pointer.startsWith(`${pointer}/`))
    );
  };
  // Of several that hold the rule, the innermost.
  const depth = ({ type }: WireChange["types"][number]): number =>
    (direction === "backward" ? type.now : type.before).location.pointer.length;
  const owners = types.filter(isOwner).sort((a, b) => depth(b) - depth(a));
  return [...owners, ...types.filter((each) => !isOwner(each))];
}

/** Where the other side speaks of what a rule speaks of: the same place, or the nearest around it that is there. */
function counterpart(
  rule: Place,
  { before, now }: MatchedType,
  direction: Direction,
  [old, current]: Sides,
): Place {
  const [from, to, side] = direction === "backward" ? [now, before, old] : [before, now, current];
  const isOwn = rule.path === from.location.path && rule.pointer.startsWith(from.location.pointer);
  const place: Place = isOwn
    ? {
        path: to.location.path,
        pointer: to.location.pointer + rule.pointer.slice(from.location.pointer.length),
      }
    : rule;
  const source = side.compiled.resolved.sources.find(({ path }) => path === place.path);
  if (source === undefined) return to.location;
  let { pointer } = place;
  while (pointer !== "" && valueAt(source.json, pointer) === undefined) {
    pointer = pointer.slice(0, pointer.lastIndexOf("/"));
  }
  return { path: place.path, pointer };
}

export function placeOf(schemaPath: string): Place {
  const at = schemaPath.indexOf("#");
  return { path: schemaPath.slice(0, at), pointer: schemaPath.slice(at + 1) };
}

function wordsOfPlace(side: Side, place: Place): string {
  const source = side.compiled.resolved.sources.find(({ path }) => path === place.path);
  const value = source && valueAt(source.json, place.pointer);
  const keyword = place.pointer.slice(place.pointer.lastIndexOf("/") + 1);
  const text = value === undefined || isObject(value) ? "" : JSON.stringify(value);
  const isShort = text !== "" && text.length <= longestKeyword && keyword !== "";
  return isShort ? `in ${side.label}: \`"${keyword}": ${text}\`` : `in ${side.label}`;
}

function payloadOf(
  { type, payload }: WireChange["types"][number],
  direction: Direction,
  [before, now]: Sides,
): Related {
  const [writer, own]: readonly [Side, Declaration] =
    direction === "backward" ? [before, type.before] : [now, type.now];
  return {
    message: `for example this \`${own.name}\` of ${writer.label}: ${shortened(payload)}`,
    location: writer.locate(own.location),
  };
}

/** So much of a value stands in a message. */
const longest = 600;
/** So long may a keyword be that is told with its value. */
const longestKeyword = 120;

function shortened(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** One finding for each set of reasons, with the types that it leaves open. */
function unprovedFindings(unproved: readonly Unproved[], sides: Sides): Diagnostic[] {
  const byReasons = new Map<string, Unproved[]>();
  for (const each of unproved) {
    const key = `${each.direction} ${[...each.reasons].sort().join()}`;
    byReasons.set(key, [...(byReasons.get(key) ?? []), each]);
  }
  return [...byReasons.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const names = all.map(({ type }) => type.now.name);
    const isBudget = first.reasons.includes("budget");
    const keywords = first.reasons.filter((each) => each !== "budget").map((each) => `\`${each}\``);
    const reason = isBudget
      ? "the search was given up after its budget of steps"
      : `${listOf(keywords, 6, "keywords")} could not be reasoned about`;
    const question =
      first.direction === "backward"
        ? `payloads of \`${sides[0].label}\` are still accepted`
        : `new payloads are accepted by \`${sides[0].label}\``;
    return diagnostic("breaking-unproved", {
      message: `Whether ${question} could not be found out of ${typesInWords(names)}: ${reason}`,
      location: sides[1].locate(first.type.now.location),
    });
  });
}

/** Types that are gone, renamed or moved. */
export function typeFindings(
  pairs: readonly MatchedType[],
  removed: readonly Declaration[],
  sides: Sides,
): Diagnostic[] {
  const [before, now] = sides;
  const found: Diagnostic[] = [];
  for (const type of removed) {
    found.push(
      diagnostic("breaking-type-removed", {
        message: `The type \`${type.name}\` of \`${before.label}\` is gone`,
        // It stands nowhere now; patterns of files know it by where it stood.
        location: { file: before.fileOf(type.location) },
        related: [{ message: `in ${before.label}`, location: before.locate(type.location) }],
      }),
    );
  }
  for (const { before: old, now: type } of pairs) {
    // To locate a place takes time: most types are where they were, and called so.
    if (old.name === type.name && old.module === type.module) continue;
    const was: Related = { message: `in ${before.label}`, location: before.locate(old.location) };
    const common = { location: now.locate(type.location), related: [was] };
    found.push(
      old.name === type.name
        ? diagnostic("breaking-type-moved", {
            ...common,
            message: `\`${type.name}\` was in the module \`${old.module}\``,
          })
        : diagnostic("breaking-type-renamed", {
            ...common,
            message: `\`${type.name}\` was called \`${old.name}\``,
          }),
    );
  }
  return found;
}

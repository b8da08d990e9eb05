/** Patterns on which a validator can be made to hang. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import { get, isObject } from "../json/value.js";
import { ofPart, type Part } from "../resolve/parts.js";
import type { Resolved } from "../resolve/resolved.js";
import { exponentialWitness, type Witness } from "./pattern/backtracking.js";

/** Every `pattern`, and key of `patternProperties`, for which a text is known that takes exponential time. */
export function checkPatterns({ parts, memo }: Resolved): readonly Diagnostic[] {
  const known = new Map<string, Witness | undefined>();
  return [...parts.values()].flatMap((part) =>
    ofPart(memo, "exponential patterns", part, () => findingsIn(part, known)),
  );
}

/** `known`: the patterns that were looked at. */
function findingsIn(
  { source, schemas }: Part,
  known: Map<string, Witness | undefined>,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const check = (pattern: string, locate: () => Diagnostic["location"]): void => {
    if (!known.has(pattern))
      known.set(pattern, isRegex(pattern) ? exponentialWitness(pattern) : undefined);
    const witness = known.get(pattern);
    const location = witness && locate();
    if (witness === undefined || location === undefined) return;
    diagnostics.push(diagnostic("exponential-pattern", { message: messageOf(witness), location }));
  };
  for (const { value, pointer, ignored } of schemas) {
    if (!isObject(value)) continue;
    const pattern = get(value, "pattern");
    if (typeof pattern === "string" && ignored?.has("pattern") !== true) {
      check(pattern, () => source.locate(append(pointer, "pattern")));
    }
    const members = get(value, "patternProperties");
    if (members === undefined || !isObject(members) || ignored?.has("patternProperties")) continue;
    for (const key of Object.keys(members)) {
      check(key, () => source.locate(append(append(pointer, "patternProperties"), key), "key"));
    }
  }
  return diagnostics;
}

function messageOf({ start, again, end }: Witness): string {
  const before = start === "" ? "" : `${JSON.stringify(start)}, then `;
  const after = end === "" ? "" : `, then ${JSON.stringify(end)}`;
  return `Matching takes a time that doubles with each further ${JSON.stringify(again)} in the text ${before}${JSON.stringify(again)} again and again${after}`;
}

/** One that is none is reported where validators are made. */
function isRegex(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

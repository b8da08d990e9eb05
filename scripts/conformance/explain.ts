/** Why a type accepts an instance that its schema doesn't: the rules broken are on record as its looseness. */

import { declarationOf, type Contract } from "../../src/model/contract.js";
import { loosenessOf, type Looseness } from "../../src/model/looseness.js";
import type { DeclarationId } from "../../src/model/type.js";
import { walkType } from "../../src/model/walk.js";
import type { Issue } from "../../src/runtime/runtime.js";

/** The looseness of a type, of its ancestors, and of all types that it refers to. */
export function loosenessWithin(contract: Contract, id: DeclarationId): readonly Looseness[] {
  const reached = new Set([id]);
  const found: Looseness[] = [];
  for (const next of reached) {
    const declaration = declarationOf(contract, next);
    found.push(...loosenessOf(declaration));
    for (const parent of declaration.parents) reached.add(parent.target);
    walkType(declaration.type, (part) => {
      if (part.kind === "reference") reached.add(part.target);
    });
  }
  return found;
}

export interface Explanation {
  /** The keywords of the looseness that lets the instance through, sorted. */
  readonly keywords: readonly string[];
  /** Places of rules that are broken and not on record. Where there are any, the acceptance is unexplained. */
  readonly unrecorded: readonly string[];
}

/**
 * An instance that breaks one rule that is expressed is not of the type, so each rule that it breaks must be on record: at its
 * own place, or at that of a keyword around it.
 */
export function explain(issues: readonly Issue[], looseness: readonly Looseness[]): Explanation {
  const keywords = new Set<string>();
  const unrecorded: string[] = [];
  for (const { schemaPath } of rulesBroken(issues)) {
    const around = looseness
      .flatMap(({ keyword, location }) =>
        placesOf(keyword, `${location.path}#${location.pointer}`).map((place) => ({
          keyword,
          place,
        })),
      )
      .filter(({ place }) => isWithin(schemaPath, place));
    if (around.length === 0) unrecorded.push(schemaPath);
    // The innermost says it most exactly.
    const [nearest] = around.sort((a, b) => b.place.length - a.place.length);
    if (nearest !== undefined) keywords.add(nearest.keyword);
  }
  return { keywords: [...keywords].sort(), unrecorded };
}

/** Where a keyword speaks: in its own value; `if` decides which of its neighbours is broken. */
function placesOf(keyword: string, place: string): readonly string[] {
  if (keyword !== "if") return [place];
  const schema = place.slice(0, place.lastIndexOf("/"));
  return [place, `${schema}/then`, `${schema}/else`];
}

/** That a value fits no branch of a union is no rule of its own where the closest branch's follow. */
function rulesBroken(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(
    (issue) =>
      !(issue.keyword === "anyOf" || issue.keyword === "oneOf") ||
      !issues.some((other) => other !== issue && isWithin(other.instancePath, issue.instancePath)),
  );
}

const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

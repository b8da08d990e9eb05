/** Why a type accepts an instance that its schema doesn't: the rules broken are on record as its looseness. */

import { valueAt } from "../../src/json/pointer.js";
import type { JsonValue } from "../../src/json/value.js";
import { declarationOf, type Contract } from "../../src/model/contract.js";
import { loosenessOf, type Looseness } from "../../src/model/looseness.js";
import type { DeclarationId } from "../../src/model/type.js";
import { walkType } from "../../src/model/walk.js";
import type { Compiled } from "../../src/pipeline.js";
import type { LocationKey, Resolved } from "../../src/resolve/resolved.js";
import { schemasIn } from "../../src/resolve/parts.js";
import type { Issue } from "../../src/runtime/runtime.js";

/** The looseness of a type, of its ancestors, and of all types that it refers to. */
function loosenessWithin(contract: Contract, id: DeclarationId): readonly Looseness[] {
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
  /** The keywords of the looseness that lets the instance through. */
  readonly keywords: ReadonlySet<string>;
  /** Places of rules that are broken and not on record. Where there are any, the acceptance is unexplained. */
  readonly unrecorded: readonly string[];
}

/** What is wrong with a value by the schema at a place, `schema.json#/anyOf/0`; `undefined` if there is no schema. */
export type IssuesAt = (place: string, value: JsonValue) => readonly Issue[] | undefined;

/**
 * An instance that breaks one rule that is expressed is not of the type, so each rule that it breaks must be on record: at its
 * own place, or at that of a keyword around it. Of a union that has no branch for it, the rules of one branch are enough.
 */
export function explain(
  issues: readonly Issue[],
  instance: JsonValue,
  record: LoosenessRecord,
  resolved: Resolved,
  issuesAt: IssuesAt,
): Explanation {
  const keywords = new Set<string>();
  const unrecorded: string[] = [];
  const settled = new Set<string>();
  for (const issue of issues) {
    if (!unions.has(issue.keyword) || recordAt(issue.schemaPath, record, resolved) !== undefined)
      continue;
    const branches = branchesOf(issue, instance, issuesAt);
    // That more than one holds is a rule of its own.
    if (branches.length === 0 || branches.some(({ issues: broken }) => broken.length === 0))
      continue;
    const explained = branches
      .map(({ value, issues: broken }) => explain(broken, value, record, resolved, issuesAt))
      .find((branch) => branch.unrecorded.length === 0);
    if (explained === undefined) continue;
    for (const keyword of explained.keywords) keywords.add(keyword);
    settled.add(textOf(issue));
    // The issues beside it of the branch that was closest are told from its place on.
    for (const branch of branches) {
      for (const other of branch.issues) {
        settled.add(textOf({ ...other, instancePath: issue.instancePath + other.instancePath }));
      }
    }
  }
  for (const issue of rulesBroken(issues)) {
    if (settled.has(textOf(issue))) continue;
    const keyword = recordAt(issue.schemaPath, record, resolved);
    if (keyword === undefined) unrecorded.push(issue.schemaPath);
    else keywords.add(keyword);
  }
  return { keywords, unrecorded };
}

const unions: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);

const textOf = ({ instancePath, schemaPath }: Issue): string => `${instancePath} ${schemaPath}`;

/** What is wrong with the value by each branch of a union. */
function branchesOf(
  { schemaPath, instancePath }: Issue,
  instance: JsonValue,
  issuesAt: IssuesAt,
): readonly { readonly value: JsonValue; readonly issues: readonly Issue[] }[] {
  const value = valueAt(instance, instancePath);
  if (value === undefined) return [];
  const branches = [];
  for (let i = 0; ; i++) {
    const issues = issuesAt(`${schemaPath}/${i}`, value);
    if (issues === undefined) return branches;
    branches.push({ value, issues });
  }
}

/** What a type doesn't express, ready to be asked for a rule. */
export interface LoosenessRecord {
  readonly places: readonly { readonly keyword: string; readonly place: string }[];
  /** Schemas that are reached from the type by way of loose keywords only, each with the keyword. */
  readonly beyond: ReadonlyMap<LocationKey, string>;
}

/** The record of a type: its looseness, and which schemas lie behind it. */
export function recordOf({ contract, resolved }: Compiled, id: DeclarationId): LoosenessRecord {
  // A rule of a variant is reported where its author wrote it.
  const authored = new Map(resolved.sources.map(({ path, variant }) => [path, variant?.of.path]));
  const places = loosenessWithin(contract, id).flatMap(({ keyword, location: { path, pointer } }) =>
    [path, authored.get(path) ?? path]
      .flatMap((from) => placesOf(keyword, `${from}#${pointer}`))
      .map((place) => ({ keyword, place })),
  );
  const strict = new Set<LocationKey>([id]);
  const beyond = new Map<LocationKey, string>();
  for (const from of strict) {
    for (const [next, step] of stepsFrom(resolved, from)) {
      const loose = keywordAround(step, places);
      if (loose === undefined) strict.add(next);
      else beyond.set(next, beyond.get(next) ?? loose);
    }
  }
  for (const [from, keyword] of beyond) {
    for (const [next] of stepsFrom(resolved, from)) {
      if (!beyond.has(next)) beyond.set(next, keyword);
    }
  }
  for (const key of strict) beyond.delete(key);
  return { places, beyond };
}

/** The schemas that one applies: its own subschemas, and what it refers to; each with the place that leads there. */
function stepsFrom(resolved: Resolved, from: LocationKey): readonly (readonly [string, string])[] {
  const inner = schemasIn(resolved)
    .map(({ key }) => key)
    .filter((key) => key !== from && isWithin(key, from) && schemaAround(resolved, key) === from)
    .filter((key) => !/^\/(\$defs|definitions)\//.test(key.slice(from.length)))
    .map((key) => [key, key] as const);
  const references = [...(resolved.references.get(from) ?? [])].map(
    ([keyword, { target }]) => [target.key, `${from}/${keyword}`] as const,
  );
  return [...inner, ...references];
}

/** The innermost schema around a place that is not at it. */
function schemaAround(resolved: Resolved, place: string): LocationKey | undefined {
  for (let at = place; at.includes("/");) {
    at = at.slice(0, at.lastIndexOf("/"));
    if (at.includes("#") && resolved.schemas.has(at)) return at;
  }
  return undefined;
}

/** The keyword of the looseness that lets a broken rule pass: at its place, around it, or on all ways to it. */
function recordAt(
  schemaPath: string,
  { places, beyond }: LoosenessRecord,
  resolved: Resolved,
): string | undefined {
  const own = keywordAround(schemaPath, places);
  if (own !== undefined) return own;
  // The rule is a keyword, or stands for a schema that is `false`.
  const schema = beyond.has(schemaPath) ? schemaPath : schemaAround(resolved, schemaPath);
  return schema === undefined ? undefined : beyond.get(schema);
}

/** The innermost looseness at or around a place. */
function keywordAround(path: string, places: LoosenessRecord["places"]): string | undefined {
  return places
    .filter(({ place }) => isWithin(path, place))
    .sort((a, b) => b.place.length - a.place.length)[0]?.keyword;
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
      !unions.has(issue.keyword) ||
      !issues.some((other) => other !== issue && isWithin(other.instancePath, issue.instancePath)),
  );
}

const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

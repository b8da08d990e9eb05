/** What the type of a declaration does not express, ready to be asked for a rule that a value breaks. */

import { parentOf } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { loosenessOf, type Looseness } from "../../model/looseness.js";
import type { DeclarationId } from "../../model/type.js";
import { walkType } from "../../model/walk.js";
import type { Issue } from "../../runtime/runtime.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import { partsOf, stepsIn } from "./schema-steps.js";

/** A rule that is broken: what of an issue matters here. */
export type Rule = Pick<Issue, "instancePath" | "schemaPath" | "keyword">;

export interface LoosenessRecord {
  /**
   * The keyword of the looseness that lets a broken rule pass: at its place, around it, or on all ways that lead to it at this part
   * of the value. `undefined` if the type says what the rule does.
   */
  at(rule: Rule): string | undefined;
  /** The unions around a rule, innermost first, each as the rule that the value has to be of one of its branches. */
  unionsAround(rule: Rule): readonly Rule[];
}

/** What the type of a declaration itself does not express, in some language. */
export type LoosenessIn = (declaration: Declaration) => readonly Looseness[];

/** The looseness of a type, of its ancestors, and of all types that it refers to. */
function loosenessWithin(
  contract: Contract,
  id: DeclarationId,
  loosenessIn: LoosenessIn,
): readonly Looseness[] {
  const reached = new Set([id]);
  const found: Looseness[] = [];
  for (const next of reached) {
    const declaration = declarationOf(contract, next);
    found.push(...loosenessIn(declaration));
    for (const parent of declaration.parents) reached.add(parent.target);
    walkType(declaration.type, (part) => {
      if (part.kind === "reference") reached.add(part.target);
    });
  }
  return found;
}

interface LoosePlace {
  readonly keyword: string;
  readonly place: string;
}

/** The record of a type, by default that of TypeScript's. It is asked about one value at a time: which rules speak of which part depends on what the value holds. */
export function recordOf(
  { contract, resolved }: { readonly contract: Contract; readonly resolved: Resolved },
  id: DeclarationId,
  loosenessIn: LoosenessIn = loosenessOf,
): (value: JsonValue) => LoosenessRecord {
  // A rule of a variant is reported where its author wrote it.
  const authored = new Map(resolved.sources.map(({ path, variant }) => [path, variant?.of.path]));
  const places = loosenessWithin(contract, id, loosenessIn).flatMap(
    ({ keyword, location: { path, pointer } }) =>
      [...new Set([path, authored.get(path) ?? path])]
        .flatMap((from) => placesOf(keyword, `${from}#${pointer}`, resolved))
        .map((place) => ({ keyword, place })),
  );
  return (value) => {
    let found: Ways | undefined;
    const ways = (): Ways => (found ??= waysThrough(value, id, places, resolved));
    return {
      unionsAround: (rule) => unionsAround(rule, ways()),
      at: ({ schemaPath, instancePath, keyword }) => {
        const own = keywordAround(schemaPath, places);
        if (own !== undefined) return own;
        // The rule is a keyword of a schema, or stands for a schema that is `false`.
        const schema = keyword === "false schema" ? schemaPath : placeAround(schemaPath);
        for (let at = schema; at !== undefined; at = placeAround(at)) {
          const way = ways().get(stateOf(at, instancePath));
          if (way !== undefined) return way.loose;
        }
        return undefined;
      },
    };
  };
}

/** How evaluation comes to a schema and a part of the value: by strict steps only (`loose` is absent), or through loose ones. */
type Ways = ReadonlyMap<string, { readonly loose: string | undefined }>;

const stateOf = (key: LocationKey, path: string): string => `${key} ${path}`;

function waysThrough(
  value: JsonValue,
  id: DeclarationId,
  places: readonly LoosePlace[],
  resolved: Resolved,
): Ways {
  const steps = stepsIn(resolved);
  const ways = new Map<string, { readonly loose: string | undefined }>();
  const asAuthored = new Map<string, { readonly loose: string | undefined }>();
  const start = { key: id, path: "", part: value, loose: undefined as string | undefined };
  // Strict ways come first: what they reach is said by the type.
  const [strict, loose] = [[start], [] as (typeof start)[]];
  for (
    let next = strict.pop() ?? loose.pop();
    next !== undefined;
    next = strict.pop() ?? loose.pop()
  ) {
    const { key, path, part, loose: by } = next;
    const state = stateOf(key, path);
    if (ways.has(state)) continue;
    ways.set(state, { loose: by });
    const { source, pointer } = resolved.schemas.get(key) ?? missing(key);
    const written = stateOf(`${source.variant?.of.path ?? source.path}#${pointer}`, path);
    // Of several variants, one strict way is enough.
    if (!asAuthored.has(written)) asAuthored.set(written, { loose: by });
    for (const step of steps.get(key) ?? []) {
      const keyword = by ?? keywordAround(step.by, places);
      for (const [at, inner] of partsOf(step, part, path)) {
        (keyword === undefined ? strict : loose).push({
          key: step.to,
          path: at,
          part: inner,
          loose: keyword,
        });
      }
    }
  }
  return asAuthored;
}

function unionsAround({ schemaPath, instancePath }: Rule, ways: Ways): readonly Rule[] {
  const unions: Rule[] = [];
  for (let at = placeAround(schemaPath); at !== undefined; at = placeAround(at)) {
    const keyword = /\/(anyOf|oneOf)$/.exec(at)?.[1];
    const schema = placeAround(at);
    if (keyword === undefined || schema === undefined) continue;
    for (let path: string | undefined = instancePath; path !== undefined; path = parentOf(path)) {
      if (ways.has(stateOf(schema, path))) {
        unions.push({ keyword, schemaPath: at, instancePath: path });
        break;
      }
    }
  }
  return unions;
}

function missing(key: LocationKey): never {
  throw new Error(`No schema ${key}`);
}

/** The place around a place of a file: that of a rule's schema, for the rule. */
function placeAround(place: string): string | undefined {
  const around = place.slice(0, Math.max(0, place.lastIndexOf("/")));
  return around.includes("#") ? around : undefined;
}

/** The innermost looseness at or around a place. */
function keywordAround(path: string, places: readonly LoosePlace[]): string | undefined {
  return places
    .filter(({ place }) => isWithin(path, place))
    .sort((a, b) => b.place.length - a.place.length)[0]?.keyword;
}

/** Where a keyword speaks: in its own value; what is loose in or of `if` decides which of its neighbours is asked. */
function placesOf(keyword: string, place: string, resolved: Resolved): readonly string[] {
  const places = [place];
  for (let at: string | undefined = place; at !== undefined; at = placeAround(at)) {
    if (!at.endsWith("/if")) continue;
    const schema = at.slice(0, -"/if".length);
    if (resolved.schemas.has(schema) && (keyword === "if" || resolved.schemas.has(at))) {
      places.push(`${schema}/then`, `${schema}/else`);
    }
  }
  return places;
}

const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

/** Where the valid fixtures of each type lie: by folder or pattern, so that fixtures to come are in it, where that names nothing else. */

import { posix } from "node:path";
import picomatch from "picomatch";
import type { FixtureRule, Verdict } from "../config/configuration.js";
import type { Declaration } from "../model/contract.js";
import type { DeclarationId } from "../model/type.js";
import { globOf, type Place } from "./mapping.js";

/** A file of payloads that is there. */
export interface KnownFixture {
  /** Relative to the folder that the editor opens; so are all paths here. */
  readonly path: string;
  readonly type: DeclarationId;
  readonly verdict: Verdict;
}

export interface PlacesQuery {
  readonly declarations: readonly Declaration[];
  readonly rules: readonly FixtureRule[];
  readonly fixtures: readonly KnownFixture[];
  /** A path of the configuration; `undefined` where it lies outside of that folder. */
  readonly pathOf: (absolute: string) => string | undefined;
  /** The folder that patterns of the configuration start from; "" is the folder that the editor opens. */
  readonly base: string;
}

/** A type without a place is absent. */
export function placesOf({
  declarations,
  rules,
  fixtures,
  pathOf,
  base,
}: PlacesQuery): ReadonlyMap<DeclarationId, readonly Place[]> {
  const places = new Map<DeclarationId, Place[]>();
  const add = (type: DeclarationId, place: Place): void => {
    const known = places.get(type);
    if (known === undefined) places.set(type, [place]);
    else if (!known.some(({ kind, path }) => kind === place.kind && path === place.path)) {
      known.push(place);
    }
  };
  const inFolder = new Map<string, KnownFixture[]>();
  for (const fixture of fixtures) {
    const folder = posix.dirname(fixture.path);
    const known = inFolder.get(folder);
    if (known === undefined) inFolder.set(folder, [fixture]);
    else known.push(fixture);
  }
  const foundAt = (place: Place): readonly KnownFixture[] => {
    if (place.kind === "folder") return inFolder.get(place.path) ?? [];
    const matches = picomatch(globOf(place));
    return fixtures.filter(({ path }) => matches(path));
  };

  const covered = new Set<KnownFixture>();
  for (const rule of rules) {
    for (const declaration of declarations) {
      const place = placeOf(rule, declaration, pathOf, base);
      if (place === undefined) continue;
      const found = foundAt(place);
      const isOnlyOfIt = found.every(
        ({ type, verdict }) => type === declaration.id && verdict === "valid",
      );
      if (!isOnlyOfIt) continue;
      add(declaration.id, place);
      for (const fixture of found) covered.add(fixture);
    }
  }
  for (const fixture of fixtures) {
    if (fixture.verdict === "invalid" || covered.has(fixture)) continue;
    add(fixture.type, { kind: "file", path: fixture.path });
  }
  return places;
}

/** Where a rule looks for valid fixtures of a type; `undefined` where editors have no words for it. */
function placeOf(
  rule: FixtureRule,
  { name, location }: Declaration,
  pathOf: PlacesQuery["pathOf"],
  base: string,
): Place | undefined {
  if ("folder" in rule) {
    const folder = pathOf(rule.folder);
    if (folder === undefined) return undefined;
    return { kind: "folder", path: posix.join(folder, name, "valid") };
  }
  const { written, verdict, type } = rule;
  if (verdict === "invalid" || (type !== undefined && type !== name)) return undefined;
  // What its files are of, they say themselves.
  if (type === undefined && !/\{(schema|type)\}/.test(written)) return undefined;
  if (written.includes("{schema}") && location.pointer !== "") return undefined;
  const schema = posix.basename(location.path).replace(/(\.schema)?\.\w+$/, "");
  const named = written
    .replaceAll("{type}", name)
    .replaceAll("{schema}", schema)
    .replaceAll("{verdict}", "valid");
  const path = posix.join(base, named);
  if (path.startsWith("..") || /[[\]{}()!+@\\]/.test(path)) return undefined;
  return { kind: "pattern", path };
}

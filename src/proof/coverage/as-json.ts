import type { JsonObject } from "../../json/value.js";
import type { Item, ItemKind } from "./item.js";
import { uncoveredInWords, type CoverageReport, type Share } from "./report.js";

/** The report as data, for programs. `file` is the schema's, as its author names it in the folder of schemas. */
export function coverageJson({
  types,
  byKind,
  inherited,
  refused,
  percent,
  items,
}: CoverageReport): JsonObject {
  return {
    all: { ...kindsJson(byKind), inherited: share(inherited), refused: share(refused), percent },
    types: types.map((each) => ({
      type: each.type,
      fixtures: { valid: each.valid, invalid: each.invalid },
      ...kindsJson(each.byKind),
      own: share(each.own),
      inherited: share(each.inherited),
      refused: share(each.refused),
      percent: each.percent,
    })),
    items: items.map(itemJson),
  };
}

function share({ covered, all }: Share): JsonObject {
  return { covered, all };
}

function kindsJson(byKind: Readonly<Record<ItemKind, Share>>): JsonObject {
  return Object.fromEntries(Object.entries(byKind).map(([kind, own]) => [kind, share(own)]));
}

function itemJson(item: Item): JsonObject {
  const { declaration, kind, path, what, inheritedFrom, place, valid, invalid } = item;
  return {
    type: declaration.name,
    kind,
    path,
    ...(what !== "" && { what }),
    ...(inheritedFrom !== undefined && { inheritedFrom }),
    file: place.path,
    pointer: place.pointer,
    valid,
    ...(invalid !== undefined && { invalid }),
    ...(valid === 0 && { message: uncoveredInWords(item) }),
  };
}

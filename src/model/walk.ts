import type { Type } from "./type.js";
import { hasParts } from "./types.js";

/**
 * `type` with every part replaced by what `change` makes of it, inside out; a part in which nothing changes stays the very same object.
 * References are not followed.
 */
export function mapType(type: Type, change: (type: Type) => Type): Type {
  if (!hasParts(type)) return change(type);
  const map = (inner: Type): Type => mapType(inner, change);
  /** The type of a member or pattern, mapped. */
  const mapOwn = <T extends { readonly type: Type }>(part: T): T => {
    const own = map(part.type);
    return own === part.type ? part : { ...part, type: own };
  };
  switch (type.kind) {
    case "array": {
      const [prefix, rest] = [mapItems(type.prefix, map), map(type.rest)];
      const isSame = prefix === type.prefix && rest === type.rest;
      return change(isSame ? type : { ...type, prefix, rest });
    }
    case "object": {
      const members = mapItems(type.members, mapOwn);
      const patterns = mapItems(type.patterns, mapOwn);
      const additional = type.additional === undefined ? undefined : map(type.additional);
      const isSame =
        members === type.members && patterns === type.patterns && additional === type.additional;
      return change(isSame ? type : { ...type, members, patterns, additional });
    }
    case "union":
    case "intersection": {
      const members = mapItems(type.members, map);
      return change(members === type.members ? type : { ...type, members });
    }
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "reference":
      return change(type);
  }
}

/** `items` mapped; the very same array where no item changes. */
function mapItems<T>(items: readonly T[], map: (item: T) => T): readonly T[] {
  let mapped: T[] | undefined;
  items.forEach((item, i) => {
    const next = map(item);
    if (next !== item) mapped ??= items.slice(0, i);
    mapped?.push(next);
  });
  return mapped ?? items;
}

/** Calls `visit` for `type` and every part of it, outside in. References are not followed. */
export function walkType(type: Type, visit: (type: Type) => void): void {
  visit(type);
  if (!hasParts(type)) return;
  const walk = (inner: Type): void => walkType(inner, visit);
  switch (type.kind) {
    case "array":
      type.prefix.forEach(walk);
      walk(type.rest);
      return;
    case "object":
      for (const member of type.members) walk(member.type);
      for (const pattern of type.patterns) walk(pattern.type);
      if (type.additional !== undefined) walk(type.additional);
      return;
    case "union":
    case "intersection":
      type.members.forEach(walk);
      return;
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "reference":
      return;
  }
}

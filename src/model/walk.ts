import type { Type } from "./type.js";

/** `type` with every part replaced by what `change` makes of it, inside out. References are not followed. */
export function mapType(type: Type, change: (type: Type) => Type): Type {
  const map = (inner: Type): Type => mapType(inner, change);
  switch (type.kind) {
    case "array":
      return change({ ...type, prefix: type.prefix.map(map), rest: map(type.rest) });
    case "object":
      return change({
        ...type,
        members: type.members.map((member) => ({ ...member, type: map(member.type) })),
        patterns: type.patterns.map((pattern) => ({ ...pattern, type: map(pattern.type) })),
        additional: type.additional === undefined ? undefined : map(type.additional),
      });
    case "union":
    case "intersection":
      return change({ ...type, members: type.members.map(map) });
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

/** Calls `visit` for `type` and every part of it, outside in. References are not followed. */
export function walkType(type: Type, visit: (type: Type) => void): void {
  visit(type);
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

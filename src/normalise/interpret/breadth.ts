import type { DeclarationId, Type } from "../../model/type.js";

/**
 * How many alternatives of one kind a type has when it is multiplied out, references expanded: 1 for what is no choice. Members and items
 * are not looked into. More than `most` is `Infinity`.
 */
export function breadthOf(
  type: Type,
  expand: (id: DeclarationId) => Type | undefined,
  path: ReadonlySet<DeclarationId> = new Set(),
): number {
  const of = (part: Type): number => breadthOf(part, expand, path);
  switch (type.kind) {
    case "union": {
      const arrays = type.members.filter(({ kind }) => kind === "array");
      const others = type.members.filter(({ kind }) => kind !== "array" && !plain.has(kind));
      const sum = (members: readonly Type[]) => members.reduce((n, member) => n + of(member), 0);
      return capped(Math.max(1, sum(arrays), sum(others)));
    }
    case "intersection":
      return capped(type.members.reduce((product, member) => product * of(member), 1));
    case "reference": {
      if (path.has(type.target) || path.size > deepest) return 1;
      const body = expand(type.target);
      if (body === undefined) return 1;
      return breadthOf(body, expand, new Set([...path, type.target]));
    }
    default:
      return 1;
  }
}

const plain: ReadonlySet<string> = new Set(["null", "boolean", "number", "string", "literal"]);
const most = 10_000;
const deepest = 32;

const capped = (count: number): number => (count > most ? Infinity : count);

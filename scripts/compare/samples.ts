/** Values near the boundaries of a type: with and without each optional member, of each branch, empty and not. Not all are valid. */

import { isObject, type JsonValue } from "../../src/json/value.js";
import { declarationOf, type Contract } from "../../src/model/contract.js";
import { membersOf } from "../../src/model/members.js";
import type { DeclarationId, Member, ObjectType, Type } from "../../src/model/type.js";

/** The most values for a part of a type, and for the whole. */
const mostOfPart = 4;
const mostOfAll = 60;
const deepest = 6;

/** Values that every type is tried with. */
export const scalars: readonly JsonValue[] = [null, true, 0, "text", [], {}, [null], { a: 1 }];

/** Samples of a declaration's values, the same for the same type. */
export function samplesOf(contract: Contract, id: DeclarationId): readonly JsonValue[] {
  const ofDeclaration = (target: DeclarationId, depth: number, most: number): JsonValue[] => {
    const declaration = declarationOf(contract, target);
    const { type, parents } = declaration;
    if (type.kind !== "object" || parents.length === 0) return of(type, depth, most);
    const members = [...membersOf(contract, target).values()].map(
      ({ name, type: own, required, documentation, member }): Member => ({
        name,
        required,
        documentation,
        type: own,
        location: member.location,
      }),
    );
    return ofObject({ ...type, members }, depth, most);
  };

  const of = (type: Type, depth: number, most = mostOfPart): JsonValue[] => {
    if (depth > deepest) return [];
    switch (type.kind) {
      case "unknown":
        return ["text", 0, {}].slice(0, most);
      case "never":
        return [];
      case "null":
        return [null];
      case "boolean":
        return [true, false].slice(0, most);
      case "number":
        return [numberIn(type)];
      case "string":
        return [stringIn(type)];
      case "literal":
        return [type.value];
      case "reference":
        return ofDeclaration(type.target, depth + 1, most);
      case "array": {
        const items: JsonValue[] = [];
        for (let i = 0; i < Math.max(1, Math.min(type.minItems, 8)); i++) {
          const [item] = of(type.prefix[i] ?? type.rest, depth + 1, 1);
          if (item !== undefined) items.push(item);
        }
        return type.minItems === 0 ? [items, []] : [items];
      }
      case "object":
        return ofObject(type, depth, most);
      case "union":
        return type.members
          .flatMap((member) => of(member, depth, Math.max(1, most / 2)))
          .slice(0, most * 2);
      case "intersection": {
        const parts = type.members.map((member) => of(member, depth, most));
        const [first = []] = parts;
        return first.slice(0, most).map((value, i) => {
          const others = parts.slice(1).map((part) => part[i % Math.max(1, part.length)]);
          return isObject(value)
            ? Object.assign({}, value, ...others.filter((other) => isObject(other)))
            : value;
        });
      }
    }
  };

  const ofObject = (type: ObjectType, depth: number, most: number): JsonValue[] => {
    const required: Record<string, JsonValue> = {};
    const optional: (readonly [string, JsonValue[]])[] = [];
    for (const { name, type: member, required: isRequired, documentation } of type.members) {
      const told = [
        ...(documentation.examples ?? []),
        ...(documentation.default === undefined ? [] : [documentation.default]),
      ];
      const values = [...told, ...of(member, depth + 1, depth === 0 ? mostOfPart : 1)];
      const [first] = values;
      if (first === undefined) continue;
      if (isRequired) required[name] = first;
      else optional.push([name, values]);
    }
    const samples: JsonValue[] = [required];
    if (most > 1)
      samples.push({ ...required, addedBySample: "text" }, { ...required, addedBySample: 0 });
    for (const [name, values] of optional) {
      if (samples.length >= most) break;
      for (const value of values.slice(0, mostOfPart)) samples.push({ ...required, [name]: value });
    }
    return samples.slice(0, most);
  };

  return ofDeclaration(id, 0, mostOfAll);
}

function numberIn(type: Type): number {
  const bound = (keyword: string): number | undefined => {
    const found = type.constraints.find((constraint) => constraint.keyword === keyword)?.value;
    return typeof found === "number" ? found : undefined;
  };
  const least = bound("minimum") ?? bound("exclusiveMinimum");
  return least === undefined
    ? (bound("maximum") ?? 0)
    : Math.ceil(least + (bound("minimum") === undefined ? 1 : 0));
}

const ofFormat: Readonly<Record<string, string>> = {
  date: "2020-01-01",
  "date-time": "2020-01-01T00:00:00Z",
  email: "a@example.com",
  uri: "https://example.com/",
  uuid: "00000000-0000-4000-8000-000000000000",
};

function stringIn(type: Type): string {
  const value = (keyword: string) => type.constraints.find((c) => c.keyword === keyword)?.value;
  const format = value("format");
  const known = typeof format === "string" ? ofFormat[format] : undefined;
  const least = value("minLength");
  const most = value("maxLength");
  const text = (known ?? "text").padEnd(typeof least === "number" ? Math.min(least, 100) : 0, "x");
  return typeof most === "number" ? text.slice(0, most) : text;
}

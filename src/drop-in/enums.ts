/** TypeScript enums, for schemas that ask for one: `enum` with `tsEnumNames`, or of strings where the option says so. */

import { propertyName } from "../backends/typescript/type-text.js";
import { get, isArray, isObject, type JsonValue } from "../json/value.js";
import type { Settings } from "./settings.js";

export type EnumMembers = readonly (readonly [name: string, value: string | number])[];

/** The members of the enum that a schema becomes; `undefined` for one that TypeScript could not hold, or that asks for none. */
export function enumMembersOf(
  schema: JsonValue,
  { inferStringEnumKeysFromValues }: Pick<Settings, "inferStringEnumKeysFromValues">,
): EnumMembers | undefined {
  if (!isObject(schema)) return undefined;
  const values = get(schema, "enum");
  if (!isArray(values) || values.length === 0) return undefined;
  const isInferred = inferStringEnumKeysFromValues && get(schema, "type") === "string";
  const names = get(schema, "tsEnumNames") ?? (isInferred ? values : undefined);
  if (!isArray(names) || names.length !== values.length) return undefined;
  const members: [string, string | number][] = [];
  for (const [i, name] of names.entries()) {
    const value = values[i];
    const isValue = typeof value === "string" || typeof value === "number";
    // TypeScript refuses members that are called like numbers.
    if (typeof name !== "string" || !isValue || !Number.isNaN(Number(name))) return undefined;
    members.push([name, value]);
  }
  return new Set(names).size === names.length ? members : undefined;
}

export function enumText(name: string, members: EnumMembers, isConst: boolean): string {
  const lines = members.map(([key, value]) => `${propertyName(key)} = ${JSON.stringify(value)},\n`);
  return `export ${isConst ? "const " : ""}enum ${name} {\n${lines.join("")}}\n`;
}

import { get, isObject } from "../../json/value.js";
import { parentOf, lastToken } from "../../json/pointer.js";
import { membersOf } from "../../model/members.js";
import type { JsonValue } from "../../json/value.js";
import { keyOf, type SchemaEntry } from "../../resolve/resolved.js";
import type { LintInput, Rule } from "../rule.js";

/** Types and properties of which nothing is said in words: neither here, nor by what is referred to, nor by a base. */
export const missingDescription: Rule = {
  id: "missing-description",
  isOptIn: true,
  *check(input) {
    const { contract, schemas } = input;
    const described = inherited(input);
    for (const entry of schemas) {
      const { key, source, pointer } = entry;
      const declaration = contract.declarations.get(key);
      const property = propertyAt(entry, input);
      if (declaration === undefined && property === undefined) continue;
      if (isDescribed(entry, input) || described.has(key)) continue;
      yield {
        at: { source, pointer, ...(property !== undefined && { of: "key" }) },
        message:
          property === undefined
            ? `${declaration?.name ?? ""} has no \`description\``
            : `\`${property}\` has no \`description\``,
      };
    }
  },
};

/** Properties that a base has words for. */
function inherited({ contract }: LintInput): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, type, parents } of contract.declarations.values()) {
    if (parents.length === 0 || type.kind !== "object") continue;
    for (const { name, location } of type.members) {
      if (membersOf(contract, id).get(name)?.documentation.description === undefined) continue;
      found.add(`${location.path}#${location.pointer}`);
    }
  }
  return found;
}

/** The name of the property that a schema is of, if it is of one. */
function propertyAt({ source, pointer }: SchemaEntry, { resolved }: LintInput): string | undefined {
  const properties = parentOf(pointer);
  if (properties === undefined || lastToken(properties) !== "properties") return undefined;
  const holder = parentOf(properties);
  if (holder === undefined || !resolved.schemas.has(keyOf({ source, pointer: holder })))
    return undefined;
  return lastToken(pointer);
}

function isDescribed(entry: SchemaEntry, { resolved }: LintInput): boolean {
  const reached = new Set([entry]);
  for (const each of reached) {
    if (!isObject(each.value)) return true;
    if (isText(get(each.value, "description"))) return true;
    for (const { target } of resolved.references.get(each.key)?.values() ?? []) reached.add(target);
  }
  return false;
}

function isText(value: JsonValue | undefined): boolean {
  return typeof value === "string" && value.trim() !== "";
}

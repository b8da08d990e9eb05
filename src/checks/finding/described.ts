/** A schema in a few words, where it is simple enough. */

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { FindingContext } from "./context.js";
import { listed, quoted, shown } from "./shown.js";
import { objectOf, schemaAt } from "./schemas-at.js";

/** `"a"`, `one of "a", "b"`, `a string`, `` an object with `a` ``, `` `TypeName` ``; undefined where it takes more words. */
export function described(entry: SchemaEntry, context: FindingContext): string | undefined {
  return describedTo(entry, context, 0);
}

function describedTo(
  entry: SchemaEntry,
  context: FindingContext,
  depth: number,
): string | undefined {
  const { resolved, contract } = context;
  const schema = objectOf(entry);
  const declared = contract.declarations.get(entry.key);
  if (declared !== undefined) return `\`${declared.name}\``;
  const [reference] = resolved.references.get(entry.key)?.values() ?? [];
  if (reference !== undefined) {
    return depth > 5 ? undefined : describedTo(reference.target, context, depth + 1);
  }
  const constant = get(schema, "const");
  if (constant !== undefined) return shown(constant);
  const choices = get(schema, "enum");
  if (isArray(choices)) {
    if (choices.length === 1) return choices.map(shown).join("");
    return `one of ${listed(choices.map(shown), "or", 6)}`;
  }
  const type = get(schema, "type");
  const required = stringsOf(get(schema, "required"));
  if (typeof type === "string") {
    const withNames = type === "object" ? withRequired(required) : "";
    return (kindNames.get(type) ?? `a ${type}`) + withNames;
  }
  if (isArray(type)) {
    return listed(
      stringsOf(type).map((each) => kindNames.get(each) ?? each),
      "or",
    );
  }
  if (required.length > 0) return `an object${withRequired(required)}`;
  const properties = get(schema, "properties");
  if (isObject(properties)) return "an object";
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = get(schema, keyword);
    if (!isArray(branches) || branches.length > 4 || depth > 1) continue;
    const words = branches.map((_, i) => {
      const branch = schemaAt(entry, append(entry.pointer, keyword, i), resolved);
      return branch && describedTo(branch, context, depth + 1);
    });
    const all = words.filter((each) => each !== undefined);
    if (all.length === words.length) return listed([...new Set(all)], "or");
  }
  return undefined;
}

function withRequired(names: readonly string[]): string {
  return names.length === 0 ? "" : ` with ${listed(quoted(names), "and", 4)}`;
}

function stringsOf(value: JsonValue | undefined): readonly string[] {
  return isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

const kindNames: ReadonlyMap<string, string> = new Map([
  ["object", "an object"],
  ["array", "an array"],
  ["integer", "an integer"],
  ["null", "null"],
]);

/** What a person would call the branch of a union: its type's name, its title, or what it asks for. */
export function nameOfBranch(entry: SchemaEntry, context: FindingContext): string | undefined {
  const title = get(objectOf(entry), "title");
  const words = described(entry, context);
  if (words?.startsWith("`")) return words;
  return typeof title === "string" && title.length < 60 ? `“${title}”` : words;
}

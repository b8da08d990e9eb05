import { parentOf, lastToken } from "../../json/pointer.js";
import { isObject } from "../../json/value.js";
import { isContainer } from "../../normalise/units.js";
import { referencesIn } from "../../resolve/parts.js";
import { keyOf, type SchemaEntry } from "../../resolve/resolved.js";
import type { LintInput, Rule } from "../rule.js";

/**
 * Definitions that nothing outside of them leads to, step by step from the schemas that are none. A file of definitions alone is there
 * for others, so all of its are used.
 */
export const unusedDefinition: Rule = {
  id: "unused-definition",
  mends: "same",
  *check(input) {
    const { resolved, schemas } = input;
    const ownerOf = innermostDefinition(input);
    const links = new Map<SchemaEntry | undefined, Set<SchemaEntry>>();
    for (const { from, target } of referencesIn(resolved)) {
      const user = ownerOf(from.source.path, from.pointer);
      const used = ownerOf(target.source.path, target.pointer);
      if (used === undefined || used === user) continue;
      const known = links.get(user);
      if (known === undefined) links.set(user, new Set([used]));
      else known.add(used);
    }
    const usersOf = new Map<SchemaEntry, SchemaEntry[]>();
    for (const [user, all] of links) {
      if (user === undefined) continue;
      for (const each of all) {
        const known = usersOf.get(each);
        if (known === undefined) usersOf.set(each, [user]);
        else known.push(user);
      }
    }
    const used = new Set(links.get(undefined));
    // A set is iterated over what is added to it meanwhile. What holds a definition that is used is used.
    for (const each of used) {
      for (const next of links.get(each) ?? []) used.add(next);
      const above = ownerOf(each.source.path, parentOf(each.pointer) ?? "");
      if (above !== undefined) used.add(above);
    }
    for (const entry of schemas) {
      if (ownerOf(entry.source.path, entry.pointer) !== entry || used.has(entry)) continue;
      // What stands in an unused one goes with it.
      if (ownerOf(entry.source.path, parentOf(entry.pointer) ?? "") !== undefined) continue;
      const root = resolved.schemas.get(keyOf({ source: entry.source, pointer: "" }));
      if (root === undefined || isContainer(root)) continue;
      const name = lastToken(entry.pointer) ?? "";
      // What refers to it is as unused as it is; in another file it stays for now, and this one with it.
      const all = withUsers(entry, usersOf);
      const names = all.map(({ pointer }) => `\`${lastToken(pointer)}\``).join(", ");
      const isMendable = all.every(({ source }) => source === entry.source);
      yield {
        at: { source: entry.source, pointer: entry.pointer, of: "key" },
        message: `Nothing refers to the definition \`${name}\``,
        ...(isMendable && {
          fix: {
            done: `removed the definition${all.length > 1 ? "s" : ""} ${names}`,
            edits: all.map(({ pointer }) => ({ remove: pointer })),
          },
        }),
      };
    }
  },
};

/** A definition with all that refer to it, step by step. */
function withUsers(
  entry: SchemaEntry,
  usersOf: ReadonlyMap<SchemaEntry, readonly SchemaEntry[]>,
): readonly SchemaEntry[] {
  const found = new Set([entry]);
  for (const each of found) for (const user of usersOf.get(each) ?? []) found.add(user);
  return [...found];
}

const containers = new Set(["$defs", "definitions"]);

/** The innermost definition that a place stands in; none for what is in none. */
function innermostDefinition({
  resolved,
}: LintInput): (path: string, pointer: string) => SchemaEntry | undefined {
  const known = new Map<string, SchemaEntry | undefined>();
  const ask = (path: string, pointer: string): SchemaEntry | undefined => {
    const key = `${path}#${pointer}`;
    if (known.has(key)) return known.get(key);
    const parent = parentOf(pointer);
    const found =
      parent === undefined ? undefined : (at(path, pointer, parent) ?? ask(path, parent));
    known.set(key, found);
    return found;
  };
  const at = (path: string, pointer: string, parent: string): SchemaEntry | undefined => {
    const holder = parentOf(parent);
    if (holder === undefined || !containers.has(lastToken(parent) ?? "")) return undefined;
    const isKeyword = isObject(resolved.schemas.get(`${path}#${holder}`)?.value);
    return isKeyword ? resolved.schemas.get(`${path}#${pointer}`) : undefined;
  };
  return ask;
}

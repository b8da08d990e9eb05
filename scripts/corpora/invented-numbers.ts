import { get, isObject } from "../../src/json/value.js";
import type { Contract } from "../../src/model/contract.js";
import type { Resolved } from "../../src/resolve/resolved.js";

/** The names that hold a number which stands neither in the schema's title nor in its path nor in a key on the way to it. */
export function inventedNumbers(resolved: Resolved, contract: Contract): readonly string[] {
  return [...contract.declarations.values()].flatMap(({ id, name, location }) => {
    const value = resolved.schemas.get(id)?.value;
    const title = isObject(value) ? get(value, "title") : undefined;
    const written = `${location.path} ${location.pointer} ${typeof title === "string" ? title : ""}`;
    // A title above can be part of the name of what stands below it.
    const above = titlesAbove(resolved, location.path, location.pointer);
    const numbers = name.match(/\d+/g) ?? [];
    return numbers.every((number) => `${written} ${above}`.includes(number)) ? [] : [name];
  });
}

function titlesAbove(resolved: Resolved, path: string, pointer: string): string {
  const titles: string[] = [];
  for (let at = pointer; at !== "";) {
    at = at.slice(0, at.lastIndexOf("/"));
    const value = resolved.schemas.get(path + "#" + at)?.value;
    const title = isObject(value) ? get(value, "title") : undefined;
    if (typeof title === "string") titles.push(title);
  }
  return titles.join(" ");
}

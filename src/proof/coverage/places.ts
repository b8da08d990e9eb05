import { equal } from "../../json/equal.js";
import { append, valueAt } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import type { Place, Type } from "../../model/type.js";
import { keyOf, type Resolved } from "../../resolve/resolved.js";

/** Where a branch of a union stands in the schema at a place: its entry in `enum`, `anyOf`, `oneOf` or `type`; else that place. */
export function placeFinder(resolved: Resolved): (place: Place, branch: Type) => Place {
  const sources = new Map(resolved.sources.map((source) => [source.path, source]));
  return (place, branch) => {
    const source = sources.get(place.path);
    const schema = source && valueAt(source.json, place.pointer);
    if (source === undefined || !isObject(schema)) return place;
    const below = (...tokens: (string | number)[]): Place => {
      return { path: place.path, pointer: append(place.pointer, ...tokens) };
    };
    const values = get(schema, "enum");
    if (isArray(values) && branch.kind === "literal") {
      const i = values.findIndex((value) => equal(value, branch.value));
      if (i >= 0) return below("enum", i);
    }
    for (const keyword of ["oneOf", "anyOf"]) {
      const branches = get(schema, keyword);
      if (!isArray(branches)) continue;
      const i = branches.findIndex((each, index) => {
        const { pointer } = below(keyword, index);
        const references = resolved.references.get(keyOf({ source, pointer }));
        const [target] = [...(references?.values() ?? [])].map((reference) => reference.target.key);
        if (branch.kind === "reference") {
          return target === branch.target || keyOf({ source, pointer }) === branch.target;
        }
        if (!isObject(each) || target !== undefined) return false;
        return branch.kind === "literal"
          ? equal(get(each, "const") ?? null, branch.value)
          : get(each, "type") === branch.kind;
      });
      if (i >= 0) return below(keyword, i);
    }
    const types = get(schema, "type");
    const i = isArray(types) ? types.indexOf(branch.kind) : -1;
    return i >= 0 ? below("type", i) : place;
  };
}

import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Rewrite } from "../rewrites.js";

/** `dependencies` is two keywords in one: of arrays, what `dependentRequired` is since 2019-09; of schemas, `dependentSchemas`. */
export const dependenciesSplit: Rewrite = {
  dialects: new Set(["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"]),
  apply(keywords) {
    const dependencies = keywords.get("dependencies");
    if (dependencies === undefined || !isObject(dependencies.value)) return;
    keywords.delete("dependencies");
    const entries = Object.entries(dependencies.value);
    const put = (keyword: string, chosen: readonly (readonly [string, JsonValue])[]): void => {
      if (chosen.length === 0 || keywords.has(keyword)) return;
      keywords.set(keyword, { value: Object.fromEntries(chosen), pointer: dependencies.pointer });
    };
    put(
      "dependentRequired",
      entries.filter(([, value]) => isArray(value)),
    );
    put(
      "dependentSchemas",
      entries.filter(([, value]) => !isArray(value)),
    );
  },
};

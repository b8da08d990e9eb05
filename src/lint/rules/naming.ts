import { append, lastToken, parentOf } from "../../json/pointer.js";
import { get, isObject } from "../../json/value.js";
import type { NamingStyle, Rule } from "../rule.js";

const styles: Readonly<Record<NamingStyle, RegExp>> = {
  camelCase: /^[a-z][a-zA-Z0-9]*$/,
  PascalCase: /^[A-Z][a-zA-Z0-9]*$/,
  "kebab-case": /^[a-z0-9]+(-[a-z0-9]+)*$/,
  snake_case: /^[a-z0-9]+(_[a-z0-9]+)*$/,
  UPPER_CASE: /^[A-Z0-9]+(_[A-Z0-9]+)*$/,
};

/** Names of files, properties and definitions that are not in the style that the configuration asks for. */
export const naming: Rule = {
  id: "naming",
  isOptIn: true,
  options: ["files", "properties", "definitions"],
  *check({ schemas, options }) {
    for (const { source, pointer, value } of schemas) {
      const wanted = options(source);
      if (pointer === "" && wanted.files !== undefined) {
        const file = source.path.slice(source.path.lastIndexOf("/") + 1);
        const name = file.replace(/\.(json|jsonc|ya?ml)$/u, "").replace(/[.]schema$/u, "");
        if (!styles[wanted.files].test(name)) {
          yield {
            at: { source, pointer },
            message: `The file name \`${file}\` is not in ${wanted.files}`,
          };
        }
      }
      if (!isObject(value)) continue;
      for (const [keyword, style] of [
        ["properties", wanted.properties],
        ["$defs", wanted.definitions],
        ["definitions", wanted.definitions],
      ] as const) {
        const named = get(value, keyword);
        if (style === undefined || !isObject(named)) continue;
        // A map of properties is no schema that has some.
        if (keyword !== "properties" && lastToken(parentOf(pointer) ?? "") === keyword) continue;
        for (const name of Object.keys(named)) {
          // `$schema` and `@type` are others' words.
          if (/^[$@]/.test(name) || styles[style].test(name)) continue;
          yield {
            at: { source, pointer: append(pointer, keyword, name), of: "key" },
            message: `The name \`${name}\` is not in ${style}`,
          };
        }
      }
    }
  },
};

import { append } from "../../json/pointer.js";
import { get, isArray, isObject, kindOf } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { holderOf } from "../owners.js";
import type { Rule } from "../rule.js";

/** `enum` without the `type` that its values have, for tools that look for one. */
export const enumWithoutType: Rule = {
  id: "enum-without-type",
  isOptIn: true,
  mends: "same",
  *check({ schemas, resolved }) {
    for (const entry of schemas) {
      const { source, value, pointer, dialect } = entry;
      if (!isObject(value) || get(value, "type") !== undefined) continue;
      const values = get(value, "enum");
      if (!isArray(values) || values.length === 0 || entry.ignored?.has("enum") === true) continue;
      if (refIsAlone(dialect) && typeof get(value, "$ref") === "string") continue;
      const held = holderOf(entry, resolved);
      // What is denied or only asked has no values of its own.
      if (held !== undefined && !choices.has(held.keyword)) continue;
      const holder = held?.holder;
      if (isObject(holder?.value) && get(holder.value, "type") !== undefined) continue;
      const at = append(pointer, "enum");
      const kinds = [...new Set(values.map(kindOf))];
      const type = kinds.length === 1 ? (kinds[0] ?? kinds) : kinds;
      yield {
        at: { source, pointer: at, of: "key" },
        message: "`enum` without the `type` of its values",
        fix: {
          done: `added \`"type": ${JSON.stringify(type)}\``,
          edits: [{ insert: "type", value: type, before: at }],
        },
      };
    }
  },
};

const choices: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);

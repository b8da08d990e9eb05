import { append } from "../../json/pointer.js";
import { get, isObject } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { isCertainlyIn } from "../is-certainly-in.js";
import type { Rule } from "../rule.js";
import { valueFault } from "../value-fault.js";

/** A `default` that its own schema does not accept. */
export const invalidDefault: Rule = {
  id: "invalid-default",
  *check({ schemas, types, contract, judge }) {
    for (const entry of schemas) {
      const { source, key, value, pointer, dialect } = entry;
      if (!isObject(value) || Object.keys(value).length === 1) continue;
      const fallback = get(value, "default");
      if (fallback === undefined || entry.ignored?.has("default") === true) continue;
      if (refIsAlone(dialect) && typeof get(value, "$ref") === "string") continue;
      if (isCertainlyIn(fallback, types.typeOf(entry), contract)) continue;
      const message = valueFault("The `default`", judge(key, fallback));
      if (message === undefined) continue;
      yield { at: { source, pointer: append(pointer, "default") }, message };
    }
  },
};

import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { isCertainlyIn } from "../is-certainly-in.js";
import type { Rule } from "../rule.js";
import { valueFault } from "../value-fault.js";

/** Values in `examples` that the schema beside them does not accept. Those of a type are fixtures, and told as such. */
export const invalidExample: Rule = {
  id: "invalid-example",
  *check({ schemas, types, contract, judge }) {
    for (const entry of schemas) {
      const { source, key, value, pointer, dialect } = entry;
      if (!isObject(value) || dialect === "draft-04" || contract.declarations.has(key)) continue;
      const examples = get(value, "examples");
      if (!isArray(examples) || entry.ignored?.has("examples") === true) continue;
      if (refIsAlone(dialect) && typeof get(value, "$ref") === "string") continue;
      const type = types.typeOf(entry);
      for (const [i, example] of examples.entries()) {
        if (isCertainlyIn(example, type, contract)) continue;
        const message = valueFault("The example", judge(key, example));
        if (message === undefined) continue;
        yield { at: { source, pointer: append(pointer, "examples", i) }, message };
      }
    }
  },
};

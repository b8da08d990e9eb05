import { ancestorsOf } from "../../model/members.js";
import type { Rule } from "../rule.js";

/** A base by its name: `AbstractShape`, `BaseShape`, `ShapeBase`. */
const usualNames = "^(Abstract|Base)[A-Z]|Base$";

/** Types that are named as bases, and that no type inherits from. What is abstract no keyword says, so the names do. */
export const abstractBaseWithoutChildren: Rule = {
  id: "abstract-base-without-children",
  isOptIn: true,
  options: ["names"],
  *check({ contract, schemas, options }) {
    const inherited = new Set(
      [...contract.declarations.keys()].flatMap((id) => ancestorsOf(contract, id)),
    );
    for (const { key, source, pointer } of schemas) {
      const declaration = contract.declarations.get(key);
      if (declaration === undefined || inherited.has(key)) continue;
      if (!new RegExp(options(source).names ?? usualNames, "u").test(declaration.name)) continue;
      yield {
        at: { source, pointer },
        message: `${declaration.name} is named as a base, but no type inherits from it`,
      };
    }
  },
};

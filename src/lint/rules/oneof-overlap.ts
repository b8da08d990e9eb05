import { structureOf } from "../../model/types.js";
import { branchesOf, exactness, isWithin, MAXIMUM_COMPARED, type Branch } from "../branches.js";
import type { Rule } from "../rule.js";

/** Branches of `oneOf` whose values all satisfy another branch too, so that none of them is valid. */
export const oneofOverlap: Rule = {
  id: "oneof-overlap",
  *check(input) {
    const { contract } = input;
    const isExact = exactness(contract);
    for (const { branches } of branchesOf("oneOf", input)) {
      const alike = new Map<string, Branch>();
      for (const [i, branch] of branches.entries()) {
        if (branch.type.kind === "never") continue;
        const structure = structureOf(branch.type);
        const same = alike.get(structure);
        alike.set(structure, same ?? branch);
        const others = branches.length > MAXIMUM_COMPARED ? [] : branches.filter((_, j) => j !== i);
        const wider =
          same !== undefined && isExact(branch.type)
            ? same
            : others.find((each) => isWithin(branch, each, contract, isExact));
        if (wider === undefined) continue;
        yield {
          at: branch.entry,
          message:
            "Whatever satisfies this branch satisfies another one too, and `oneOf` accepts only what satisfies one",
          related: [{ message: "this branch accepts it as well", at: wider.entry }],
        };
      }
    }
  },
};

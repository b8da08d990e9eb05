import { isObject } from "../../json/value.js";
import type { Type } from "../../model/type.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import { branchesOf, exactness, isWithin, MAXIMUM_COMPARED, type Branch } from "../branches.js";
import type { Rule } from "../rule.js";

/** Branches that no value can satisfy, and branches of `anyOf` whose values all satisfy an earlier one. */
export const unreachableBranch: Rule = {
  id: "unreachable-branch",
  *check(input) {
    const { contract } = input;
    for (const keyword of ["anyOf", "oneOf"] as const) {
      for (const { branches } of branchesOf(keyword, input)) {
        for (const { entry, type } of branches) {
          if (type.kind !== "never" || saysNothingIsValid(entry)) continue;
          yield {
            at: entry,
            message: "No value can satisfy this branch: its constraints exclude each other",
          };
        }
      }
    }
    const isExact = exactness(contract);
    for (const { branches } of branchesOf("anyOf", input)) {
      if (branches.length > MAXIMUM_COMPARED) continue;
      for (const [i, branch] of branches.entries()) {
        if (branch.type.kind === "never") continue;
        const wider = branches
          .slice(0, i)
          .find((each) => isWithin(branch, each, contract, isExact) && !isHint(branch, each));
        if (wider === undefined) continue;
        yield {
          at: branch.entry,
          message: "An earlier branch accepts all that this one does, so it changes nothing",
          related: [{ message: "this branch accepts it all", at: wider.entry }],
        };
      }
    }
  },
};

/** Who writes `false`, or denies something and says no more, means it. */
function saysNothingIsValid({ value }: SchemaEntry): boolean {
  return !isObject(value) || Object.keys(value).every((keyword) => keyword === "not");
}

/** What has a name of its own, and constants beside the type of them all, are there for readers and editors. */
function isHint(narrow: Branch, wide: Branch): boolean {
  if (narrow.type.kind === "reference") {
    return wide.type.kind !== "reference" || wide.type.target !== narrow.type.target;
  }
  const areLiterals = (type: Type): boolean =>
    type.kind === "union" ? type.members.every(areLiterals) : type.kind === "literal";
  return areLiterals(narrow.type) && scalars.has(wide.type.kind);
}

const scalars: ReadonlySet<Type["kind"]> = new Set(["string", "number", "boolean", "unknown"]);

import { parentOf, lastToken } from "../../json/pointer.js";
import { get, isObject } from "../../json/value.js";
import { membersOf } from "../../model/members.js";
import { keyOf, type SchemaEntry } from "../../resolve/resolved.js";
import { referredPlaces } from "../referred-places.js";
import type { LintInput, Rule } from "../rule.js";
import { saysTheSame } from "../same-schema.js";

/** Properties of a type that say of a member, word by word, what the nearest base says. */
export const childRestatesBase: Rule = {
  id: "child-restates-base",
  mends: "same",
  *check(input) {
    const { contract, resolved } = input;
    const isReferredTo = referredPlaces(resolved);
    for (const { key } of input.schemas) {
      const declaration = contract.declarations.get(key);
      if (declaration === undefined || declaration.type.kind !== "object") continue;
      if (declaration.parents.length === 0) continue;
      for (const member of declaration.type.members) {
        if (member.undeclared === true) continue;
        const own = entryAt(member.location, input);
        if (own === undefined || !isRemovable(own, input) || isSilent(own)) continue;
        for (const { target } of declaration.parents) {
          const inherited = membersOf(contract, target).get(member.name)?.member;
          const base = inherited && entryAt(inherited.location, input);
          if (base === undefined || base === own || inherited?.undeclared === true) continue;
          if (!saysTheSame(own, base, resolved)) continue;
          const { source, pointer } = own;
          yield {
            at: { source, pointer, of: "key" },
            message: `\`${member.name}\` of ${declaration.name} repeats what it inherits from ${contract.declarations.get(target)?.name ?? target}`,
            related: [{ message: "it is inherited from here", at: { ...base, of: "key" } }],
            ...(!isReferredTo({ source, pointer: parentOf(pointer) ?? "" }, member.name) && {
              fix: { done: `removed \`${member.name}\``, edits: [{ remove: pointer }] },
            }),
          };
          break;
        }
      }
    }
  },
};

function entryAt(
  { path, pointer }: { readonly path: string; readonly pointer: string },
  { resolved }: LintInput,
): SchemaEntry | undefined {
  return resolved.schemas.get(`${path}#${pointer}`);
}

/** Whether the property stands under `properties`, and no keyword beside that looks at what stands there. */
function isRemovable({ source, pointer }: SchemaEntry, { resolved }: LintInput): boolean {
  const properties = parentOf(pointer);
  const holder = properties === undefined ? undefined : parentOf(properties);
  if (properties === undefined || holder === undefined) return false;
  if (lastToken(properties) !== "properties") return false;
  const schema = resolved.schemas.get(keyOf({ source, pointer: holder }));
  return isObject(schema?.value) && get(schema.value, "additionalProperties") === undefined;
}

/** Who only lists a name says nothing of it, and so repeats nothing. */
function isSilent({ value }: SchemaEntry): boolean {
  return !isObject(value) || Object.keys(value).length === 0;
}

/** `dependentRequired`, `dependentSchemas`: what an object must be if it has a member. */

import { append } from "../../json/pointer.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { isWhole, unite } from "../../model/complement.js";
import { intersect } from "../../model/intersect.js";
import type { Constraint, Member, ObjectType, Type } from "../../model/type.js";
import { allKinds, anyObject, never, ofKind, unknown } from "../../model/types.js";
import type { Choice } from "./choice.js";
import { at, constraint, place, type Context } from "./context.js";

/** For each member that something depends on: it is absent, or it is there with what depends on it. */
export function dependents(context: Context): Choice[] {
  return [...dependentRequired(context), ...dependentSchemas(context)];
}

function dependentRequired(context: Context): Choice[] {
  const found = context.keywords.get("dependentRequired");
  if (found === undefined || !isObject(found.value)) return [];
  const otherwise = constraint(context, "dependentRequired", found);
  const choices: Choice[] = [];
  for (const [name, value] of inOrder(found.value)) {
    if (!isArray(value)) continue;
    const needed = value.filter((other) => typeof other === "string" && other !== name);
    if (needed.length === 0) continue;
    const location = place(context, append(found.pointer, name));
    const present = [name, ...new Set(needed as string[])].map((each) =>
      memberOf(each, unknown, location),
    );
    choices.push(choiceOf(name, { ...anyObject, members: present }, location, otherwise));
  }
  return choices;
}

function dependentSchemas(context: Context): Choice[] {
  const found = context.keywords.get("dependentSchemas");
  if (found === undefined || !isObject(found.value)) return [];
  const otherwise = constraint(context, "dependentSchemas", found);
  const choices: Choice[] = [];
  for (const [name, value] of inOrder(found.value)) {
    // `dependencies` is split by what its values are, so this may hold a part of what stands in the file.
    if (isArray(value)) continue;
    const pointer = append(found.pointer, name);
    const dependent = intersect([at(context, pointer), anyObject], context.declared);
    const location = place(context, pointer);
    if (isWhole(dependent, "object")) {
      // The form says nothing, so neither can a choice.
      if (dependent.constraints.length > 0)
        choices.push({ type: constrainedBy(otherwise), otherwise });
      continue;
    }
    const has: ObjectType = { ...anyObject, members: [memberOf(name, unknown, location)] };
    const present = intersect([has, dependent], context.declared);
    choices.push(choiceOf(name, present, location, otherwise));
  }
  return choices;
}

/** The members of an object by name: what choices come to, and what is recorded of them, is no matter of their order. */
function inOrder(value: JsonObject): [string, JsonValue][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

const constrainedBy = (otherwise: Constraint): Type => ({ ...unknown, constraints: [otherwise] });

function choiceOf(
  name: string,
  present: Type,
  location: Member["location"],
  otherwise: Constraint,
): Choice {
  const absent: Member = { ...memberOf(name, never, location), required: false };
  const others = allKinds.filter((kind) => kind !== "object").map(ofKind);
  const branches = [{ ...anyObject, members: [absent] }, present];
  return { type: unite([...others, ...branches], otherwise), otherwise };
}

function memberOf(name: string, type: Type, location: Member["location"]): Member {
  return { name, type, required: true, documentation: {}, location, undeclared: true };
}

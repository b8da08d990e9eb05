import { isArray } from "../../json/value.js";
import type { Member, Type } from "../../model/type.js";
import {
  allKinds,
  anyObject,
  constrained,
  never,
  ofKind,
  union,
  unknown,
} from "../../model/types.js";
import { keyOf } from "../../resolve/resolved.js";
import { keywordsOf } from "../keywords.js";
import { namedKinds } from "../kinds.js";
import { constraint, place, type Context } from "./context.js";
import { isOnlyInteger } from "./structure.js";

/** `not`, where the complement is a type: of everything, of kinds, of a required member. */
export function negation(context: Context): Type[] {
  const found = context.keywords.get("not");
  if (found === undefined) return [];
  const entry = context.resolved.schemas.get(
    keyOf({ source: context.entry.source, pointer: found.pointer }),
  );
  if (entry === undefined) return [];
  if (entry.value === false) return [];
  const inner = [...keywordsOf(entry)].filter(([name]) => !annotations.has(name));
  const [only] = inner;
  if (entry.value === true || inner.length === 0) return [never];
  if (inner.length === 1 && only !== undefined) {
    const [name, { value }] = only;
    if (
      name === "type" &&
      !isOnlyInteger(value) &&
      !(isArray(value) && value.includes("integer"))
    ) {
      const excluded = namedKinds(value);
      return [union(allKinds.filter((kind) => !excluded.has(kind)).map(ofKind))];
    }
    if (
      name === "required" &&
      isArray(value) &&
      value.length === 1 &&
      typeof value[0] === "string"
    ) {
      const member: Member = {
        name: value[0],
        type: never,
        required: false,
        documentation: {},
        location: place(context, found.pointer),
      };
      // `required` holds for everything that is no object, so `not` leaves objects only.
      return [{ ...anyObject, members: [member] }];
    }
  }
  return [constrained(unknown, [constraint(context, "not", found)])];
}

const annotations = new Set([
  "title",
  "description",
  "$comment",
  "examples",
  "default",
  "deprecated",
]);

import type { Member, ObjectType, Place } from "../../model/type.js";
import { anyObject, never, unknown } from "../../model/types.js";
import { keyOf } from "../../resolve/resolved.js";
import { place, type Context } from "./context.js";
import { admitsString, stringsAdmitted } from "./strings-admitted.js";

/**
 * What `propertyNames` and `maxProperties` say of the members of `object`, as object types to meet it with: names that are listed leave
 * no others, and a name that can't be is of no member.
 */
export function namesLimited(context: Context, object: ObjectType): ObjectType[] {
  const { entry, keywords, resolved } = context;
  const found: ObjectType[] = [];
  const names = keywords.get("propertyNames");
  const schema =
    names && resolved.schemas.get(keyOf({ source: entry.source, pointer: names.pointer }));
  if (names !== undefined && schema !== undefined) {
    const at = place(context, names.pointer);
    const listed = stringsAdmitted(schema, resolved);
    if (listed !== undefined) found.push(closedTo([...listed], at));
    else {
      const refused = object.members.filter(({ name }) => !admitsString(schema, name, resolved));
      found.push({ ...anyObject, members: refused.map(({ name }) => member(name, never, at)) });
    }
  }
  const most = keywords.get("maxProperties");
  const required = object.members.filter((each) => each.required).map(({ name }) => name);
  if (typeof most?.value === "number" && required.length === most.value) {
    found.push(closedTo(required, place(context, most.pointer)));
  }
  return found;
}

/** Objects with no members but those of the given names. */
function closedTo(names: readonly string[], at: Place): ObjectType {
  return {
    ...anyObject,
    members: names.map((name) => member(name, unknown, at)),
    additional: never,
    additionalAt: [at],
  };
}

function member(name: string, type: Member["type"], location: Place): Member {
  return { name, type, required: false, documentation: {}, location, undeclared: true };
}

import { append, lastToken, parentOf, tokensOf } from "../../json/pointer.js";
import { get, isObject, type JsonKind } from "../../json/value.js";
import { membersOf } from "../../model/members.js";
import type { Type } from "../../model/type.js";
import { allKinds, ownKind } from "../../model/types.js";
import { refIsAlone } from "../../resolve/dialect.js";
import { referencesIn } from "../../resolve/parts.js";
import { keyOf, type LocationKey, type SchemaEntry } from "../../resolve/resolved.js";
import { holderOf } from "../owners.js";
import type { LintInput, Rule } from "../rule.js";
import { conjunctsOf } from "../together.js";

/**
 * `properties` in a schema that also accepts what is no object, though it names no `type`. Passed over are conditions, and schemas that
 * only judge what others judge as an object too: as a branch of theirs, by reference, or as the property of a base.
 */
export const propertiesWithoutType: Rule = {
  id: "properties-without-type",
  mends: "narrower",
  *check(input) {
    const isOfObjects = objectsOnly(input);
    const speaks = (entry: SchemaEntry): boolean => saysProperties(entry) && !isOfObjects(entry);
    for (const entry of input.schemas) {
      if (!speaks(entry) || isConditional(entry)) continue;
      // Where what it refers to is silent too, one `type` there does for all.
      const whole = outermost(entry, input);
      const all = conjunctsOf(whole, input.resolved);
      if (all.some((each) => isOutside(each, whole) && speaks(each))) continue;
      const { source, pointer } = entry;
      const at = append(pointer, "properties");
      yield {
        at: { source, pointer: at, of: "key" },
        message: "`properties` without `type`: strings, numbers and the like are valid here too",
        fix: {
          done: 'added `"type": "object"`',
          edits: [{ insert: "type", value: "object", before: at }],
        },
      };
    }
  },
};

function saysProperties({ value, dialect, ignored }: SchemaEntry): boolean {
  if (!isObject(value) || get(value, "type") !== undefined) return false;
  if (refIsAlone(dialect) && typeof get(value, "$ref") === "string") return false;
  const properties = get(value, "properties");
  return (
    isObject(properties) &&
    Object.keys(properties).length > 0 &&
    ignored?.has("properties") !== true
  );
}

/** Keywords whose schemas need not hold, so that they may be silent about what the value is. */
const conditional = new Set(["not", "if", "then", "else", "dependentSchemas", "dependencies"]);

/** Whether it stands in a condition, however deep. A property of such a name counts too: that only leaves out a finding. */
function isConditional({ pointer }: SchemaEntry): boolean {
  return tokensOf(pointer).some((token) => conditional.has(token));
}

/** The schema that holds another, in branches of branches; itself where none does. */
function outermost(entry: SchemaEntry, { resolved }: LintInput): SchemaEntry {
  let found = entry;
  for (let next = holderOf(entry, resolved); next !== undefined;) {
    found = next.holder;
    next = holderOf(found, resolved);
  }
  return found;
}

/** Whether a schema stands elsewhere than within another one. */
function isOutside(other: SchemaEntry, { source, pointer }: SchemaEntry): boolean {
  return other.source !== source || !`${other.pointer}/`.startsWith(`${pointer}/`);
}

function objectsOnly(input: LintInput): (entry: SchemaEntry) => boolean {
  const { resolved, types } = input;
  const users = new Map<LocationKey, SchemaEntry[]>();
  for (const { from, target } of referencesIn(resolved)) {
    const user = resolved.schemas.get(keyOf(from));
    if (user === undefined) continue;
    const known = users.get(target.key);
    if (known === undefined) users.set(target.key, [user]);
    else known.push(user);
  }
  const known = new Map<LocationKey, boolean>();
  const ask = (entry: SchemaEntry): boolean => {
    const before = known.get(entry.key);
    if (before !== undefined) return before;
    // Those that judge one value never lead back to themselves.
    const answer = compute(entry);
    known.set(entry.key, answer);
    return answer;
  };
  const compute = (entry: SchemaEntry): boolean => {
    if (isOnlyObjects(types.kindsOf(entry))) return true;
    const held = holderOf(entry, resolved);
    if (held !== undefined) return ask(held.holder);
    const all = users.get(entry.key) ?? [];
    if (all.length > 0 && all.every(ask)) return true;
    return isOnlyObjects(kindsOfMember(entry, input) ?? new Set(allKinds));
  };
  return ask;
}

function isOnlyObjects(kinds: ReadonlySet<JsonKind>): boolean {
  return kinds.size === 0 || (kinds.size === 1 && kinds.has("object"));
}

/** The JSON types of a property as the whole type that it stands in has it, bases included; `undefined` for what is no property of a type. */
function kindsOfMember(entry: SchemaEntry, input: LintInput): ReadonlySet<JsonKind> | undefined {
  const { contract, resolved } = input;
  const names: string[] = [];
  let current = entry;
  while (!contract.declarations.has(current.key)) {
    const held = holderOf(current, resolved);
    if (held !== undefined) {
      current = held.holder;
      continue;
    }
    const properties = parentOf(current.pointer);
    if (properties === undefined || lastToken(properties) !== "properties") return undefined;
    names.unshift(lastToken(current.pointer) ?? "");
    const holder = resolved.schemas.get(
      keyOf({ source: current.source, pointer: parentOf(properties) ?? "" }),
    );
    if (holder === undefined) return undefined;
    current = holder;
  }
  const [first, ...rest] = names;
  let type = first === undefined ? undefined : membersOf(contract, current.key).get(first)?.type;
  for (const name of rest) {
    if (type?.kind !== "object") return undefined;
    type = type.members.find((member) => member.name === name)?.type;
  }
  return type === undefined ? undefined : kindsOfType(type, input);
}

function kindsOfType(type: Type, input: LintInput): ReadonlySet<JsonKind> {
  switch (type.kind) {
    case "union":
      return new Set(type.members.flatMap((each) => [...kindsOfType(each, input)]));
    case "intersection": {
      const sets = type.members.map((each) => kindsOfType(each, input));
      return new Set(allKinds.filter((kind) => sets.every((set) => set.has(kind))));
    }
    case "reference":
      return input.contract.declarations.get(type.target)?.kinds ?? new Set(allKinds);
    case "unknown":
      return new Set(allKinds);
    default: {
      const kind = ownKind(type);
      return new Set(kind === undefined ? [] : [kind]);
    }
  }
}

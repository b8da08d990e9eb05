/** What is to be known of the items of a crate all together. */

import { flatText, wordsOf, type Expression } from "./expression.js";
import type { Item, Struct, StructField } from "./item.js";
import { typesOf } from "./item.js";
import { typesWithin, typeText, type RustType } from "./rust-type.js";

export interface Facts {
  readonly items: ReadonlyMap<string, Item>;
  /** The type behind names that are only names. */
  underlying(type: RustType): RustType;
  /** Whether serde by itself reads and writes just what JSON Schema takes for a value of the type. */
  isExact(type: RustType): boolean;
  /** Whether values of the type are copied. */
  isCopy(type: RustType): boolean;
  /** Whether there is anything to check in values of the type. */
  isChecked(type: RustType): boolean;
  /** The bases that a type has all members of, itself included where it is a base; bases of bases before them. */
  basesOf(item: Item): readonly Struct[];
  /** The fields that a base has first, and that all its heirs have in the same type. */
  sharedFields(base: Struct): readonly StructField[];
  isBase(name: string): boolean;
}

export function factsOf(items: ReadonlyMap<string, Item>): Facts {
  const heirs = heirsOf(items);
  const checked = checkedOf(items);
  const structNamed = (name: string): Struct | undefined => {
    const item = items.get(name);
    return item?.kind === "struct" ? item : undefined;
  };
  const underlying = (type: RustType): RustType => {
    if (type.kind !== "named") return type;
    const item = items.get(type.name);
    return item?.kind === "alias" ? underlying(item.type) : type;
  };
  /** Whether it is read as an option, which serde takes for none where a required member is absent. */
  const isOption = (type: RustType, seen = new Set<string>()): boolean => {
    const bare = underlying(type);
    if (bare.kind === "box") return isOption(bare.of, seen);
    if (bare.kind !== "named" || seen.has(bare.name)) return bare.kind === "option";
    const item = items.get(bare.name);
    return item?.kind === "newtype" && isOption(item.type, seen.add(bare.name));
  };
  const isExact = (type: RustType): boolean => {
    const bare = underlying(type);
    switch (bare.kind) {
      case "plain":
        return !["f64", "i64", "u64"].includes(bare.name);
      case "named": {
        const item = items.get(bare.name);
        return item?.kind === "struct" ? item.extra !== undefined : !isOption(bare);
      }
      case "option":
        return false;
      case "box":
      case "map":
      case "vec":
        return isExact(bare.of);
      case "tuple":
        return bare.items.every(isExact);
    }
  };
  const isCopy = (type: RustType): boolean => {
    const bare = underlying(type);
    if (bare.kind === "plain") return ["bool", "f64", "i64", "u64"].includes(bare.name);
    return bare.kind === "named" && items.get(bare.name)?.kind === "texts";
  };
  const isChecked = (type: RustType): boolean =>
    [...typesWithin(type)].some((each) => each.kind === "named" && checked.has(each.name));

  const basesOfStruct = (
    struct: Struct,
    found = new Map<string, Struct>(),
  ): Map<string, Struct> => {
    for (const base of struct.bases) {
      const item = structNamed(base);
      if (item !== undefined && !found.has(base)) basesOfStruct(item, found);
    }
    if (heirs.has(struct.name)) found.set(struct.name, struct);
    return found;
  };
  const basesOf = (item: Item): readonly Struct[] => {
    if (item.kind === "struct") return [...basesOfStruct(item).values()];
    if (item.kind !== "union") return [];
    const ofBranches = item.branches.map(({ type }) => {
      const held = underlying(type.kind === "box" ? type.of : type);
      const struct = held.kind === "named" ? structNamed(held.name) : undefined;
      return struct === undefined ? [] : [...basesOfStruct(struct).values()];
    });
    const [first = [], ...others] = ofBranches;
    return first.filter((base) => others.every((each) => each.includes(base)));
  };
  const sharedFields = (base: Struct): readonly StructField[] => {
    const inherited = new Set(
      base.bases.flatMap((each) => structNamed(each)?.fields ?? []).map(({ jsonName }) => jsonName),
    );
    const all = [...(heirs.get(base.name) ?? [])].flatMap((name) => structNamed(name) ?? []);
    return base.fields.filter((field) => {
      if (inherited.has(field.jsonName)) return false;
      return all.every((heir) => {
        const same = heir.fields.find(({ jsonName }) => jsonName === field.jsonName);
        return (
          same !== undefined &&
          same.name === field.name &&
          same.required === field.required &&
          typeText(same.type) === typeText(field.type)
        );
      });
    });
  };
  return {
    items,
    underlying,
    isExact,
    isCopy,
    isChecked,
    basesOf,
    sharedFields,
    isBase: (name) => heirs.has(name),
  };
}

/** All heirs of each base, near and far. */
function heirsOf(items: ReadonlyMap<string, Item>): ReadonlyMap<string, ReadonlySet<string>> {
  const heirs = new Map<string, Set<string>>();
  const tell = (heir: string, struct: Struct): void => {
    for (const name of struct.bases) {
      const base = items.get(name);
      if (base?.kind !== "struct") continue;
      const known = heirs.get(name) ?? new Set();
      heirs.set(name, known);
      if (known.has(heir)) continue;
      known.add(heir);
      tell(heir, base);
    }
  };
  for (const item of items.values()) if (item.kind === "struct") tell(item.name, item);
  return heirs;
}

/** The items that have anything to check. */
function checkedOf(items: ReadonlyMap<string, Item>): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const checked = new Set<string>();
  for (const item of items.values()) {
    if (rulesIn(item).length > 0) checked.add(item.name);
    for (const type of typesOf(item)) {
      for (const each of typesWithin(type)) {
        if (each.kind !== "named") continue;
        users.set(each.name, [...(users.get(each.name) ?? []), item.name]);
      }
    }
  }
  for (const name of checked) for (const user of users.get(name) ?? []) checked.add(user);
  return checked;
}

/** All rules that stand in an item. */
export function rulesIn(item: Item): readonly Expression[] {
  switch (item.kind) {
    case "struct":
      return [
        ...item.rules,
        ...item.fields.flatMap(({ rules }) => rules),
        ...(item.extra?.rules ?? []),
      ];
    case "union":
      return [...item.rules, ...item.branches.flatMap(({ rules }) => rules)];
    case "newtype":
    case "texts":
      return item.rules;
    case "alias":
      return [];
  }
}

/** The names that rules call types by. */
export function namesInRules(rules: readonly Expression[]): readonly string[] {
  return rules
    .flatMap((each) => [...wordsOf(each)])
    .filter((word) => word.startsWith("is::<"))
    .flatMap((word) => flatText(word).match(/[\p{XID_Start}_][\p{XID_Continue}]*/gu) ?? []);
}

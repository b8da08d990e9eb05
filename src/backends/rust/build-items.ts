/** The types of a plan as items of Rust. */

import { toPascalCase } from "../../emit/identifier.js";
import type { JsonValue } from "../../json/value.js";
import type { Contract } from "../../model/contract.js";
import { recordNamed } from "../../plan/look-up.js";
import { planOf } from "../../plan/plan-of.js";
import type {
  AliasType,
  Field,
  LanguageTraits,
  Plan,
  PlannedType,
  RecordType,
  UnionType,
} from "../../plan/plan.js";
import type { Rules } from "../../plan/rules.js";
import type { Branch, Shape } from "../../plan/shape.js";
import { boxItems } from "./box-items.js";
import { slice, type Expression } from "./expression.js";
import type { Item, StructField, TextEnum, UnionBranch } from "./item.js";
import { branchNames, memberNames, TypeNames } from "./names.js";
import { rustPattern } from "./pattern.js";
import { constants, countLiteral, formats, rule, ruleExpressions } from "./rule-expressions.js";
import { plain, typeText, type RustType } from "./rust-type.js";

/** The items of a contract, each with the module of the declaration that it is, or is a part of. */
export interface RustItems {
  readonly plan: Plan;
  /** By name; parts before what they are part of. */
  readonly items: ReadonlyMap<string, Item>;
  /** The declaration around each item: its module, as the contract calls it. */
  readonly moduleOf: ReadonlyMap<string, string>;
}

export function buildItems(
  contract: Contract,
  options: { readonly assertFormats: boolean },
): RustItems {
  const names = new TypeNames();
  const traits: LanguageTraits = {
    typeNames: () => names,
    memberNames,
    namesParts: true,
    checksPattern: (pattern) => rustPattern(pattern) !== undefined,
    formats,
  };
  const plan = planOf(contract, traits, options);
  const builder = new ItemBuilder(plan, names);
  const items = new Map<string, Item>();
  const moduleOf = new Map<string, string>();
  let waiting: string[] = [];
  for (const type of plan.types.values()) {
    const built = builder.item(type);
    for (const each of [...builder.takeParts(), built]) {
      items.set(each.name, each);
      waiting.push(each.name);
    }
    if (type.declaration === undefined) continue;
    for (const name of waiting) moduleOf.set(name, type.declaration.module);
    waiting = [];
  }
  return { plan, items: boxItems(items), moduleOf };
}

const greatestWhole = 2 ** 63;

class ItemBuilder {
  readonly #plan: Plan;
  readonly #names: TypeNames;
  #parts: TextEnum[] = [];

  constructor(plan: Plan, names: TypeNames) {
    this.#plan = plan;
    this.#names = names;
  }

  /** The enumerations that were made for constants within the last items. */
  takeParts(): readonly TextEnum[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  item(type: PlannedType): Item {
    const { name, documentation, looseness } = type;
    const common = { name, documentation, looseness };
    const rules = type.rules === undefined ? [] : ruleExpressions(type.rules);
    switch (type.kind) {
      case "record":
        return { ...common, ...this.#struct(type), kind: "struct", rules };
      case "enum":
        return { ...common, kind: "texts", values: type.values, rules };
      case "union":
        return { ...common, ...this.#union(type), kind: "union", rules };
      case "alias":
        return { ...common, ...this.#alias(type, rules) };
    }
  }

  #struct({ name, fields, others, bases }: RecordType) {
    return {
      bases,
      fields: fields.map((field): StructField => {
        const { jsonName, shape, required, documentation } = field;
        const hint = this.#ownerOf(field, name) + (toPascalCase(jsonName) ?? "Member");
        const [type, rules] = [this.#type(shape, hint), this.#rules(shape)];
        return { name: field.name, jsonName, type, required, documentation, rules };
      }),
      extra:
        others.kind === "nothing"
          ? undefined
          : { type: this.#type(others, `${name}Extra`), rules: this.#rules(others) },
    };
  }

  /** The record that says the field first. */
  #ownerOf({ from, jsonName }: Field, record: string): string {
    const base = from === undefined ? undefined : recordNamed(this.#plan, from);
    const inherited = base?.fields.find((each) => each.jsonName === jsonName);
    return base === undefined || inherited === undefined
      ? record
      : this.#ownerOf(inherited, base.name);
  }

  #union({ name, branches, tag }: UnionType) {
    const names = branchNames(
      branches.map(({ label }) => label),
      name,
    );
    return {
      tag: tag?.jsonName,
      branches: branches.map((branch, i): UnionBranch => ({
        name: names[i] ?? branch.label,
        type: this.#type(branch.shape, name + branch.label),
        rules: this.#rules(branch.shape),
        tags: tag?.values[i] ?? [],
        constants: this.#constantsOf(branch),
      })),
    };
  }

  /** What tells how close a value is to a branch that does not have it. */
  #constantsOf({ shape }: Branch): readonly (readonly [string, string])[] {
    const record = shape.kind === "named" ? recordNamed(this.#plan, shape.name) : undefined;
    return (record?.fields ?? []).flatMap(({ jsonName, shape: member, required }) => {
      const only = required && member.kind === "constants" ? member.values : [];
      const [text, ...others] = only;
      if (typeof text !== "string" || others.length > 0) return [];
      return [[jsonName, text] as const];
    });
  }

  #alias({ name, shape }: AliasType, own: readonly Expression[]) {
    const type = this.#type(shape, `${name}Value`);
    const rules = [...this.#rules(shape), ...own];
    return rules.length === 0
      ? ({ kind: "alias", type } as const)
      : ({ kind: "newtype", type, rules } as const);
  }

  /** The type of a value where it stands; `hint` names what has to have a name. */
  #type(shape: Shape, hint: string): RustType {
    switch (shape.kind) {
      case "any":
        return plain("Value");
      case "nothing":
        return plain("Never");
      case "null":
        return plain("()");
      case "boolean":
        return plain("bool");
      case "integer":
        return plain(isBeyondSigned(shape.rules) ? "u64" : "i64");
      case "number":
        return plain("f64");
      case "string":
        return plain("String");
      case "constants":
        return this.#constants(shape.values, hint);
      case "named":
        return { kind: "named", name: shape.name };
      case "nullable":
        return { kind: "option", of: this.#type(shape.of, hint) };
      case "list":
        return { kind: "vec", of: this.#type(shape.item, `${hint}Item`) };
      case "tuple":
        if (shape.items.length > greatestTuple) return { kind: "vec", of: plain("Value") };
        return {
          kind: "tuple",
          items: shape.items.map((item, i) => this.#type(item, `${hint}Item${i + 1}`)),
        };
      case "positions":
        return { kind: "vec", of: plain("Value") };
      case "map":
        return { kind: "map", of: this.#type(shape.values, `${hint}Value`) };
      case "both":
        return this.#type(shape.main, hint);
      case "choice":
        throw new Error(`${hint}: unions have names of their own in Rust`);
    }
  }

  #constants(values: readonly JsonValue[], hint: string): RustType {
    const [only, ...others] = values;
    if (typeof only === "string" && others.length === 0) {
      const name = this.#constantNamed(only, hint);
      return { kind: "named", name };
    }
    if (values.every((value) => value === null)) return plain("()");
    if (values.every((value) => typeof value === "string")) return plain("String");
    if (values.every((value) => typeof value === "boolean")) return plain("bool");
    if (values.every((value) => Number.isSafeInteger(value))) return plain("i64");
    return plain(values.every((value) => typeof value === "number") ? "f64" : "Value");
  }

  readonly #constantNames = new Map<string, string>();

  /** The type of a constant: one of its own wherever it is called otherwise. */
  #constantNamed(value: string, hint: string): string {
    const key = `${hint} ${value}`;
    const known = this.#constantNames.get(key);
    if (known !== undefined) return known;
    const name = this.#names.take(hint);
    this.#constantNames.set(key, name);
    const common = { name, documentation: {}, looseness: [], rules: [] };
    this.#parts.push({ ...common, kind: "texts", values: [value] });
    return name;
  }

  /** What the type of a shape does not say of its values, its parts included that have no name. */
  #rules(shape: Shape): readonly Expression[] {
    const own = shape.rules === undefined ? [] : ruleExpressions(shape.rules);
    return [...own, ...this.#structure(shape)];
  }

  #structure(shape: Shape): readonly Expression[] {
    const within = (name: string, of: Shape, ...at: readonly string[]): readonly Expression[] => {
      const rules = this.#rules(of);
      return rules.length === 0 ? [] : [rule(name, ...at, slice(rules))];
    };
    switch (shape.kind) {
      case "list":
        return [...lengths(shape), ...within("Items", shape.item)];
      case "tuple": {
        const { items } = shape;
        if (items.length <= greatestTuple) {
          return items.flatMap((item, i) => within("Position", item, String(i)));
        }
        const { length } = items;
        return [
          ...lengths({ minItems: length, maxItems: length }),
          ...items.flatMap((item, i) => this.#position(item, "Position", i)),
        ];
      }
      case "positions":
        return [
          ...lengths(shape),
          ...shape.items.flatMap((item, i) => this.#position(item, "Position", i)),
          ...this.#position(shape.rest, "After", shape.items.length),
        ];
      case "map":
        return within("Values", shape.values);
      case "nullable":
        return this.#rules(shape.of);
      case "constants":
        return isTyped(shape.values) ? [] : [rule("OneOf", constants(shape.values))];
      case "both":
        return [...this.#rules(shape.main), ...shape.others.flatMap((each) => this.#also(each))];
      case "any":
      case "nothing":
      case "null":
      case "boolean":
      case "integer":
      case "number":
      case "string":
      case "named":
      case "choice":
        return [];
    }
  }

  #position(shape: Shape, name: string, at: number): readonly Expression[] {
    const rules = this.#also(shape);
    return rules.length === 0 ? [] : [rule(name, String(at), slice(rules))];
  }

  /** What a value of any type has to be too. */
  #also(shape: Shape): readonly Expression[] {
    if (shape.kind === "any") return this.#rules(shape);
    if (shape.kind === "constants") {
      const own = shape.rules === undefined ? [] : ruleExpressions(shape.rules);
      return [rule("OneOf", constants(shape.values)), ...own];
    }
    const type = this.#type(shape, "Constant");
    return [rule("Is", `is::<${typeText(type)}>`), ...this.#rules(shape)];
  }
}

/** The longest tuple that the runtime reads. */
const greatestTuple = 8;

function isBeyondSigned({ minimum = -1, maximum = 0 }: Rules = {}): boolean {
  return minimum >= 0 && maximum >= greatestWhole;
}

/** Whether the type of constants says all of them. */
function isTyped(values: readonly JsonValue[]): boolean {
  if (values.length === 1) return typeof values[0] === "string" || values[0] === null;
  return values.length === 2 && values.includes(true) && values.includes(false);
}

function lengths({
  minItems,
  maxItems,
}: {
  readonly minItems: number;
  readonly maxItems: number | undefined;
}): readonly Expression[] {
  return [
    ...(minItems > 0 ? [rule("MinItems", countLiteral(minItems, false))] : []),
    ...(maxItems === undefined ? [] : [rule("MaxItems", countLiteral(maxItems, true))]),
  ];
}

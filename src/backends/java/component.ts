/** Members of records as components: their types, and what Jackson, Jakarta Validation and JSpecify have to know of them. */

import { mayBeNull } from "../../plan/look-up.js";
import type { Field, RecordType } from "../../plan/plan.js";
import type { Documentation } from "../../model/type.js";
import type { Shape } from "../../plan/shape.js";
import { call, flatText, type Expression } from "./code.js";
import { familyOf, type Hierarchy } from "./hierarchy.js";
import { commonType, isSameType, javaTypeOf, typeText, type JavaType } from "./java-type.js";
import { isWhole, javaPattern } from "./pattern.js";
import { classes, type SourceFile } from "./source-file.js";
import { longestLiteral, numberText, stringLiteral } from "./text.js";

/**
 * How absence and null show: `required` is always there, `optional` is null of Java where it is absent, `maybe` tells absent from null.
 * A required one that may be null has a nullable type.
 */
export type Presence = "required" | "optional" | "maybe";

export interface Component {
  readonly name: string;
  readonly jsonName: string;
  readonly type: JavaType;
  readonly presence: Presence;
  readonly shape: Shape;
  readonly documentation: Documentation;
}

const maybeClass = "Maybe";

export class Components {
  readonly #hierarchy: Hierarchy;
  readonly #records = new Map<string, readonly Component[]>();
  /** Members that some interface can't give as a primitive. */
  readonly #boxed = new Set<string>();

  constructor(hierarchy: Hierarchy) {
    this.#hierarchy = hierarchy;
    const records = [...hierarchy.plan.types.values()].flatMap((type) =>
      type.kind === "record" ? [type] : [],
    );
    for (const record of records) {
      const inherited = record.bases.flatMap((base) => this.#records.get(base) ?? []);
      this.#records.set(
        record.name,
        record.fields.filter(hasName).map((field) => {
          const component = componentOf(field, hierarchy);
          const theirs = inherited.find((each) => each.jsonName === field.jsonName);
          return theirs === undefined ? component : asEnumeration(component, theirs, hierarchy);
        }),
      );
    }
    for (const record of records) this.#boxWithin(record);
  }

  of(record: string): readonly Component[] {
    const found = this.#records.get(record) ?? [];
    return found.map((each) => {
      if (!this.#boxed.has(`${record} ${each.jsonName}`)) return each;
      const { primitive: _, ...boxed } = each.type;
      return { ...each, type: boxed };
    });
  }

  /** What the interface of a base says of a member: an object of any class, where its heirs have no type of it in common. */
  shared(base: string, component: Component): Component {
    const all = this.#inFamily(base, component.jsonName);
    const bare = ({ isNullable: _, primitive: __, ...type }: JavaType): JavaType => type;
    const nullable = all.find(
      (each) => each.type.isNullable === true || each.presence === "optional",
    );
    const isOne = all.every(
      (each) =>
        isSameType(bare(each.type), bare(component.type)) &&
        (each.presence === "maybe") === (component.presence === "maybe"),
    );
    if (isOne) return nullable ?? component;
    const type = {
      className: "Object",
      of: [],
      ...(nullable === undefined ? {} : { isNullable: true as const }),
    };
    return { ...component, type, presence: "required" };
  }

  #inFamily(base: string, jsonName: string): readonly Component[] {
    return familyOf(this.#hierarchy, base).flatMap(({ name }) =>
      this.of(name).filter((each) => each.jsonName === jsonName),
    );
  }

  /** Interfaces give objects where one of their records does. */
  #boxWithin(base: RecordType): void {
    if (this.#hierarchy.heirsOf(base.name).length === 0) return;
    const family = familyOf(this.#hierarchy, base.name);
    for (const { jsonName } of base.fields) {
      const all = this.#inFamily(base.name, jsonName);
      if (all.every((each) => isPrimitive(each) && each.type.className === all[0]?.type.className))
        continue;
      for (const { name } of family) this.#boxed.add(`${name} ${jsonName}`);
    }
  }
}

function componentOf(field: Field, hierarchy: Hierarchy): Component {
  const { name, jsonName, shape, required, documentation } = field;
  const type = javaTypeOf(shape, hierarchy);
  const isNull = type.holdsNull !== true && mayBeNull(hierarchy.plan, shape);
  const common = { name, jsonName, shape, documentation };
  if (required)
    return { ...common, type: isNull ? { ...type, isNullable: true } : type, presence: "required" };
  return { ...common, type, presence: isNull ? "maybe" : "optional" };
}

/** What a base has as one of an enumeration is of it in the heir that says which. */
function asEnumeration(component: Component, theirs: Component, { plan }: Hierarchy): Component {
  const type = plan.types.get(theirs.type.className);
  const { shape } = component;
  const isPart =
    type?.kind === "enum" &&
    shape.kind === "constants" &&
    shape.values.every((each) => typeof each === "string" && type.values.includes(each));
  return isPart ? { ...component, type: { ...component.type, className: type.name } } : component;
}

export function isPrimitive({ type, presence }: Component): boolean {
  return type.primitive !== undefined && presence === "required" && type.isNullable !== true;
}

/** The type as it is declared. */
export function declaredType(component: Component, file: SourceFile): string {
  const { type, presence } = component;
  if (presence === "maybe") return `${file.runtime(maybeClass)}<${typeText(type, file)}>`;
  if (presence === "optional") return typeText({ ...type, isNullable: true }, file);
  return isPrimitive(component) ? (type.primitive ?? "") : typeText(type, file);
}

/** What Jackson has to know of it. */
export function jacksonAnnotations(
  { jsonName, presence }: Component,
  file: SourceFile,
): readonly string[] {
  const name = stringLiteral(jsonName);
  const property = `@${file.use(classes.jsonProperty)}`;
  if (presence === "required") return [`${property}(value = ${name}, required = true)`];
  const include = file.use(classes.jsonInclude);
  const rule = presence === "maybe" ? "NON_EMPTY" : "NON_NULL";
  return [`${property}(${name})`, `@${include}(${include}.Include.${rule})`];
}

/** What Jakarta Validation can check: rules that it has in the very meaning of JSON Schema. */
export function validationAnnotations(
  component: Component,
  hierarchy: Hierarchy,
  file: SourceFile,
): readonly string[] {
  const { type, presence, shape } = component;
  if (presence === "maybe") return [];
  const found: string[] = [];
  if (presence === "required" && type.isNullable !== true && !isPrimitive(component)) {
    found.push(`@${file.use(classes.notNull)}`);
  }
  const inner = shape.kind === "nullable" ? shape.of : shape;
  found.push(...ruleAnnotations(inner, type, file));
  if (inner.kind === "named") {
    const of = hierarchy.plan.types.get(type.className);
    if (of !== undefined && of.kind !== "enum") found.push(`@${file.use(classes.valid)}`);
  }
  return found;
}

function ruleAnnotations(shape: Shape, type: JavaType, file: SourceFile): readonly string[] {
  const rules = shape.rules ?? {};
  const found: string[] = [];
  const add = (name: string, ...items: readonly Expression[]): void => {
    found.push("@" + flatText(call(file.use(name), ...items)));
  };
  if (shape.kind === "string") {
    // `@Size` counts the units of UTF-16, which are as many as code points where it comes to one.
    if (rules.minLength === 1) add(classes.size, "min = 1");
    for (const each of rules.patterns ?? []) {
      const pattern = javaPattern(each);
      // `@Pattern` means the whole string.
      if (pattern !== undefined && isWhole(pattern) && pattern.length < longestLiteral) {
        add(classes.pattern, `regexp = ${stringLiteral(pattern)}`);
        break;
      }
    }
  }
  if (shape.kind === "list") found.push(...size(shape.minItems, shape.maxItems, file));
  if (shape.kind === "map")
    found.push(...size(rules.minProperties ?? 0, rules.maxProperties, file));
  if (shape.kind === "integer" || shape.kind === "number") {
    const isWholeNumber = type.primitive === "long";
    const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = rules;
    const bound = (
      name: string,
      whole: string,
      value: number | undefined,
      isExclusive: boolean,
    ): void => {
      if (value === undefined) return;
      const text = numberText(value);
      if (isWholeNumber && !isExclusive && Number.isSafeInteger(value)) {
        add(whole, text + (Math.abs(value) > 0x7fffffff ? "L" : ""));
      } else if (isExclusive) add(name, `value = ${stringLiteral(text)}`, "inclusive = false");
      else add(name, stringLiteral(text));
    };
    // One of a kind is all that can stand there.
    if (minimum !== undefined) bound(classes.decimalMin, classes.min, minimum, false);
    else bound(classes.decimalMin, classes.min, exclusiveMinimum, true);
    if (maximum !== undefined) bound(classes.decimalMax, classes.max, maximum, false);
    else bound(classes.decimalMax, classes.max, exclusiveMaximum, true);
  }
  return found;
}

function size(least: number, most: number | undefined, file: SourceFile): readonly string[] {
  const limits: string[] = [];
  if (least > 0) limits.push(`min = ${least}`);
  if (most !== undefined) limits.push(`max = ${most}`);
  const fits = least < 2 ** 31 && (most ?? 0) < 2 ** 31;
  return limits.length === 0 || !fits ? [] : [`@${file.use(classes.size)}(${limits.join(", ")})`];
}

/** Jackson takes an empty name for none, and no annotation can say a very long one: members that are called so are among the others. */
function hasName({ jsonName }: Field): boolean {
  return jsonName !== "" && jsonName.length <= longestLiteral;
}

/** The map of the members that a record does not name. */
export interface Others {
  readonly name: string;
  readonly type: JavaType;
}

/** `undefined` where the record is closed. */
export function othersOf({ others, fields }: RecordType, hierarchy: Hierarchy): Others | undefined {
  const unnamed = fields.filter((field) => !hasName(field)).map(({ shape }) => shape);
  const all = others.kind === "nothing" ? unnamed : [others, ...unnamed];
  if (all.length === 0) return undefined;
  // Jackson takes what it is called for a name in JSON, so no member may be called so there.
  const taken = new Set(fields.flatMap(({ name, jsonName }) => [name, jsonName]));
  let name = "additionalProperties";
  for (let i = 2; taken.has(name); i++) name = `additionalProperties${i}`;
  return { name, type: commonType(all, hierarchy) };
}

export function othersType({ type }: Others, file: SourceFile): string {
  return `${file.use(classes.map)}<String, ${typeText(type, file)}>`;
}

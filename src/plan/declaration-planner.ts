/** Plans one declaration, with the records, unions and enumerations within it. */

import { toPascalCase } from "../emit/identifier.js";
import type { JsonValue } from "../json/value.js";
import type { Declaration } from "../model/contract.js";
import type { Looseness } from "../model/looseness.js";
import { membersOf, slicesOf, type EffectiveMember } from "../model/members.js";
import type {
  ArrayType,
  Member,
  ObjectType,
  Place,
  ReferenceType,
  Type,
  UnionType,
} from "../model/type.js";
import { structureOf } from "../model/types.js";
import { either } from "./combine.js";
import { othersOf, type Planning } from "./object-form.js";
import type { Shared } from "./plan-of.js";
import type { Field, PlannedType, RecordType } from "./plan.js";
import { RuleCollector, type Rules } from "./rules.js";
import type { Shape } from "./shape.js";
import { tagOf } from "./tag.js";

export class DeclarationPlanner implements Planning {
  readonly #declaration: Declaration;
  readonly #shared: Shared;
  readonly #name: string;
  readonly #loose = new Map<string, Looseness>();

  constructor(declaration: Declaration, shared: Shared) {
    this.#declaration = declaration;
    this.#shared = shared;
    this.#name = this.#nameFor(declaration);
  }

  plan(): PlannedType {
    const planned = this.#planned();
    return { ...planned, declaration: this.#declaration, looseness: [...this.#loose.values()] };
  }

  #planned(): PlannedType {
    const { id, documentation, type, location, parents } = this.#declaration;
    if (this.#shared.bases.isRecord(id)) return this.#declaredRecord();
    const common = { name: this.#name, documentation, looseness: [] };
    const rules = this.#rulesOf(type);
    const isBare = parents.length === 0;
    const form = this.#form(type, isBare ? this.#name : `${this.#name}Own`, location);
    if (isBare && this.#shared.traits.namesParts) {
      const named = asNamedType(form);
      if (named !== undefined) return { ...common, ...named, ...withRules(rules) };
    }
    const settled = this.settle(form, `${this.#name}Value`);
    const shape = rules === undefined ? settled : ruled(settled, rules);
    return { ...common, kind: "alias", shape: isBare ? shape : this.#withParents(shape) };
  }

  #withParents(main: Shape): Shape {
    const others = this.#declaration.parents.map((parent) => this.#named(parent));
    return { kind: "both", main, others };
  }

  #declaredRecord(): RecordType {
    const { id, documentation, location } = this.#declaration;
    const { contract, bases, membersIn, types } = this.#shared;
    const of = bases.basesOf(id).map((base) => this.#shared.nameOf.get(base) ?? "");
    const inherited = of.flatMap((base) => {
      const record = types.get(base);
      return record?.kind === "record" ? [record] : [];
    });
    const own = this.#ownMembers();
    const name = membersIn.of(id);
    const fields: Field[] = [];
    for (const [jsonName, effective] of membersOf(contract, id)) {
      const from = own.has(jsonName) ? undefined : fieldOf(inherited, jsonName);
      fields.push(from ?? this.#field({ ...effective, location: effective.member.location }, name));
    }
    const slices = slicesOf(contract, id).map(({ object }) => object);
    const rest = this.#rest(slices, this.#name, location);
    return {
      kind: "record",
      name: this.#name,
      documentation,
      looseness: [],
      bases: of,
      fields,
      ...rest,
    };
  }

  /** The members that the declaration speaks of otherwise than its bases do, which are records. */
  #ownMembers(): ReadonlySet<string> {
    const { id, type } = this.#declaration;
    const { contract, bases } = this.#shared;
    const views = bases.basesOf(id).map((base) => membersOf(contract, base));
    const spoken = new Set(type.kind === "object" ? type.members.map((member) => member.name) : []);
    const own = new Set<string>();
    for (const [name, effective] of membersOf(contract, id)) {
      const inherited = views.flatMap((view) => view.get(name) ?? []);
      const [first] = inherited;
      if (first !== undefined && inherited.every((each) => isSame(each, effective))) {
        const { description } = effective.documentation;
        const says = spoken.has(name) && description !== undefined;
        if (!says || description === first.documentation.description) continue;
      }
      own.add(name);
    }
    return own;
  }

  #rest(
    forms: readonly ObjectType[],
    name: string,
    place: Place,
  ): { readonly others: Shape; readonly rules?: Rules } {
    const rules = this.#collector();
    for (const form of forms) for (const each of form.constraints) this.#rule(each, rules);
    const others = othersOf(forms, name, place, rules, this);
    return { others, ...withRules(rules.rules()) };
  }

  #field(
    { name, type, required, documentation, location }: Omit<Member, "undeclared">,
    nameOf: (jsonName: string) => string,
    owner = this.#name,
  ): Field {
    const hint = owner + (toPascalCase(name) ?? "Member");
    const shape = this.shape(type, hint, location);
    return { name: nameOf(name), jsonName: name, shape, required, documentation };
  }

  shape(type: Type, hint: string, place: Place): Shape {
    const form = this.settle(this.#form(type, hint, place), hint);
    // Said of an object, it is a rule of its record, or of its map.
    if (type.kind === "object") return form;
    const rules = this.#rulesOf(type);
    return rules === undefined ? form : ruled(form, rules);
  }

  #form(type: Type, hint: string, place: Place): Shape {
    switch (type.kind) {
      case "unknown":
        return { kind: "any" };
      case "never":
        return { kind: "nothing" };
      case "null":
      case "boolean":
      case "string":
        return { kind: type.kind };
      case "number":
        return { kind: type.integer ? "integer" : "number" };
      case "literal":
        return type.value === null ? { kind: "null" } : { kind: "constants", values: [type.value] };
      case "reference":
        return this.#named(type);
      case "array":
        return this.#array(type, hint, place);
      case "object":
        return this.#object(type, hint, place);
      case "union":
        return this.#union(type, hint, place);
      case "intersection": {
        const parts = type.members.map((each) => this.shape(each, `${hint}Part`, place));
        const { bases } = this.#shared;
        const main = type.members.findIndex(
          (each) => each.kind === "reference" && bases.recordOf(each.target) !== undefined,
        );
        const [first = { kind: "any" }] = parts.splice(Math.max(0, main), 1);
        return { kind: "both", main: first, others: parts };
      }
    }
  }

  #array({ prefix, rest, minItems, maxItems }: ArrayType, hint: string, place: Place): Shape {
    const item = (inner: Type): Shape => this.shape(inner, `${hint}Item`, place);
    const { length } = prefix;
    const isClosed = rest.kind === "never";
    const most = isClosed ? Math.min(maxItems ?? length, length) : maxItems;
    if (length === 0) return { kind: "list", item: item(rest), minItems, maxItems: most };
    const items = prefix.map(item);
    if (minItems >= length && (maxItems === length || isClosed)) return { kind: "tuple", items };
    return { kind: "positions", items, rest: item(rest), minItems, maxItems: most };
  }

  #object(type: ObjectType, hint: string, place: Place): Shape {
    if (type.members.length === 0) {
      const { others, rules } = this.#rest([type], hint, place);
      return { kind: "map", values: others, ...withRules(rules) };
    }
    const { names, traits, types } = this.#shared;
    const name = names.take(hint);
    const own = traits.memberNames(type.members.map((each) => each.name));
    const nameOf = (jsonName: string): string => own.get(jsonName) ?? jsonName;
    const fields = type.members.map((member) => this.#field(member, nameOf, name));
    const rest = this.#rest([type], name, place);
    types.set(name, {
      kind: "record",
      name,
      documentation: {},
      looseness: [],
      bases: [],
      fields,
      ...rest,
    });
    return { kind: "named", name };
  }

  #union(type: UnionType, hint: string, place: Place): Shape {
    const { contract, bases } = this.#shared;
    const values: JsonValue[] = [];
    const branches: Shape[] = [];
    for (const member of type.members) {
      const isPlain = member.constraints.length === 0;
      if (isPlain && member.kind === "literal" && member.value !== null) values.push(member.value);
      else branches.push(this.shape(member, hint + branchHint(member, type.tag), place));
    }
    if (values.length > 0) branches.unshift({ kind: "constants", values });
    return either(branches, tagOf(type, contract, bases));
  }

  settle(shape: Shape, hint: string): Shape {
    if (!this.#shared.traits.namesParts) return shape;
    if (shape.kind === "nullable") return { ...shape, of: this.settle(shape.of, hint) };
    const isOne = shape.kind === "constants" && shape.values.length < 2;
    const named = isOne ? undefined : asNamedType(shape);
    if (named === undefined) return shape;
    const name = this.#shared.names.take(hint);
    this.#shared.types.set(name, { name, documentation: {}, looseness: [], ...named });
    return { kind: "named", name, ...withRules(shape.rules) };
  }

  #nameFor({ id, name }: Declaration): string {
    return this.#shared.nameOf.get(id) ?? name;
  }

  #named({ target }: ReferenceType): Shape {
    const name = this.#shared.nameOf.get(target);
    if (name === undefined) throw new Error(`No name for ${target}`);
    return { kind: "named", name };
  }

  #collector(): RuleCollector {
    const { traits, assertFormats } = this.#shared;
    return new RuleCollector({
      checksPattern: (pattern) => traits.checksPattern(pattern),
      formats: traits.formats,
      assertFormats,
    });
  }

  #rulesOf(type: Type): Rules | undefined {
    if (type.kind === "object") return undefined;
    const rules = this.#collector();
    for (const each of type.constraints) this.#rule(each, rules);
    return rules.rules();
  }

  #rule(constraint: Parameters<RuleCollector["add"]>[0], rules: RuleCollector): void {
    if (!rules.add(constraint)) this.lose(constraint.keyword, constraint.location);
  }

  lose(keyword: string, place: Place): void {
    this.#loose.set(`${keyword} ${place.path} ${place.pointer}`, { keyword, location: place });
  }
}

/** A union or an enumeration as a type of its own. */
function asNamedType(shape: Shape) {
  if (shape.kind === "choice") {
    const { branches, tag } = shape;
    return { kind: "union", branches, ...(tag === undefined ? {} : { tag }) } as const;
  }
  if (shape.kind !== "constants") return undefined;
  const values = shape.values.filter((each) => typeof each === "string");
  return values.length === shape.values.length ? ({ kind: "enum", values } as const) : undefined;
}

/** The field as the first of the bases has it. */
function fieldOf(bases: readonly RecordType[], jsonName: string): Field | undefined {
  for (const { name, fields } of bases) {
    const found = fields.find((each) => each.jsonName === jsonName);
    if (found !== undefined) return { ...found, from: name };
  }
  return undefined;
}

function isSame(a: EffectiveMember, b: EffectiveMember): boolean {
  return a.required === b.required && structureOf(a.type) === structureOf(b.type);
}

/** What to call the part of a union that has no name: by its constant where it has one. */
function branchHint(branch: Type, tag: string | undefined): string {
  if (branch.kind === "array") return "";
  if (branch.kind !== "object") return "Option";
  const isConstant = ({ type }: Member): boolean =>
    type.kind === "literal" && typeof type.value === "string";
  const named = branch.members.find(({ name }) => name === tag) ?? branch.members.find(isConstant);
  if (named?.type.kind !== "literal" || typeof named.type.value !== "string") return "Option";
  return toPascalCase(named.type.value.slice(0, 40)) ?? "Option";
}

function ruled(shape: Shape, rules: Rules): Shape {
  return shape.rules === undefined
    ? { ...shape, rules }
    : { kind: "both", main: shape, others: [{ kind: "any", rules }] };
}

function withRules(rules: Rules | undefined): { readonly rules?: Rules } {
  return rules === undefined ? {} : { rules };
}

/** Types of the model as types of Python: classes for objects with members, aliases for the rest. */

import type { JsonValue } from "../../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import type { Looseness } from "../../model/looseness.js";
import { membersOf, slicesOf } from "../../model/members.js";
import { matches } from "../../model/pattern.js";
import type {
  ArrayType,
  Constraint,
  DeclarationId,
  Documentation,
  Member,
  ObjectType,
  Place,
  Type,
  UnionType,
} from "../../model/type.js";
import { structureOf } from "../../model/types.js";
import { annotated, call, keyword, subscript, unionOf, type Expression } from "./expression.js";
import { literals } from "./literal-type.js";
import { namesWithin } from "./names-within.js";
import { memberNames, TypeNames } from "./names.js";
import { pythonPattern } from "./pattern.js";
import { RuleList } from "./rule-list.js";
import { resolveBases } from "./resolve-bases.js";
import { numberLiteral, stringLiteral } from "./text.js";
import { toPascalCase } from "../../emit/identifier.js";

export interface PythonField {
  readonly name: string;
  readonly jsonName: string;
  readonly type: Expression;
  readonly required: boolean;
  readonly documentation: Documentation;
}

export interface PythonClass {
  readonly kind: "class";
  readonly name: string;
  readonly bases: readonly string[];
  readonly documentation: Documentation;
  readonly fields: readonly PythonField[];
  /** Whether members that it does not name are refused; else their type. */
  readonly others: "forbid" | Expression;
  readonly rules: Expression | undefined;
  /** Of the declaration itself; absent where the class stands for a part of one. */
  readonly declaration?: Declaration;
  readonly looseness: readonly Looseness[];
}

export interface PythonAlias {
  readonly kind: "alias";
  readonly name: string;
  readonly type: Expression;
  readonly documentation: Documentation;
  readonly declaration: Declaration;
  readonly looseness: readonly Looseness[];
}

export interface PythonTypes {
  /** In the order of the contract, parts before what they are part of. */
  readonly types: readonly (PythonClass | PythonAlias)[];
  readonly nameOf: ReadonlyMap<DeclarationId, string>;
  /** What the types of each declaration can't check. */
  readonly looseness: ReadonlyMap<DeclarationId, readonly Looseness[]>;
}

/** What speaks of the members of a type and of those that it does not name. */
interface ObjectForm {
  readonly fields: readonly PythonField[];
  readonly others: "forbid" | Expression;
  readonly rules: Expression | undefined;
}

export function buildTypes(
  contract: Contract,
  { assertFormats }: { readonly assertFormats: boolean },
): PythonTypes {
  const names = new TypeNames();
  const nameOf = new Map<DeclarationId, string>();
  const declarations = contract.modules.flatMap((module) =>
    module.declarations.map((id) => declarationOf(contract, id)),
  );
  for (const { id, name } of declarations) nameOf.set(id, names.take(name));
  const { basesOf, isClass, classOf } = resolveBases(contract);
  const pythonNames = namesWithin(contract, declarations);

  function nameFor(id: DeclarationId): string {
    return nameOf.get(id) ?? declarationOf(contract, id).name;
  }

  /** Builds one declaration, and the classes of objects within it. */
  class Builder {
    readonly parts: PythonClass[] = [];
    readonly #loose = new Map<string, Looseness>();
    readonly #declaration: Declaration;
    constructor(declaration: Declaration) {
      this.#declaration = declaration;
    }

    build(): PythonClass | PythonAlias {
      const { id, documentation, type } = this.#declaration;
      const name = nameFor(id);
      const common = { name, documentation, declaration: this.#declaration };
      if (isClass(id)) {
        const built = this.#declared();
        return { kind: "class", ...common, ...built, looseness: this.#record() };
      }
      const expression = this.#withParents(this.expression(type, name, this.#declaration.location));
      return { kind: "alias", ...common, type: expression, looseness: this.#record() };
    }

    #withParents(type: Expression): Expression {
      const { parents } = this.#declaration;
      if (parents.length === 0) return type;
      const all = parents.map((parent) => nameFor(parent.target));
      return annotated(type, [call("AllOf", ...all)]);
    }

    #record(): readonly Looseness[] {
      return [...this.#loose.values()];
    }

    #lose(keywordName: string, location: Place): void {
      const key = `${keywordName} ${location.path} ${location.pointer}`;
      this.#loose.set(key, { keyword: keywordName, location });
    }

    /** The class of the declaration: what it says beyond its bases. */
    #declared(): Omit<
      PythonClass,
      "kind" | "name" | "documentation" | "looseness" | "declaration"
    > {
      const { id, location } = this.#declaration;
      const name = nameFor(id);
      const bases = basesOf(id);
      const inherited = (member: string) =>
        bases.map((base) => membersOf(contract, base).get(member)).filter((each) => each);
      const own = new Set(
        this.#declaration.type.kind === "object"
          ? this.#declaration.type.members.map((member) => member.name)
          : [],
      );
      const members: Member[] = [];
      for (const effective of membersOf(contract, id).values()) {
        const [first, ...others] = inherited(effective.name);
        const isSame =
          first !== undefined &&
          [first, ...others].every(
            (each) =>
              each !== undefined &&
              each.required === effective.required &&
              structureOf(each.type) === structureOf(effective.type),
          );
        const says = own.has(effective.name) ? effective.documentation.description : undefined;
        if (isSame && (says === undefined || says === first.documentation.description)) continue;
        const { type, required, documentation, member } = effective;
        members.push({
          name: effective.name,
          type,
          required,
          documentation,
          location: member.location,
        });
      }
      const slices = slicesOf(contract, id).map(({ object }) => object);
      const form = this.#objectForm(slices, members, name, location, pythonNames.of(id));
      return {
        bases: bases.map(nameFor),
        fields: form.fields,
        others: form.others,
        rules: form.rules,
      };
    }

    /** What objects of all these forms are, `members` being those to print. */
    #objectForm(
      forms: readonly ObjectType[],
      members: readonly Member[],
      name: string,
      location: Place,
      pythonName: (jsonName: string) => string,
    ): ObjectForm {
      const fields = members.map((member) => this.#field(member, name, pythonName));
      const known = new Set(forms.flatMap((form) => form.members.map((each) => each.name)));
      const rules = new RuleList();
      for (const form of forms) for (const each of form.constraints) this.#rule(each, rules);
      let forbids = false;
      const types: Expression[] = [];
      for (const form of forms) {
        const { patterns, additional, unevaluated } = form;
        if (additional === undefined && patterns.length === 0) continue;
        const at = form.additionalAt ?? [
          { path: location.path, pointer: `${location.pointer}/additionalProperties` },
        ];
        const loseOthers = (): void => {
          for (const place of at) this.#lose(lastOf(place), place);
        };
        const inner = patterns.map((each) => this.expression(each.type, name, each.location));
        // What one pattern says of a member, another may not; and a member that is named may match one.
        const isExact =
          patterns.length <= 1 &&
          additional?.kind === "never" &&
          !patterns.some((each) => [...known].some((one) => matches(each.pattern, one) !== false));
        if (!isExact) for (const each of patterns) this.#lose("patternProperties", each.location);
        if (additional?.kind === "never") {
          const open = [...patterns.map((each) => each.pattern), ...(unevaluated?.patterns ?? [])];
          const own = form.members.map((each) => each.name);
          const names = [...own, ...(unevaluated?.names ?? [])];
          const translated = open.map(pythonPattern);
          const isClosed =
            open.length === 0 &&
            names.every((one) => known.has(one)) &&
            [...known].every((one) => names.includes(one));
          if (isClosed) forbids = true;
          else if (translated.includes(undefined) || !rules.names(translated as string[], names)) {
            loseOthers();
          }
          if (inner.length > 0) types.push(unevaluated === undefined ? unionOf(inner) : "Any");
          continue;
        }
        if (additional === undefined) continue;
        const rest = this.expression(additional, `${name}Value`, at[0] ?? location);
        if (unevaluated !== undefined) {
          if (rest !== "Any") loseOthers();
          continue;
        }
        if (patterns.length > 0) loseOthers();
        // What one base says of other members, its heirs may say of members of theirs.
        if (forms.length > 1 && form.members.length < known.size && rest !== "Any") loseOthers();
        types.push(unionOf([...inner, rest]));
      }
      const told = types.filter((type) => type !== "Any");
      const [first = "Any", ...more] = told;
      const others = more.length === 0 ? first : annotated(first, [call("AllOf", ...more)]);
      return { fields, others: forbids ? "forbid" : others, rules: rules.expression() };
    }

    #field(
      { name, type, required, documentation, location }: Member,
      owner: string,
      pythonName: (jsonName: string) => string,
    ): PythonField {
      const hint = owner + (toPascalCase(name) ?? "Member");
      let expression = this.expression(type, hint, location);
      if (type.kind === "never") {
        expression = required ? expression : subscript("Annotated", "None", "Nothing");
      } else if (!required && !holdsNull(type, contract)) {
        expression = optional(expression);
      } else if (!required && !mentionsNone(expression)) {
        // A named type that holds null reads as `None` where it is absent, too.
        expression = unionOf([expression, "None"]);
      }
      return { name: pythonName(name), jsonName: name, type: expression, required, documentation };
    }

    /** A type where it stands; `hint` names the class of an object. */
    expression(type: Type, hint: string, place: Place): Expression {
      const rules = new RuleList();
      const fields: Expression[] = [];
      for (const constraint of type.constraints) {
        // Said of an object, it is a rule of its class, or of its `dict`.
        if (type.kind === "object") continue;
        const direct = directBound(constraint, type);
        if (direct !== undefined && !fields.some((each) => sameKeyword(each, direct))) {
          fields.push(direct);
        } else this.#rule(constraint, rules);
      }
      const form = this.#form(type, hint, place, fields);
      const metadata: Expression[] = [];
      if (fields.length > 0) metadata.push(call("Field", ...fields));
      const own = rules.expression();
      if (own !== undefined) metadata.push(own);
      return annotated(form, metadata);
    }

    #form(type: Type, hint: string, place: Place, fields: Expression[]): Expression {
      switch (type.kind) {
        case "unknown":
          return "Any";
        case "never":
          return subscript("Annotated", "Any", "Nothing");
        case "null":
          return "None";
        case "boolean":
          return "bool";
        case "number":
          return type.integer ? "JsonInteger" : "JsonNumber";
        case "string":
          return "str";
        case "literal":
          return literals([type.value]);
        case "reference":
          return nameFor(type.target);
        case "array":
          return this.#array(type, hint, place, fields);
        case "object":
          return this.#object(type, hint, place);
        case "union":
          return this.#union(type, hint, place);
        case "intersection": {
          const parts = type.members.map((each) => this.expression(each, `${hint}Part`, place));
          const main = Math.max(
            0,
            type.members.findIndex(
              (each) => each.kind === "reference" && classOf(each.target) !== undefined,
            ),
          );
          const [first] = parts.splice(main, 1);
          return annotated(first ?? "Any", [call("AllOf", ...parts)]);
        }
      }
    }

    #array(
      { prefix, rest, minItems, maxItems }: ArrayType,
      hint: string,
      place: Place,
      fields: Expression[],
    ): Expression {
      const item = (inner: Type): Expression => this.expression(inner, `${hint}Item`, place);
      const { length } = prefix;
      if (length > 0 && minItems >= length && (maxItems === length || rest.kind === "never")) {
        // JSON has no tuples: they are read from lists.
        fields.push(keyword("strict", "False"));
        return subscript("tuple", ...prefix.map(item));
      }
      if (minItems > 0) fields.push(keyword("min_length", String(minItems)));
      const most = rest.kind === "never" ? Math.min(maxItems ?? length, length) : maxItems;
      if (most !== undefined) fields.push(keyword("max_length", String(most)));
      if (length === 0) return subscript("list", item(rest));
      const positions = prefix.map(item);
      const others = rest.kind === "never" ? [] : [item(rest)];
      const list = subscript("list", unionOf([...positions, ...others]));
      const more = others.map((each) => keyword("others", each));
      return annotated(list, [call("Positions", ...positions, ...more)]);
    }

    #object(type: ObjectType, hint: string, place: Place): Expression {
      const map = isMap(type);
      const name = map ? hint : names.take(hint);
      const own = memberNames(type.members.map((each) => each.name));
      const form = this.#objectForm(
        [type],
        type.members,
        name,
        place,
        (jsonName) => own.get(jsonName) ?? jsonName,
      );
      if (!map) {
        this.parts.push({
          kind: "class",
          name,
          bases: [],
          documentation: {},
          ...form,
          looseness: [],
        });
        return name;
      }
      if (form.others === "forbid") {
        const empty = call("Field", keyword("max_length", "0"));
        const metadata = form.rules === undefined ? [empty] : [empty, form.rules];
        return annotated(subscript("dict", "str", "Any"), metadata);
      }
      const values = subscript("dict", "str", form.others);
      return annotated(values, form.rules === undefined ? [] : [form.rules]);
    }

    #union(type: UnionType, hint: string, place: Place): Expression {
      const values: JsonValue[] = [];
      const branches: Expression[] = [];
      for (const member of type.members) {
        if (member.kind === "literal" && member.constraints.length === 0) values.push(member.value);
        else if (member.kind === "null" && member.constraints.length === 0) branches.push("None");
        else branches.push(this.expression(member, `${hint}Option`, place));
      }
      if (values.length > 0) branches.unshift(literals(values));
      const union = unionOf(branches);
      const tag = type.tag === undefined ? undefined : this.#discriminator(type, type.tag);
      if (tag === undefined) return union;
      return annotated(union, [call("Field", keyword("discriminator", stringLiteral(tag)))]);
    }

    /** The field that tells the branches apart, where each is a class that requires a constant of its own there. */
    #discriminator(type: UnionType, tag: string): string | undefined {
      const seen = new Set<string>();
      let field: string | undefined;
      for (const member of type.members) {
        if (member.kind !== "reference" || member.constraints.length > 0) return undefined;
        const target = classOf(member.target);
        if (target === undefined) return undefined;
        const own = membersOf(contract, target).get(tag);
        if (own === undefined || !own.required || own.type.constraints.length > 0) return undefined;
        const name = pythonNames.of(target)(tag);
        if (field !== undefined && field !== name) return undefined;
        field = name;
        const options = own.type.kind === "union" ? own.type.members : [own.type];
        for (const option of options) {
          if (option.kind !== "literal" || typeof option.value !== "string") return undefined;
          if (option.constraints.length > 0 || seen.has(option.value)) return undefined;
          seen.add(option.value);
        }
      }
      return seen.size > 0 && type.members.length > 1 ? field : undefined;
    }

    /** A constraint as a rule of the runtime, or on record. */
    #rule(constraint: Constraint, rules: RuleList): void {
      if (!rules.add(constraint, assertFormats)) {
        this.#lose(constraint.keyword, constraint.location);
      }
    }
  }

  const types: (PythonClass | PythonAlias)[] = [];
  const loosenessOf = new Map<DeclarationId, readonly Looseness[]>();
  for (const declaration of declarations) {
    const builder = new Builder(declaration);
    const built = builder.build();
    types.push(...builder.parts, built);
    loosenessOf.set(declaration.id, built.looseness);
  }
  return { types, nameOf, looseness: loosenessOf };
}

function lastOf({ pointer }: Place): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

/** Whether an object type names no member, and so is a `dict`. */
export function isMap(type: Type): type is ObjectType {
  return type.kind === "object" && type.members.length === 0;
}

/** What can be absent, and not null. */
function optional(type: Expression): Expression {
  return subscript("Annotated", unionOf([type, "None"]), "NotNull");
}

function mentionsNone(type: Expression): boolean {
  if (type === "None" || type === "Any") return true;
  if (typeof type === "string") return false;
  return "union" in type && type.union.includes("None");
}

/** Whether null is among the values, as far as the form shows. */
function holdsNull(type: Type, contract: Contract): boolean {
  switch (type.kind) {
    case "unknown":
    case "null":
      return true;
    case "literal":
      return type.value === null;
    case "union":
      return type.members.some((each) => holdsNull(each, contract));
    case "intersection":
      return type.members.every((each) => holdsNull(each, contract));
    case "reference":
      return declarationOf(contract, type.target).kinds.has("null");
    case "never":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return false;
  }
}

/** A bound that pydantic checks itself, as a keyword of `Field`. */
function directBound({ keyword: word, value }: Constraint, type: Type): Expression | undefined {
  if (typeof value !== "number") return undefined;
  if (type.kind === "string") {
    const names: Readonly<Record<string, string>> = {
      minLength: "min_length",
      maxLength: "max_length",
    };
    const name = names[word];
    return name === undefined ? undefined : keyword(name, numberLiteral(value));
  }
  if (type.kind !== "number") return undefined;
  const names: Readonly<Record<string, string>> = {
    minimum: "ge",
    maximum: "le",
    exclusiveMinimum: "gt",
    exclusiveMaximum: "lt",
  };
  const name = names[word];
  return name === undefined ? undefined : keyword(name, numberLiteral(value));
}

function sameKeyword(a: Expression, b: Expression): boolean {
  return (
    typeof a === "object" &&
    typeof b === "object" &&
    "before" in a &&
    "before" in b &&
    a.before === b.before
  );
}

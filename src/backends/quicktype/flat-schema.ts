/** A contract as one schema without inheritance: what quicktype reads of it is all that there is. */

import { commentLines } from "../../emit/comment.js";
import type { JsonObject, JsonValue } from "../../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { kindsOf } from "../../model/intersect.js";
import { declaredIn } from "../../model/members.js";
import type { Constraint, Documentation, Type, UnionType } from "../../model/type.js";
import { toPascalCase } from "../../emit/identifier.js";
import { anyObject, structureOf } from "../../model/types.js";
import { withoutTwins } from "./without-twins.js";
import { formOf, formOfDeclaration, type ObjectForm } from "./object-form.js";

export interface FlatSchema {
  readonly schema: JsonObject;
  /** Texts that are left out since quicktype might write code with them that runs, with the declarations that hold them. */
  readonly leftOut: readonly { readonly declaration: Declaration; readonly text: string }[];
}

/**
 * `{ definitions }`, an entry per declaration, by its name. Every object type has all its effective members; references to named types
 * stay references, so that names survive. It accepts what the contract accepts, and more: quicktype knows no rules but a few bounds and,
 * where they are asserted, formats.
 */
export function flatSchema(contract: Contract, assertFormats: boolean): FlatSchema {
  const definitions: [string, JsonObject][] = [];
  const leftOut: { declaration: Declaration; text: string }[] = [];
  const taken = new Set(Array.from(contract.declarations.values(), ({ name }) => name));
  for (const declaration of contract.declarations.values()) {
    const flattener = new Flattener(contract, assertFormats, declaration.name, taken);
    definitions.push([declaration.name, flattener.declared(declaration)], ...flattener.parts);
    for (const text of flattener.leftOut) leftOut.push({ declaration, text });
  }
  const schema = {
    $schema: "http://json-schema.org/draft-06/schema#",
    definitions: withoutTwins(Object.fromEntries(definitions)),
  };
  return { schema, leftOut };
}

/** What ends a string, a quoted name or a comment, or is run within a string, in one of quicktype's languages. It does not escape them all. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}`"\\]|[#$]\{|\*\/|-\}/u;

class Flattener {
  readonly #contract: Contract;
  readonly #kept: ReadonlySet<string>;
  readonly leftOut = new Set<string>();
  /** Parts that hold themselves, by names of their own. */
  readonly parts = new Map<string, JsonObject>();
  readonly #expanding = new Map<string, { readonly trail: string; name?: string }>();
  readonly #taken: Set<string>;
  #trail: string;
  constructor(contract: Contract, assertFormats: boolean, name: string, taken: Set<string>) {
    this.#contract = contract;
    this.#trail = name;
    this.#taken = taken;
    this.#kept = new Set([...bounds, ...(assertFormats ? ["format"] : [])]);
  }

  declared({ id, documentation, parents, type }: Declaration): JsonObject {
    // Languages without aliases would use a name that nothing declares.
    if (type.kind === "reference") {
      return {
        ...this.declared(declarationOf(this.#contract, type.target)),
        ...described(documentation),
      };
    }
    const isObject = parents.length > 0 || type.kind === "object";
    const form = isObject ? formOfDeclaration(this.#contract, id) : undefined;
    return { ...described(documentation), ...(form ? this.#object(form) : this.#schema(type)) };
  }

  #isSafe(text: string): boolean {
    if (!unsafe.test(text)) return true;
    this.leftOut.add(text);
    return false;
  }

  #schema(type: Type): JsonObject {
    const kept = (constraints: readonly Constraint[]): [string, JsonValue][] =>
      constraints
        .filter(({ keyword }) => this.#kept.has(keyword))
        .map(({ keyword, value }) => [keyword, value]);
    switch (type.kind) {
      case "unknown":
        return {};
      case "never":
        return { not: {} };
      case "null":
      case "boolean":
        return { type: type.kind };
      case "number":
        return {
          type: type.integer ? "integer" : "number",
          ...Object.fromEntries(kept(type.constraints)),
        };
      case "string":
        return { type: "string", ...Object.fromEntries(kept(type.constraints)) };
      case "literal":
        if (typeof type.value === "string" && !this.#isSafe(type.value)) return { type: "string" };
        return literalSchema(type.value);
      case "reference":
        return referenceTo(declarationOf(this.#contract, type.target).name);
      case "array": {
        const items = [...type.prefix, ...(type.rest.kind === "never" ? [] : [type.rest])];
        return { type: "array", ...(items.length > 0 && { items: this.#anyOf(items) }) };
      }
      case "object":
        return this.#met(type);
      case "intersection":
        return this.#expanded(type);
      case "union":
        return this.#anyOf(type.members);
    }
  }

  /** A type that is met with others has their members where it stands. One that holds itself is a definition. */
  #expanded(type: Type): JsonObject {
    const structure = structureOf(type);
    const known = this.#expanding.get(structure);
    if (known !== undefined) return referenceTo((known.name ??= this.#take(known.trail)));
    const entry: { readonly trail: string; name?: string } = { trail: this.#trail };
    this.#expanding.set(structure, entry);
    const schema = this.#met(type);
    this.#expanding.delete(structure);
    if (entry.name === undefined) return schema;
    this.parts.set(entry.name, schema);
    return referenceTo(entry.name);
  }

  #take(trail: string): string {
    let name = toPascalCase(trail) ?? "Part";
    while (this.#taken.has(name)) name += "Part";
    this.#taken.add(name);
    return name;
  }

  /** The schema of a member, which is named after where it stands. */
  #member(name: string, type: Type): JsonObject {
    const trail = this.#trail;
    this.#trail = `${trail} ${name}`;
    const schema = this.#schema(type);
    this.#trail = trail;
    return schema;
  }

  /** Objects are flat; of what else several types say together, one says enough. */
  #met(type: Type): JsonObject {
    const declared = declaredIn(this.#contract);
    const form =
      kindsOf(type, declared) === kindsOf(anyObject, declared)
        ? formOf(this.#contract, type)
        : undefined;
    if (form !== undefined) return this.#object(form);
    const [first] = type.kind === "intersection" ? type.members : [];
    return first === undefined ? {} : this.#schema(first);
  }

  #anyOf(types: UnionType["members"]): JsonObject {
    const schemas = types.map((each) => this.#schema(each));
    const constants = schemas.flatMap((each) => (Array.isArray(each["enum"]) ? each["enum"] : []));
    const others = new Map(
      schemas.filter((each) => !("enum" in each)).map((each) => [JSON.stringify(each), each]),
    );
    const all = [...(constants.length > 0 ? [enumSchema(constants)] : []), ...others.values()];
    const [only] = all;
    return all.length === 1 && only !== undefined ? only : { anyOf: all };
  }

  #object({ members, others }: ObjectForm): JsonObject {
    // A member that no value can have is none that a class could hold.
    const held = [...members].filter(
      ([name, { type }]) => type.kind !== "never" && this.#isSafe(name),
    );
    const required = held.filter(([, each]) => each.required).map(([name]) => name);
    const properties = held.map(([name, { type, documentation }]): [string, JsonValue] => [
      name,
      { ...described(documentation), ...this.#member(name, type) },
    ]);
    if (held.length > 0) {
      // Beside members of a type of their own, quicktype would make a map of it all.
      return { type: "object", properties: Object.fromEntries(properties), required };
    }
    if (others === undefined) return { type: "object" };
    if (others.kind === "never") return { type: "object", additionalProperties: false };
    return { type: "object", additionalProperties: this.#schema(others) };
  }
}

function referenceTo(name: string): JsonObject {
  return { $ref: `#/definitions/${encodeURIComponent(name)}` };
}

const bounds = ["minimum", "maximum", "minLength", "maxLength"];

function literalSchema(value: JsonValue): JsonObject {
  if (typeof value === "string") return enumSchema([value]);
  if (value === null) return { type: "null" };
  if (typeof value === "number") return { type: Number.isInteger(value) ? "integer" : "number" };
  if (typeof value === "boolean") return { type: "boolean" };
  return { type: Array.isArray(value) ? "array" : "object" };
}

function enumSchema(values: readonly JsonValue[]): JsonObject {
  return { type: "string", enum: values };
}

/** What an author says, without what could end a comment in one of quicktype's languages. */
function described({ description }: Documentation): JsonObject {
  if (description === undefined) return {};
  const lines = commentLines(description).map((line) =>
    line
      .replaceAll('"""', "'''")
      .replaceAll("-}", "- }")
      .replace(/[#$\\/](?=[{(*])/g, "$& "),
  );
  return { description: lines.join("\n") };
}

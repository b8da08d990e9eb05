/** Pairs what TypeDoc made of the printed types with the model that they were printed from. */

import {
  ArrayType,
  IntersectionType,
  OptionalType,
  ReflectionType,
  RestType,
  TupleType,
  UnionType,
  type DeclarationReflection,
  type ProjectReflection,
  type Reflection,
  type SomeType,
} from "typedoc";
import type { Contract, Declaration } from "../../model/contract.js";
import { membersOf } from "../../model/members.js";
import type { ObjectType, Type } from "../../model/type.js";
import { factsOf, type Facts } from "./facts.js";

export interface Attached {
  readonly facts: ReadonlyMap<Reflection, Facts>;
  readonly declarations: ReadonlyMap<Reflection, Declaration>;
  readonly reflections: ReadonlyMap<Declaration, DeclarationReflection>;
}

/** Facts for every type, every property of it, and every property of an object written in line. */
export function attach(project: ProjectReflection, contract: Contract): Attached {
  const facts = new Map<Reflection, Facts>();
  const declarations = new Map<Reflection, Declaration>();
  const reflections = new Map<Declaration, DeclarationReflection>();
  const byName = new Map([...contract.declarations.values()].map((each) => [each.name, each]));

  const attachInline = (written: SomeType | undefined, type: Type): void => {
    const objects = inlineObjects(type);
    for (const literal of writtenObjects(written)) {
      const index = objects.findIndex((object) => hasMembersOf(object, literal));
      const [object] = index === -1 ? [] : objects.splice(index, 1);
      const members = new Map(object?.members.map((member) => [member.name, member]));
      for (const child of literal.children ?? []) {
        const member = members.get(child.name);
        if (member === undefined) continue;
        facts.set(child, factsOf(member.type, member.documentation, member.location));
        attachInline(child.type, member.type);
      }
    }
  };

  for (const reflection of project.children ?? []) {
    const declaration = byName.get(reflection.name);
    if (declaration === undefined) continue;
    const { type, documentation, location } = declaration;
    declarations.set(reflection, declaration);
    reflections.set(declaration, reflection);
    facts.set(reflection, factsOf(type, documentation, location));
    attachInline(reflection.type, type);
    const members = membersOf(contract, declaration.id);
    for (const child of reflection.children ?? []) {
      const member = members.get(child.name);
      if (member === undefined) continue;
      facts.set(child, factsOf(member.type, member.documentation, member.member.location));
      attachInline(child.type, member.type);
    }
  }
  return { facts, declarations, reflections };
}

/** The object types written in line in a type, outermost first. */
export function writtenObjects(type: SomeType | undefined): readonly DeclarationReflection[] {
  if (type instanceof ReflectionType) return [type.declaration];
  if (type instanceof ArrayType || type instanceof OptionalType || type instanceof RestType) {
    return writtenObjects(type.elementType);
  }
  if (type instanceof TupleType) return type.elements.flatMap(writtenObjects);
  if (type instanceof UnionType || type instanceof IntersectionType) {
    return type.types.flatMap(writtenObjects);
  }
  return [];
}

function inlineObjects(type: Type): ObjectType[] {
  switch (type.kind) {
    case "object":
      return [type];
    case "array":
      return [...type.prefix, type.rest].flatMap(inlineObjects);
    case "union":
    case "intersection":
      return type.members.flatMap(inlineObjects);
    default:
      return [];
  }
}

function hasMembersOf({ members }: ObjectType, { children = [] }: DeclarationReflection): boolean {
  const names = new Set(members.map(({ name }) => name));
  return names.size === children.length && children.every(({ name }) => names.has(name));
}

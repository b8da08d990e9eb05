/** Whether one type's values are all in another's, as far as their forms show, constraints aside. */

import { equal } from "../json/equal.js";
import { intersect } from "./intersect.js";
import { declarationOf, type Contract } from "./contract.js";
import { holdsTexts } from "./pattern.js";
import { ancestorsOf, declaredIn, membersOf } from "./members.js";
import type { ArrayType, DeclarationId, ObjectType, Type } from "./type.js";
import { constrained, ownKind, structureOf } from "./types.js";

export type Ask = (a: Type, b: Type) => boolean;

/** How types are taken: as sets of values, or as a language declares them, where forms fit less often than sets do. */
export interface Forms {
  arraysFit(a: ArrayType, b: ArrayType, ask: Ask): boolean;
  /** Whether a declared object type fits an object type that names no member. */
  readonly declaredFitsAnyObject: boolean;
  /** Whether an intersection of choices fits what one of its parts fits, though it is taken case by case. */
  readonly choicesFitByPart: boolean;
}

/** Types as sets of values. */
const sets: Forms = {
  arraysFit: (a, b, ask) =>
    a.minItems >= b.minItems &&
    (b.maxItems === undefined || (a.maxItems !== undefined && a.maxItems <= b.maxItems)) &&
    Array.from({ length: Math.max(a.prefix.length, b.prefix.length) }, (_, i) => i).every((i) =>
      ask(a.prefix[i] ?? a.rest, b.prefix[i] ?? b.rest),
    ) &&
    ask(a.rest, b.rest),
  declaredFitsAnyObject: true,
  choicesFitByPart: true,
};

/** `true` is certain; `false` may also mean that the forms do not show it. */
export function isAssignable(a: Type, b: Type, contract: Contract, forms: Forms = sets): boolean {
  return compare(a, b, { contract, forms, answers: new Map(), trail: [] });
}

interface Inquiry {
  readonly contract: Contract;
  readonly forms: Forms;
  /** Answers so far. A question under way is answered yes: a type whose members lead back to it is assumed to fit. */
  readonly answers: Map<string, boolean>;
  /** The questions in the order in which they were asked. */
  readonly trail: string[];
}

function compare(a: Type, b: Type, inquiry: Inquiry): boolean {
  if (b.kind === "unknown" || a.kind === "never") return true;
  const [left, right] = [structureOf(a), structureOf(b)];
  if (left === right) return true;
  const question = left + " < " + right;
  const { answers, trail } = inquiry;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const start = trail.push(question);
  answers.set(question, true);
  if (compareForms(a, b, inquiry)) return true;
  // What was answered yes meanwhile may rest on the assumption that turned out wrong.
  for (const later of trail.splice(start)) if (answers.get(later) === true) answers.delete(later);
  answers.set(question, false);
  return false;
}

function compareForms(a: Type, b: Type, inquiry: Inquiry): boolean {
  const { contract, forms } = inquiry;
  const ask: Ask = (x, y) => compare(x, y, inquiry);

  if (a.kind === "union") return a.members.every((member) => ask(member, b));
  if (b.kind === "intersection") return b.members.every((member) => ask(a, member));
  if (a.kind === "reference" && b.kind === "reference") {
    if (a.target === b.target || ancestorsOf(contract, a.target).includes(b.target)) return true;
    // Members of an heir may not be known yet, where one of them is what is asked of: then anything would fit.
    if (ancestorsOf(contract, b.target).includes(a.target)) return false;
  }
  if (b.kind === "union" && b.members.some((member) => ask(a, member))) return true;
  if (a.kind === "intersection") {
    // An index signature speaks of the members of every part.
    if (!forms.declaredFitsAnyObject && b.kind === "object" && b.members.length === 0) {
      return a.members.every((member) => ask(member, b));
    }
    const isWhole = forms.choicesFitByPart || !a.members.some((part) => isChoice(part, contract));
    return isWhole && a.members.some((member) => ask(member, b));
  }
  if (a.kind === "reference") {
    if (!forms.declaredFitsAnyObject && b.kind === "object" && b.members.length === 0) return false;
    const body = expand(a.target, contract);
    // Each branch was asked of the declaration, which is less than its members, as it is printed.
    if (!forms.declaredFitsAnyObject && b.kind === "union" && body?.kind === "object") return false;
    return body !== undefined && ask(body, b);
  }
  if (b.kind === "reference") {
    const body = expand(b.target, contract);
    return body !== undefined && ask(a, body);
  }
  if (a.kind === "literal") {
    if (b.kind === "literal") return equal(a.value, b.value);
    if (b.kind === "number" && b.integer) return Number.isInteger(a.value);
    if (b.kind === "string" && b.template !== undefined) {
      return typeof a.value === "string" && holdsTexts(a.value, b.template);
    }
    return ownKind(a) === b.kind && b.kind !== "array" && b.kind !== "object";
  }
  if (a.kind === "number" && b.kind === "number") return a.integer || !b.integer;
  if (a.kind === "array" && b.kind === "array") return forms.arraysFit(a, b, ask);
  if (a.kind === "object" && b.kind === "object") return compareObjects(a, b, ask);
  if (b.kind === "string" && b.template !== undefined) return false;
  return a.kind === b.kind && (a.kind === "null" || a.kind === "boolean" || a.kind === "string");
}

function compareObjects(a: ObjectType, b: ObjectType, ask: Ask): boolean {
  const isOpen = b.additional === undefined || b.additional.kind === "unknown";
  if (!isOpen || b.patterns.length > 0) return false;
  const own = new Map(a.members.map((member) => [member.name, member]));
  return b.members.every((wanted) => {
    const member = own.get(wanted.name);
    if (member === undefined) return !wanted.required && wanted.type.kind === "unknown";
    return (member.required || !wanted.required) && ask(member.type, wanted.type);
  });
}

function isChoice(type: Type, contract: Contract): boolean {
  if (type.kind === "reference")
    return isChoice(declarationOf(contract, type.target).type, contract);
  return type.kind === "union" || type.kind === "intersection";
}

/** What a declaration stands for: an alias's type, or an object of all its members. */
function expand(id: DeclarationId, contract: Contract): Type | undefined {
  const { type, parents } = declarationOf(contract, id);
  if (parents.length === 0) return type;
  if (type.kind !== "object") return undefined;
  return {
    ...type,
    members: [...membersOf(contract, id).values()].map(
      ({ name, type, required, documentation, member }) => ({
        name,
        type,
        required,
        documentation,
        location: member.location,
      }),
    ),
  };
}

/** The intersection of `types` in its shortest form: a type that another is assignable to is left out, its constraints kept. */
export function narrow(types: readonly Type[], contract: Contract): Type {
  if (types.length < 2) return intersect(types, declaredIn(contract));
  const kept: Type[] = [];
  for (const type of types) {
    const narrower = kept.findIndex((other) => isAssignable(other, type, contract));
    if (narrower !== -1) {
      kept[narrower] = constrained(
        kept[narrower] as Type,
        type.kind === "unknown" ? [] : newConstraints(kept[narrower] as Type, type),
      );
      continue;
    }
    const wider = kept.filter((other) => isAssignable(type, other, contract));
    const inherited = wider.flatMap((other) => newConstraints(type, other));
    kept.splice(0, kept.length, ...kept.filter((other) => !wider.includes(other)));
    kept.push(constrained(type, inherited));
  }
  return intersect(kept, declaredIn(contract));
}

function newConstraints(type: Type, from: Type) {
  const known = new Set(
    type.constraints.map((c) => c.keyword + c.location.path + c.location.pointer),
  );
  return from.constraints.filter(
    (c) => !known.has(c.keyword + c.location.path + c.location.pointer),
  );
}

/** Payloads that a type accepts, made of what is known of it: fixtures, examples, formats, listed values. */

import { inTime } from "../../backends/validators/index.js";
import { textsOfPattern } from "../../json/text-of-pattern.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { membersOf } from "../../model/members.js";
import type { Constraint, DeclarationId, Documentation, Type } from "../../model/type.js";
import type { ProofFixture } from "../fixture.js";
import { formatSamples } from "./format-samples.js";

export interface Samples {
  /** Valid payloads of a type, the simplest first: of its fixtures and examples, and those that are made, with and without what is optional, and of further alternatives of its unions. */
  of(declaration: Declaration): readonly JsonValue[];
  /** A value that a part of a type may have. `name`: that of the member that it is. */
  ofType(type: Type, name?: string, documentation?: Documentation): JsonValue;
  /** Values that members of a name have in valid fixtures, each once. */
  named(name: string): readonly JsonValue[];
}

/** Those of the values that the type accepts. */
export type Accepted = (
  declaration: Declaration,
  values: readonly JsonValue[],
) => ReadonlySet<JsonValue>;

export function createSamples(
  contract: Contract,
  fixtures: readonly ProofFixture[],
  accepted: Accepted,
): Samples {
  const valid = fixtures.filter(({ verdict }) => verdict === "valid");
  const byType = new Map<DeclarationId, JsonValue[]>();
  const found = new Map<DeclarationId, readonly JsonValue[]>();
  const byName = new Map<string, Map<string, JsonValue>>();
  const collect = (value: JsonValue, name: string | undefined): void => {
    if (name !== undefined) {
      const known = byName.get(name) ?? new Map<string, JsonValue>();
      byName.set(name, known.set(JSON.stringify(value), value));
    }
    if (isArray(value)) for (const item of value) collect(item, undefined);
    else if (isObject(value)) for (const [key, own] of Object.entries(value)) collect(own, key);
  };
  for (const { declaration, json } of valid) {
    byType.set(declaration.id, [...(byType.get(declaration.id) ?? []), json]);
    collect(json, undefined);
  }
  const named = (name: string): readonly JsonValue[] => [...(byName.get(name)?.values() ?? [])];

  // Which alternative of each union a payload is made of.
  let branch = 0;
  const made = (
    id: DeclarationId,
    isFull: boolean,
    within: readonly DeclarationId[],
  ): JsonValue => {
    const declaration = declarationOf(contract, id);
    const { type, documentation } = declaration;
    const shown = [...(byType.get(id) ?? []), ...(documentation.examples ?? [])];
    const [first] = shown;
    if (first !== undefined && within.length > 0) return first;
    const inside = [...within, id];
    if (within.includes(id) || within.length > 20) return {};
    const isObjectType = declaration.parents.length > 0 || type.kind === "object";
    if (!isObjectType) return make(type, undefined, documentation, isFull, inside);
    // What is shown is likelier than what is made: a full one is the richest that is shown, and what that lacks.
    const richest = isFull ? shown.filter(isObject).sort(byLength).at(-1) : undefined;
    const members = [...membersOf(contract, id).values()].filter(
      ({ name, required, type: own }) =>
        (required || isFull) &&
        own.kind !== "never" &&
        (richest === undefined || !Object.hasOwn(richest, name)),
    );
    const more = members.map((each) => [
      each.name,
      make(each.type, each.name, each.documentation, isFull, inside),
    ]);
    return { ...richest, ...Object.fromEntries(more) };
  };

  const make = (
    type: Type,
    name: string | undefined,
    documentation: Documentation,
    isFull: boolean,
    within: readonly DeclarationId[],
  ): JsonValue => {
    const [example] = documentation.examples ?? [];
    if (example !== undefined) return example;
    const inside = (inner: Type, own?: string): JsonValue => make(inner, own, {}, isFull, within);
    switch (type.kind) {
      case "null":
      case "unknown":
      case "never":
        return null;
      case "boolean":
        return true;
      case "literal":
        return type.value;
      case "number":
        return numberFor(type.constraints, type.integer, known(name, "number"));
      case "string":
        return stringFor(type.constraints, known(name, "string"));
      case "reference":
        return made(type.target, isFull, within);
      case "union": {
        const others = type.members.filter(({ kind }) => kind !== "null");
        const choices = others.length > 0 ? others : type.members;
        const first = choices[branch % choices.length];
        return first === undefined ? null : make(first, name, {}, isFull, within);
      }
      case "intersection": {
        const parts = type.members.map((member) => inside(member, name));
        return parts.every(isObject) ? Object.assign({}, ...parts) : (parts[0] ?? null);
      }
      case "array": {
        const length = Math.max(type.minItems, Math.min(isFull ? 1 : 0, type.maxItems ?? 1));
        return Array.from({ length: Math.min(length, 50) }, (_, i) =>
          inside(type.prefix[i] ?? type.rest),
        );
      }
      case "object": {
        const members = type.members.filter(
          ({ required, type: own }) => (required || isFull) && own.kind !== "never",
        );
        const made = members.map((each): [string, JsonValue] => [
          each.name,
          make(each.type, each.name, each.documentation, isFull, within),
        ]);
        // Of the members that have no name in the schema, one where they have a type, and as many as there have to be.
        const { additional, constraints } = type;
        const isTyped = additional !== undefined && additional.kind !== "unknown";
        const wanted = Math.max(
          limitIn(constraints, "minProperties") ?? 0,
          isFull && isTyped ? members.length + 1 : 0,
        );
        for (let i = made.length; i < Math.min(wanted, 50); i++) {
          if (additional?.kind === "never") break;
          const name = i === made.length ? "name" : `name_${i}`;
          made.push([name, additional === undefined ? "text" : inside(additional)]);
        }
        return Object.fromEntries(made);
      }
    }
  };

  const known = <K extends "number" | "string">(name: string | undefined, kind: K) =>
    (name === undefined ? [] : named(name)).filter(
      (value): value is K extends "number" ? number & JsonValue : string & JsonValue =>
        typeof value === kind,
    );

  /**
   * Where what has all members is refused: what is accepted, with as many of them as it bears, once added from the first on and once from
   * the last, as some of them may shut each other out.
   */
  const grown = (declaration: Declaration, others: readonly JsonValue[]): readonly JsonValue[] => {
    const full = made(declaration.id, true, []);
    if (!isObject(full) || accepted(declaration, [full]).size > 0) return [];
    const [base] = [...accepted(declaration, others)].filter(isObject).sort(byLength);
    if (base === undefined) return [];
    const entries = Object.entries(full).filter(([name]) => !Object.hasOwn(base, name));
    const grow = (from: readonly (readonly [string, JsonValue])[]): JsonValue =>
      from.reduce((bearing: JsonObject, [name, value]) => {
        const next = { ...bearing, [name]: value };
        return accepted(declaration, [next]).size > 0 ? next : bearing;
      }, base);
    return [grow(entries), grow(entries.toReversed())];
  };

  return {
    named,
    ofType: (type, name, documentation = {}) => make(type, name, documentation, false, []),
    of(declaration) {
      const known = found.get(declaration.id);
      if (known !== undefined) return known;
      const all = [
        ...(byType.get(declaration.id) ?? []),
        ...(declaration.documentation.examples ?? []),
        made(declaration.id, false, []),
        made(declaration.id, true, []),
        ...furtherBranches.map((each) => {
          branch = each;
          return made(declaration.id, true, []);
        }),
      ];
      branch = 0;
      all.push(...grown(declaration, all));
      const byText = new Map(all.map((value) => [JSON.stringify(value), value]));
      const valid = [...accepted(declaration, [...byText.values()])].sort(byLength);
      const most = MOST_OF_A_TYPE / 2;
      const some =
        valid.length > MOST_OF_A_TYPE ? [...valid.slice(0, most), ...valid.slice(-most)] : valid;
      found.set(declaration.id, some);
      return some;
    },
  };
}

/** The alternatives, by number, of which payloads are made besides those of the first. */
const furtherBranches = [1, 2, 3];

/** The simplest and the richest; what lies between adds little. */
const MOST_OF_A_TYPE = 12;

function byLength(a: JsonValue, b: JsonValue): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0);
}

function limitIn(constraints: readonly Constraint[], keyword: string): number | undefined {
  const value = constraints.find((each) => each.keyword === keyword)?.value;
  return typeof value === "number" ? value : undefined;
}

function numberFor(
  constraints: readonly Constraint[],
  integer: boolean,
  [known]: readonly number[],
): number {
  const multiple = limitIn(constraints, "multipleOf");
  const least = limitIn(constraints, "minimum");
  const most = limitIn(constraints, "maximum");
  const above = limitIn(constraints, "exclusiveMinimum");
  const under = limitIn(constraints, "exclusiveMaximum");
  const step = multiple ?? (integer ? 1 : 0.5);
  const candidates = [
    ...(known === undefined ? [] : [known]),
    ...(least === undefined ? [] : [Math.ceil(least / step) * step]),
    ...(above === undefined ? [] : [(Math.floor(above / step) + 1) * step]),
    0,
    ...(most === undefined ? [] : [Math.floor(most / step) * step]),
    ...(under === undefined ? [] : [(Math.ceil(under / step) - 1) * step]),
  ];
  const fits = (value: number): boolean =>
    value >= (least ?? -Infinity) &&
    value <= (most ?? Infinity) &&
    value > (above ?? -Infinity) &&
    value < (under ?? Infinity) &&
    (!integer || Number.isInteger(value));
  return candidates.find(fits) ?? 0;
}

/** Milliseconds for texts and a pattern: any other text will do as well. */
const MOST_OF_A_PATTERN = 500;

function stringFor(constraints: readonly Constraint[], known: readonly string[]): string {
  const format = constraints.find((each) => each.keyword === "format")?.value;
  const good = typeof format === "string" ? formatSamples[format]?.good : undefined;
  const pattern = constraints.find((each) => each.keyword === "pattern")?.value;
  const [least, most] = [limitIn(constraints, "minLength"), limitIn(constraints, "maxLength")];
  const fits = (text: string): boolean =>
    text.length >= (least ?? 0) &&
    text.length <= (most ?? Infinity) &&
    (typeof pattern !== "string" || new RegExp(pattern, "u").test(text));
  const patterned = typeof pattern === "string" ? textsOfPattern(pattern) : [];
  const plain = ["text", "1", "A", "a"];
  const texts = [...known, ...(good === undefined ? [] : [good]), ...plain, ...patterned];
  const fitting = inTime(() => texts.find(fits), MOST_OF_A_PATTERN)?.value;
  return fitting ?? "text".repeat(Math.ceil((least ?? 4) / 4)).slice(0, most ?? Infinity);
}

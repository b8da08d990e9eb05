/** What of the types of a contract its fixtures show. */

import { append } from "../../json/pointer.js";
import { isArray, isObject, kindOf, type JsonValue } from "../../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { membersOf } from "../../model/members.js";
import { matches } from "../../model/pattern.js";
import type {
  DeclarationId,
  Member,
  ObjectType,
  Place,
  Type,
  UnionType,
} from "../../model/type.js";
import type { Resolved } from "../../resolve/resolved.js";
import { eachInTime } from "../each-in-time.js";
import type { ProofFixture } from "../fixture.js";
import { show } from "../mutation/operators/words.js";
import type { Laboratory } from "../mutation/laboratory.js";
import { holds } from "./holds.js";
import type { Item, ItemKind } from "./item.js";
import { placeFinder } from "./places.js";

export interface CoverageInput {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly laboratory: Pick<Laboratory, "accepts" | "issues" | "reset">;
}

export interface Coverage {
  /** Counts a fixture in, and tells the keys of the items that it shows. One whose verdict is not what it says shows nothing. */
  add(fixture: ProofFixture): ReadonlySet<string>;
  /** All items in the order of the contract, with what has been counted so far. */
  items(): readonly Item[];
}

interface Counted {
  item: Omit<Item, "valid" | "invalid">;
  readonly valid: Set<ProofFixture>;
  readonly invalid: Set<ProofFixture> | undefined;
}

/** A part of a fixture, and where it stands in it. */
interface Seen {
  readonly fixture: ProofFixture;
  readonly value: JsonValue;
  readonly at: string;
  /** Places of findings, of an invalid fixture. */
  readonly findings: ReadonlySet<string>;
}

/** The type whose parts are being looked at: `path` from its value, `place` of the schema. */
interface Context {
  readonly declaration: Declaration;
  readonly path: string;
  readonly place: Place;
}

/**
 * A valid fixture shows what its value has, wherever in it: a child's value is also one of its bases'. An invalid one counts for the types and
 * members at which its findings are.
 */
export function createCoverage({ resolved, contract, laboratory }: CoverageInput): Coverage {
  const counted = new Map<string, Counted>();
  // What one fixture shows is counted when all of it is known: judging it may be stopped.
  let shown = new Map<string, Set<ProofFixture> | undefined>();
  const placeIn = placeFinder(resolved);
  const accepts = (id: DeclarationId, value: JsonValue): boolean =>
    laboratory.accepts(declarationOf(contract, id), value);

  const count = (
    { declaration, path, place }: Context,
    kind: ItemKind,
    what: string,
    seen: Seen | undefined,
    shows: (seen: Seen) => boolean,
    more: Pick<Item, "means"> & { readonly inheritedFrom?: string | undefined } = {},
  ): void => {
    const key = JSON.stringify([declaration.id, kind, path, what]);
    let known = counted.get(key);
    if (known === undefined) {
      const item = { key, declaration, kind, path, what, inheritedFrom: undefined, place, ...more };
      const isRefused = kind === "type" || kind === "member";
      known = { item, valid: new Set(), invalid: isRefused ? new Set() : undefined };
      counted.set(key, known);
    }
    if (seen === undefined || !shows(seen)) return;
    const counts = seen.fixture.verdict === "valid" ? known.valid : known.invalid;
    shown.set(key, counts);
  };

  /** Without anything seen, what there is to be seen is entered. */
  const visitDeclaration = (declaration: Declaration, seen: Seen | undefined): void => {
    const context: Context = { declaration, path: "", place: declaration.location };
    count(context, "type", "", seen, () => true);
    const { type, parents } = declaration;
    const isObjectType =
      parents.length > 0 || type.kind === "object" || type.kind === "intersection";
    if (isObjectType) visitMembers(context, seen);
    const parts = type.kind === "intersection" ? type.members : [type];
    for (const part of parts) {
      if (part.kind === "object") visitOthers(context, part, seen);
      else visitType(context, part, seen);
    }
    if (seen === undefined) return;
    for (const { target } of parents) visitDeclaration(declarationOf(contract, target), seen);
  };

  const visitMembers = (context: Context, seen: Seen | undefined): void => {
    const { declaration } = context;
    for (const { name, type, required, member, declaredBy } of membersOf(
      contract,
      declaration.id,
    ).values()) {
      const speaks = declaredBy.some(
        ({ owner, object }) =>
          owner.id === declaration.id &&
          object.members.some((own) => own.name === name && own.undeclared !== true),
      );
      const from = speaks
        ? undefined
        : declaredBy.findLast(({ owner }) => owner.id !== declaration.id);
      visitMember(context, { ...member, name, type, required }, seen, from?.owner.name);
    }
  };

  const visitMember = (
    context: Context,
    { name, type, required, location }: Member,
    seen: Seen | undefined,
    inheritedFrom?: string,
  ): void => {
    const path = context.path === "" ? name : `${context.path}.${name}`;
    const own: Context = { ...context, path, place: location };
    const inside = seen && below(seen, name);
    if (type.kind !== "never") {
      const isMissing = seen !== undefined && seen.findings.has(append(seen.at, name));
      count(
        own,
        "member",
        "",
        seen,
        ({ fixture }) =>
          fixture.verdict === "valid" ? inside !== undefined : isMissing || isRefused(inside),
        { inheritedFrom },
      );
    }
    // The rest of what a base says of it is shown by any of its values, and counts there.
    if (inheritedFrom !== undefined) return;
    if (!required && type.kind !== "never") {
      count(own, "absent", "", seen, ({ value }) => isObject(value) && !Object.hasOwn(value, name));
    }
    if (seen === undefined || inside !== undefined) visitType(own, type, inside);
  };

  /** Members that have no name in the schema. */
  const visitOthers = (context: Context, object: ObjectType, seen: Seen | undefined): void => {
    const path = `${context.path}.*`;
    const rest = object.additional;
    if (seen === undefined) {
      for (const { type, location } of object.patterns) {
        visitType({ ...context, path, place: location }, type, undefined);
      }
      if (rest !== undefined) visitType({ ...context, path }, rest, undefined);
      return;
    }
    if (!isObject(seen.value)) return;
    const named = new Set(object.members.map(({ name }) => name));
    for (const name of Object.keys(seen.value)) {
      const inside = below(seen, name);
      const fitting = object.patterns.filter(({ pattern }) => matches(pattern, name) === true);
      for (const { type, location } of fitting) {
        visitType({ ...context, path, place: location }, type, inside);
      }
      if (rest === undefined || named.has(name) || fitting.length > 0) continue;
      visitType({ ...context, path }, rest, inside);
    }
  };

  const visitType = (context: Context, type: Type, seen: Seen | undefined): void => {
    switch (type.kind) {
      case "reference":
        if (seen !== undefined) visitDeclaration(declarationOf(contract, type.target), seen);
        return;
      case "union":
        visitUnion(context, type, seen);
        return;
      case "intersection":
        for (const member of type.members) visitType(context, member, seen);
        return;
      case "object":
        if (seen !== undefined && !isObject(seen.value)) return;
        for (const member of type.members) visitMember(context, member, seen);
        visitOthers(context, type, seen);
        return;
      case "array": {
        const own = { ...context, path: `${context.path}[]` };
        if (seen === undefined) {
          for (const item of [...type.prefix, type.rest]) visitType(own, item, undefined);
          return;
        }
        if (!isArray(seen.value)) return;
        seen.value.forEach((_, i) => {
          visitType(own, type.prefix[i] ?? type.rest, below(seen, String(i)));
        });
        return;
      }
      case "unknown":
      case "never":
      case "null":
      case "boolean":
      case "number":
      case "string":
      case "literal":
        return;
    }
  };

  const visitUnion = (
    context: Context,
    { members, tag }: UnionType,
    seen: Seen | undefined,
  ): void => {
    const others = members.filter(({ kind }) => kind !== "null" && kind !== "literal");
    const isChoice = members.filter(({ kind }) => kind !== "null").length > 1;
    const fitting = seen && members.filter((member) => holds(member, seen.value, accepts));
    for (const member of members) {
      const own = { ...context, place: placeIn(context.place, member) };
      const fits = (): boolean => fitting?.includes(member) === true;
      if (member.kind === "null") count(own, "null", "", seen, fits);
      else if (member.kind === "literal")
        count(own, "value", show(member.value), seen, fits, { means: { value: member.value } });
      else if (isChoice)
        count(own, "branch", nameOf(member, others, contract), seen, fits, {
          means: { type: member },
        });
    }
    if (seen === undefined) {
      for (const member of others) visitType(context, member, undefined);
      return;
    }
    // What is invalid may fit no branch: it is looked at as what it was meant to be.
    const meant =
      fitting !== undefined && fitting.length > 0
        ? fitting
        : meantBy(seen.value, others, tag, contract);
    for (const member of meant) visitType(context, member, seen);
  };

  for (const declaration of contract.declarations.values())
    visitDeclaration(declaration, undefined);
  return {
    add(fixture) {
      shown = new Map();
      const issues = laboratory.issues(fixture.declaration, fixture.json);
      if ((issues.length === 0) !== (fixture.verdict === "valid")) return new Set();
      const findings = new Set(
        issues.map(({ instancePath, params }) => {
          const missing = params["missingProperty"];
          return typeof missing === "string" ? append(instancePath, missing) : instancePath;
        }),
      );
      visitDeclaration(fixture.declaration, { fixture, value: fixture.json, at: "", findings });
      for (const counts of shown.values()) counts?.add(fixture);
      return new Set(shown.keys());
    },
    items: () =>
      Array.from(counted.values(), ({ item, valid, invalid }) => ({
        ...item,
        valid: valid.size,
        invalid: invalid?.size,
      })),
  };
}

export interface Covered {
  readonly items: readonly Item[];
  /** Fixtures that took longer to judge than the limit: they show nothing. */
  readonly slow: readonly ProofFixture[];
}

/** The items of a contract as these fixtures show them. `milliseconds`: so many may one fixture take. */
export function coverageOf(
  input: CoverageInput & {
    readonly fixtures: readonly ProofFixture[];
    readonly milliseconds?: number;
  },
): Covered {
  const coverage = createCoverage(input);
  return { slow: addAll(coverage, input), items: coverage.items() };
}

/** Counts fixtures in; gives those that took longer than the limit. */
export function addAll(
  coverage: Coverage,
  {
    laboratory,
    fixtures,
    milliseconds,
  }: Pick<CoverageInput, "laboratory"> & {
    readonly fixtures: readonly ProofFixture[];
    readonly milliseconds?: number;
  },
): readonly ProofFixture[] {
  const slow: ProofFixture[] = [];
  const add = (fixture: ProofFixture): void => {
    coverage.add(fixture);
  };
  const leaveOut = (fixture: ProofFixture): void => {
    slow.push(fixture);
    laboratory.reset();
  };
  eachInTime(fixtures, add, leaveOut, milliseconds);
  return slow;
}

function below(seen: Seen, name: string): Seen | undefined {
  const { value } = seen;
  if (isArray(value))
    return { ...seen, value: value[Number(name)] as JsonValue, at: append(seen.at, name) };
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return { ...seen, value: value[name] as JsonValue, at: append(seen.at, name) };
}

/** Whether something is wrong with a part, or with what is in it. */
function isRefused(seen: Seen | undefined): boolean {
  if (seen === undefined) return false;
  return [...seen.findings].some((at) => at === seen.at || at.startsWith(`${seen.at}/`));
}

/** The branches that an invalid value may be meant for: by its tag, or else by its kind. */
function meantBy(
  value: JsonValue,
  branches: readonly Type[],
  tag: string | undefined,
  contract: Contract,
): readonly Type[] {
  const kind = kindOf(value);
  const kindred = branches.filter((each) =>
    each.kind === "reference"
      ? declarationOf(contract, each.target).kinds.has(kind)
      : each.kind === kind,
  );
  if (tag === undefined || !isObject(value)) return kindred;
  const tagged = kindred.filter((each) => {
    const members =
      each.kind === "reference"
        ? membersOf(contract, each.target).get(tag)?.type
        : each.kind === "object"
          ? each.members.find(({ name }) => name === tag)?.type
          : undefined;
    return members?.kind === "literal" && members.value === value[tag];
  });
  return tagged.length > 0 ? tagged : kindred;
}

/** What a branch is called; one without a name, by its number among its like. */
function nameOf(branch: Type, others: readonly Type[], contract: Contract): string {
  if (branch.kind === "reference") return `\`${declarationOf(contract, branch.target).name}\``;
  const like = others.filter(({ kind }) => kind === branch.kind);
  return like.length < 2 ? branch.kind : `${branch.kind} ${like.indexOf(branch) + 1}`;
}

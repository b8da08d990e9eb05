/** Which mutants are the same contract in other words: a rule that another one implies can be dropped, and no fixture can notice. */

import { equal } from "../../json/equal.js";
import { append, parentOf, tokensOf, valueAt } from "../../json/pointer.js";
import { canonical } from "../../json/print.js";
import { isArray, isObject, kindOf, type JsonValue } from "../../json/value.js";
import type { Source } from "../../load/source.js";
import { declarationOf, type Contract } from "../../model/contract.js";
import { membersOf, slicesOf } from "../../model/members.js";
import type { DeclarationId, Member, ObjectType, Type } from "../../model/type.js";
import { walkType } from "../../model/walk.js";
import { structureOf } from "../../model/types.js";
import { keyOf, type Resolved } from "../../resolve/resolved.js";
import { areExclusive } from "./are-exclusive.js";
import type { Mutant } from "./mutant.js";

/** The model of sources; `undefined` where they don't compile. */
export type CompileModel = (sources: readonly Source[]) => Contract | undefined;

/**
 * Whether a mutant has the same values as the contract, type by type, as their models show: all types of its file have the same members,
 * inherited ones included, and the same constraints. `true` is certain; `false` may also mean that the models don't show it.
 */
export function equalityOf(
  resolved: Resolved,
  contract: Contract,
  compile: CompileModel,
): (mutant: Mutant) => boolean {
  const next = referredTo(resolved);
  const originals = new Map<string, ReadonlyMap<DeclarationId, string> | undefined>();
  return (mutant) => {
    if (isSpare(mutant, resolved, contract)) return true;
    const { entry, schema, moved } = mutant;
    if (moved !== undefined && areExclusive(entry, moved.from, resolved, contract)) return true;
    const { path } = entry.source;
    const sources = reachable(path, next, resolved);
    if (!originals.has(path)) originals.set(path, meaningsIn(path, sources, compile));
    const meant = originals.get(path);
    const others = sources.map((source) =>
      source.path === path
        ? { ...source, json: replaced(source.json, tokensOf(entry.pointer), schema) }
        : source,
    );
    const means = meant && meaningsIn(path, others, compile);
    return (
      means !== undefined &&
      means.size === meant?.size &&
      [...meant].every(([id, text]) => means.get(id) === text)
    );
  };
}

/** Whether the mutant leaves out a branch of an `anyOf` beside which another one holds the same values. */
function isSpare(
  { entry, keyword, operation }: Mutant,
  resolved: Resolved,
  contract: Contract,
): boolean {
  if (keyword !== "anyOf" || operation !== "narrowed") return false;
  const { source, pointer } = entry;
  const targetAt = (place: string): DeclarationId | undefined => {
    const references = resolved.references.get(keyOf({ source, pointer: place }));
    const [reference] = references?.values() ?? [];
    return references?.size === 1 ? reference?.target.key : undefined;
  };
  const list = parentOf(pointer) ?? "";
  const branches = valueAt(source.json, list);
  if (isArray(branches) && isCovered(entry.value, branches, list, pointer)) return true;
  const own = targetAt(pointer);
  if (own === undefined || !isArray(branches) || !isBare(entry.value)) return false;
  const meaning = meaningOf(contract, own);
  return branches.some((branch, i) => {
    const place = append(list, i);
    const other = targetAt(place);
    return (
      place !== pointer &&
      other !== undefined &&
      isBare(branch) &&
      meaningOf(contract, other) === meaning &&
      wordsOf(contract, own, new Map()) === "" &&
      wordsOf(contract, other, new Map()) === ""
    );
  });
}

/**
 * Whether each of the few values that a branch lists is one of another branch, which asks for a type and nothing else, or lists it too:
 * `anyOf: [{ const: 1 }, { type: "integer" }]`.
 */
function isCovered(
  schema: JsonValue,
  branches: readonly JsonValue[],
  list: string,
  pointer: string,
): boolean {
  const values = listedBy(schema);
  if (values === undefined) return false;
  const others = branches.filter((_, i) => append(list, i) !== pointer);
  return values.every((value) => others.some((other) => certainlyHolds(other, value)));
}

/** The values of `const` or `enum`; undefined where there is neither. What else the schema asks for only leaves out some of them. */
function listedBy(schema: JsonValue): readonly JsonValue[] | undefined {
  if (!isObject(schema)) return undefined;
  const { const: constant, enum: choices } = schema;
  if (constant !== undefined) return [constant];
  return isArray(choices) ? choices : undefined;
}

function certainlyHolds(schema: JsonValue, value: JsonValue): boolean {
  if (!isObject(schema)) return schema === true;
  const { type } = schema;
  const isSilent = (keyword: string): boolean => annotations.has(keyword);
  const asked = Object.keys(schema).filter((keyword) => !isSilent(keyword));
  return asked.every((keyword) => {
    if (keyword === "const" || keyword === "enum") {
      return listedBy(schema)?.some((each) => equal(each, value)) === true;
    }
    if (keyword !== "type") return false;
    const types = isArray(type) ? type : [type];
    return types.includes(kindOf(value)) || (types.includes("integer") && Number.isInteger(value));
  });
}

const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "$comment",
  "default",
  "examples",
  "deprecated",
]);

/** Whether a schema is a reference and nothing else. */
function isBare(schema: JsonValue): boolean {
  return isObject(schema) && Object.keys(schema).every((name) => name === "$ref");
}

/** What every type of a file holds, as a text that types share only if they hold the same. */
function meaningsIn(
  path: string,
  sources: readonly Source[],
  compile: CompileModel,
): ReadonlyMap<DeclarationId, string> | undefined {
  const contract = compile(sources);
  if (contract === undefined) return undefined;
  const documents = new Map(sources.map((source) => [source.path, source.json]));
  const own = [...contract.declarations.values()].filter(({ location }) => location.path === path);
  return new Map(
    own.map(({ id }) => [id, meaningOf(contract, id) + wordsOf(contract, id, documents)]),
  );
}

function meaningOf(contract: Contract, id: DeclarationId): string {
  const { kinds, parents, type } = declarationOf(contract, id);
  const isPlain = type.kind === "object" || type.kind === "intersection";
  if (!isPlain || (parents.length === 0 && type.kind !== "object")) {
    const bases = parents.map(({ target }) => target).sort();
    return JSON.stringify([[...kinds].sort(), bases, structureOf(type)]);
  }
  const members = [...membersOf(contract, id).values()].map(({ name, required, type: own }) =>
    JSON.stringify([name, required, structureOf(own)]),
  );
  const slices = slicesOf(contract, id);
  const rest = slices.map(({ object }) => structureOf(withoutMembers(object)));
  // What an intersection has besides objects and bases whose members are known.
  const others =
    type.kind === "intersection"
      ? [type.constraints, ...type.members.filter(({ kind }) => kind !== "object")].map((each) =>
          "kind" in each ? structureOf(each) : JSON.stringify(each),
        )
      : [];
  const parts = [members, rest, others].map((texts) => [...new Set(texts)].sort());
  // The members of a hierarchy leave out constraints that say nothing of what is printed.
  const constraints = slices.flatMap(({ object }) => object.members.flatMap(constraintsOf)).sort();
  return JSON.stringify([[...kinds].sort(), ...parts, constraints]);
}

/** All constraints on a member, each time that it stands there. */
function constraintsOf({ name, type }: Member): readonly string[] {
  const texts: string[] = [];
  walkType(type, ({ constraints }) => {
    for (const { keyword, value } of constraints) texts.push(canonical([name, keyword, value]));
  });
  return texts;
}

/**
 * The schemas, word by word, that hold the constraints of a type that have schemas in them: `if` is on record without its `then`, and
 * what `unevaluatedItems` asks for depends on all that stands beside it.
 */
function wordsOf(
  contract: Contract,
  id: DeclarationId,
  documents: ReadonlyMap<string, JsonValue>,
): string {
  const texts = new Set<string>();
  const visit = ({ constraints }: Type): void => {
    for (const { keyword, value, location } of constraints) {
      const isPlain =
        typeof value !== "object" && (typeof value !== "boolean" || keyword === "uniqueItems");
      if (isPlain) continue;
      const holder = parentOf(location.pointer) ?? "";
      texts.add(canonical(valueAt(documents.get(location.path) ?? null, holder) ?? null));
    }
  };
  for (const { owner } of slicesOf(contract, id)) walkType(owner.type, visit);
  walkType(declarationOf(contract, id).type, visit);
  return [...texts].sort().join("");
}

/** What an object type says besides its members. One that says nothing is no part of a meaning. */
function withoutMembers(object: ObjectType): ObjectType {
  return { ...object, members: [] };
}

/** The files that each file refers to. */
function referredTo(resolved: Resolved): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  const original = ({ path, variant }: Source): string => variant?.of.path ?? path;
  for (const { source, references } of resolved.parts.values()) {
    const from = original(source);
    const found = next.get(from) ?? new Set<string>();
    for (const { target } of references) found.add(original(target.source));
    next.set(from, found);
  }
  return next;
}

/** The file and all that it leads to: its types can be told from these alone. */
function reachable(
  path: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
  { sources }: Resolved,
): readonly Source[] {
  const found = new Set([path]);
  for (const each of found) for (const other of next.get(each) ?? []) found.add(other);
  return sources.filter((source) => source.variant === undefined && found.has(source.path));
}

/** The document with another value at the end of the steps. */
export function replaced(
  document: JsonValue,
  [step, ...steps]: readonly string[],
  value: JsonValue,
): JsonValue {
  if (step === undefined) return value;
  if (isArray(document)) {
    return document.map((item, i) => (String(i) === step ? replaced(item, steps, value) : item));
  }
  if (!isObject(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, item]) => [
      key,
      key === step ? replaced(item, steps, value) : item,
    ]),
  );
}

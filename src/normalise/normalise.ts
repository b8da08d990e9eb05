import { diagnostic, type Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { append } from "../json/pointer.js";
import { isObject } from "../json/value.js";
import type { Contract, Declaration, Module } from "../model/contract.js";
import type { Declared } from "../model/intersect.js";
import { membersIn } from "../model/members.js";
import { placeOf, type DeclarationId, type Place, type Type } from "../model/type.js";
import { never } from "../model/types.js";
import type { Source } from "../load/source.js";
import type { Memo } from "../memo/memo.js";
import { remembered } from "../memo/remembered.js";
import { ofPart } from "../resolve/parts.js";
import type { LocationKey, Resolved, SchemaEntry } from "../resolve/resolved.js";
import { conflictsOf } from "./conflicts.js";
import { documentationOf } from "./documentation.js";
import { lineageOf, mayBeUnnamedHeir, takenUpDiagnostics, unnamedHeir } from "./inheritance.js";
import { createInterpreter } from "./interpret.js";
import { wholeKindsIn } from "./interpret/whole-kinds.js";
import { keywordsOf } from "./keywords.js";
import { createKinds } from "./kinds.js";
import { moduleNames } from "./modules.js";
import { factsOfName, nameUnits } from "./names.js";
import { pathOfUri } from "../resolve/uri.js";
import { withTagTemplates } from "./tag-templates.js";
import { tagUnions } from "./tags.js";
import { unitsOf, type Unit } from "./units.js";
import { takenUp, withinKinds } from "./within-kinds.js";

/** How the types and files of a contract are called. */
export interface Naming {
  readonly names: ReadonlyMap<LocationKey, string>;
  /** The module of each file, by its path. */
  readonly modules: ReadonlyMap<string, string>;
}

export interface NormaliseOptions {
  /** Set where this is a part of a contract: what is a type in it is one here, and is called the same. */
  readonly settled?: Naming | undefined;
  /** Whether a schema is declared as a type of its own although nothing refers to it. */
  readonly alsoDeclare?: (entry: SchemaEntry) => boolean;
  /** Diagnostics that nobody will hear of: they may be left out, with all that it takes to find and place them. */
  readonly unheard?: ReadonlySet<Code>;
}

/** The model of a resolved contract: every named type, its parents kept as links, what can't be said recorded. */
export function normalise(
  resolved: Resolved,
  {
    settled,
    alsoDeclare = settled && (({ key }) => settled.names.has(key)),
    unheard = new Set(),
  }: NormaliseOptions = {},
): Result<Contract> {
  const { memo } = resolved;
  const track = <V>(called: string, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> =>
    memo === undefined ? map : memo.track(called, map);
  const found = unitsOf(resolved, alsoDeclare);
  const { modules: moduleOf, diagnostics: moduleDiagnostics } = whileSame(
    memo,
    "module names",
    () => resolved.sources.flatMap(({ path, uri, variant }) => [path, uri, variant]),
    () => (settled ? { ...settled, diagnostics: [] } : moduleNames(resolved.sources)),
  );
  const { names: nameOf, diagnostics: nameDiagnostics } = whileSame(
    memo,
    "names",
    () => [moduleOf, ...unheard, ...[...found.values()].flatMap(factsOfName)],
    () => (settled ? { ...settled, diagnostics: [] } : nameUnits(found, moduleOf, unheard)),
  );
  const diagnostics: Diagnostic[] = [...moduleDiagnostics, ...nameDiagnostics];
  const units = memo?.trackAlike("units", found) ?? found;
  const modules = track("modules", moduleOf);
  const names = track("names", nameOf);
  const sources = track("sources", new Map(resolved.sources.map((each) => [each.path, each])));

  const kinds = createKinds(resolved);
  wholeKindsIn(resolved);
  const unit = (id: DeclarationId): Unit => {
    const found = units.get(id);
    if (found === undefined) throw new Error(`No unit ${id}`);
    return found;
  };
  const declared: Declared = { kindsOf: (id) => kinds(unit(id).entry) };
  const interpreter = createInterpreter(resolved, (key) => units.has(key), declared);
  const interpreted = remembered(memo, "interpreted", (id): Type =>
    interpreter.bodyOf(unit(id).entry),
  );
  const body = remembered(memo, "body", (id): Type =>
    withinKinds(interpreted(id), declared, interpreted),
  );
  const name = (id: DeclarationId): string => names.get(id) ?? id;

  const declare = remembered(memo, "declaration", (id): Result<Declaration> => {
    const current = unit(id);
    const { entry, role } = current;
    const lineage = lineageOf(current, body(entry.key), declared, { body, name });
    const said = [...lineage.diagnostics];
    if (!unheard.has("not-extended")) {
      const taken = takenUp(interpreted(entry.key), body(entry.key));
      said.push(...takenUpDiagnostics(current, declared, taken, name));
    }
    if (isUnsatisfiable(body(entry.key), entry)) said.push(unsatisfiable(entry, name(entry.key)));
    const value: Declaration = {
      id: entry.key,
      name: name(entry.key),
      module: modules.get(entry.source.path) ?? entry.source.path,
      location: placeOf(entry),
      dialect: entry.dialect,
      uri: uriOf(entry),
      isRoot: role === "root",
      documentation: documentationOf(keywordsOf(entry)),
      kinds: kinds(entry),
      parents: lineage.parents,
      type: lineage.type,
    };
    return { value, diagnostics: said };
  });
  // Of each part by itself, so that one that changes leaves the other as it was.
  const declarationOf = remembered(memo, "declaration alone", (id) => declare(id).value);
  const declarations = new Map<DeclarationId, Declaration>();
  for (const id of found.keys()) {
    declarations.set(id, declarationOf(id));
    diagnostics.push(...declare(id).diagnostics);
  }

  const isDeclared = (key: LocationKey): boolean => units.has(key);
  const heirs = remembered(memo, "unnamed heir", (key): readonly Diagnostic[] => {
    const entry = resolved.schemas.get(key);
    return entry === undefined ? [] : unnamedHeir(entry, interpreter, declared, name);
  });
  for (const part of unheard.has("not-extended") ? [] : resolved.parts.values()) {
    const some = ofPart(memo, "unnamed heirs", part, () => part.schemas.filter(mayBeUnnamedHeir));
    for (const { key } of some) if (!isDeclared(key)) diagnostics.push(...heirs(key));
  }

  const { modules: modulesFound } = whileSame(
    memo,
    "modules of declarations",
    () => [
      ...resolved.sources.flatMap(({ path, variant }) => [path, variant]),
      ...[...declarations.values()].flatMap(({ id, module, location }) => [
        id,
        module,
        location.path,
      ]),
    ],
    () => ({ modules: modulesOf(declarations, resolved.sources), diagnostics: [] }),
  );
  const stateOf = (state: string, all: ReadonlyMap<DeclarationId, Declaration>): Contract => {
    const held: Contract = {
      declarations: memo?.trackAlike(`declarations, ${state}`, all) ?? all,
      modules: modulesFound,
      ...(memo !== undefined && { memo: { of: memo, state } }),
    };
    membersIn(held);
    return held;
  };
  const untagged = stateOf("untagged", declarations);
  const tag = remembered(memo, "tagged", (id): Declaration => {
    const declaration = untagged.declarations.get(id);
    if (declaration === undefined) throw new Error(`No declaration ${id}`);
    return { ...declaration, type: tagUnions(declaration.type, untagged) };
  });
  const tagged = new Map([...found.keys()].map((id) => [id, tag(id)]));
  const templated = withTagTemplates({ declarations: tagged, modules: modulesFound }, memo);
  const contract = stateOf("final", templated.declarations);

  const locate = (place: Place) => {
    const source = sources.get(place.path);
    if (source === undefined) throw new Error(`No source ${place.path}`);
    return source.locate(place.pointer);
  };
  const conflicts = remembered(memo, "conflicts", (id): readonly Diagnostic[] => {
    const declaration = contract.declarations.get(id);
    return declaration === undefined ? [] : conflictsOf(contract, declaration, locate);
  });
  for (const id of found.keys()) diagnostics.push(...conflicts(id));
  return { value: contract, diagnostics };
}

/** What is computed of `facts`, and the diagnostics of it, which also depend on where things stand. */
function whileSame<T extends { readonly diagnostics: readonly Diagnostic[] }>(
  memo: Memo | undefined,
  called: string,
  facts: () => readonly unknown[],
  compute: () => T,
): T {
  if (memo === undefined) return compute();
  const kept = memo.whileSame(called, facts(), compute);
  return kept.diagnostics.length === 0 ? kept : compute();
}

function uriOf(entry: SchemaEntry): string {
  const base = pathOfUri(entry.baseUri) ?? entry.baseUri;
  return entry.pointer === "" ? base : base + "#" + entry.pointer;
}

function modulesOf(
  declarations: ReadonlyMap<DeclarationId, Declaration>,
  sources: readonly Source[],
): Module[] {
  const files = new Map(sources.map(({ path, variant }) => [path, variant?.of.path ?? path]));
  const modules = new Map<string, { source: string; declarations: DeclarationId[] }>();
  for (const { id, module, location } of declarations.values()) {
    const known = modules.get(module);
    if (known !== undefined) known.declarations.push(id);
    else modules.set(module, { source: location.path, declarations: [id] });
  }
  return [...modules]
    .map(([path, { source, declarations: ids }]) => ({
      path,
      source,
      file: files.get(source) ?? source,
      declarations: ids,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a schema that does not say `false` in so many words admits nothing. */
function isUnsatisfiable(type: Type, entry: SchemaEntry): boolean {
  if (type.kind !== never.kind || !isObject(entry.value)) return false;
  const not = keywordsOf(entry).get("not")?.value;
  return not === undefined;
}

function unsatisfiable(entry: SchemaEntry, name: string): Diagnostic {
  const keywords = keywordsOf(entry);
  const telling = ["const", "enum", "required", "allOf", "type"].find((k) => keywords.has(k));
  return diagnostic("unsatisfiable", {
    message: `No value can be a valid ${name}: its constraints exclude each other`,
    location: entry.source.locate(
      telling === undefined ? entry.pointer : append(entry.pointer, telling),
    ),
  });
}

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { append } from "../json/pointer.js";
import { isObject } from "../json/value.js";
import type { Contract, Declaration, Module } from "../model/contract.js";
import type { Declared } from "../model/intersect.js";
import { placeOf, type DeclarationId, type Place, type Type } from "../model/type.js";
import { never } from "../model/types.js";
import type { Source } from "../load/source.js";
import type { LocationKey, Resolved, SchemaEntry } from "../resolve/resolved.js";
import { conflictsOf } from "./conflicts.js";
import { documentationOf } from "./documentation.js";
import { lineageOf, unnamedHeirs } from "./inheritance.js";
import { createInterpreter } from "./interpret.js";
import { keywordsOf } from "./keywords.js";
import { createKinds } from "./kinds.js";
import { moduleNames } from "./modules.js";
import { nameUnits } from "./names.js";
import { pathOfUri } from "../resolve/uri.js";
import { withTagTemplates } from "./tag-templates.js";
import { tagUnions } from "./tags.js";
import { unitsOf, type Unit } from "./units.js";

/**
 * The model of a resolved contract: every named type, its parents kept as links, what can't be said recorded. `alsoDeclare` makes
 * types of schemas that nothing refers to.
 */
export function normalise(
  resolved: Resolved,
  alsoDeclare?: (entry: SchemaEntry) => boolean,
): Result<Contract> {
  const units = unitsOf(resolved, alsoDeclare);
  const { modules, diagnostics: moduleDiagnostics } = moduleNames(resolved.sources);
  const { names, diagnostics: nameDiagnostics } = nameUnits(units, modules);
  const diagnostics: Diagnostic[] = [...moduleDiagnostics, ...nameDiagnostics];

  const kinds = createKinds(resolved);
  const unit = (id: DeclarationId): Unit => {
    const found = units.get(id);
    if (found === undefined) throw new Error(`No unit ${id}`);
    return found;
  };
  const declared: Declared = { kindsOf: (id) => kinds(unit(id).entry) };
  const interpreter = createInterpreter(resolved, (key) => units.has(key), declared);
  const bodies = new Map<LocationKey, Type>();
  const body = (id: DeclarationId): Type => {
    const known = bodies.get(id);
    if (known !== undefined) return known;
    const type = interpreter.bodyOf(unit(id).entry);
    bodies.set(id, type);
    return type;
  };
  const name = (id: DeclarationId): string => names.get(id) ?? id;

  const declarations = new Map<DeclarationId, Declaration>();
  for (const current of units.values()) {
    const { entry, role } = current;
    const lineage = lineageOf(current, body(entry.key), declared, { body, name });
    diagnostics.push(...lineage.diagnostics);
    if (isUnsatisfiable(body(entry.key), entry))
      diagnostics.push(unsatisfiable(entry, name(entry.key)));
    declarations.set(entry.key, {
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
    });
  }

  const isDeclared = (key: LocationKey): boolean => units.has(key);
  diagnostics.push(...unnamedHeirs(resolved, interpreter, isDeclared, declared, name));

  const untagged: Contract = { declarations, modules: modulesOf(declarations, resolved.sources) };
  const tagged = new Map(
    [...declarations].map(([id, declaration]) => [
      id,
      { ...declaration, type: tagUnions(declaration.type, untagged) },
    ]),
  );
  const contract = withTagTemplates({ ...untagged, declarations: tagged });

  const sources = new Map(resolved.sources.map((source) => [source.path, source]));
  const locate = (place: Place) => {
    const source = sources.get(place.path);
    if (source === undefined) throw new Error(`No source ${place.path}`);
    return source.locate(place.pointer);
  };
  for (const declaration of tagged.values()) {
    diagnostics.push(...conflictsOf(contract, declaration, locate));
  }
  return { value: contract, diagnostics };
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

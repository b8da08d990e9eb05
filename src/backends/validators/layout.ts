/** Which unit stands in which module, and under which name others import it. */

import { tokensOf } from "../../json/pointer.js";
import type { Source } from "../../load/source.js";
import { remembered } from "../../memo/remembered.js";
import type { Contract, Declaration } from "../../model/contract.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import type { Unit } from "./unit.js";

/** What other modules can know of one. */
export interface Exports {
  /** `access-codes/access-code` */
  readonly path: string;
  /** The name under which it exports its schema document. */
  readonly documentName: string;
  /** The names under which it exports its units. */
  readonly unitNames: ReadonlyMap<LocationKey, string>;
  /** The names of their fast forms. */
  readonly fastNames: ReadonlyMap<LocationKey, string>;
}

/** A module to be emitted: the units and declarations of one schema file. */
export interface ModuleLayout extends Exports {
  readonly source: Source;
  readonly units: readonly Unit[];
  readonly declarations: readonly Declaration[];
  /** The path of the file whose document its types have: another one's for a variant. */
  readonly documentPath: string;
}

export interface Layout {
  readonly modules: readonly ModuleLayout[];
  /** The module of the file at a path. */
  layoutAt(path: string): ModuleLayout;
  readonly byUnit: ReadonlyMap<LocationKey, ModuleLayout>;
  readonly exporterOf: ReadonlyMap<LocationKey, Exports>;
  /** By the path of the file. */
  readonly exporterOfDocument: ReadonlyMap<string, Exports>;
}

export function layOut(
  resolved: Resolved,
  contract: Contract,
  units: ReadonlyMap<LocationKey, Unit>,
): Layout {
  const paths = new Map(contract.modules.map((module) => [module.source, module.path]));
  const unitsBySource = new Map<string, Unit[]>();
  for (const unit of units.values()) {
    const { path } = unit.entry.source;
    const known = unitsBySource.get(path);
    if (known) known.push(unit);
    else unitsBySource.set(path, [unit]);
  }
  const declarations = new Map<string, Declaration[]>();
  for (const module of contract.modules) {
    const all = module.declarations.map((id) => contract.declarations.get(id));
    declarations.set(
      module.source,
      all.filter((each) => each !== undefined),
    );
  }

  const originals = new Set(resolved.sources.map(({ variant }) => variant?.of.path));
  const { memo } = resolved;
  const kept = resolved.sources.filter(
    ({ path }) => unitsBySource.has(path) || originals.has(path),
  );
  const parts = new Map(
    kept.map((source) => [
      source.path,
      {
        path: paths.get(source.path) ?? source.path.replace(/\.[^./]*$/, ""),
        source,
        units: unitsBySource.get(source.path) ?? [],
        declarations: declarations.get(source.path) ?? [],
      },
    ]),
  );
  const trackedParts = memo?.trackAlike("parts of modules", parts) ?? parts;
  const layoutAt = remembered(memo, "module of validators", (path): ModuleLayout => {
    const part = trackedParts.get(path);
    if (part === undefined) throw new Error(`No module of ${path}`);
    return moduleLayout(part.path, part.source, part.units, part.declarations);
  });
  const exportsAt = remembered(memo, "exports of validators", (path): Exports => {
    const module = layoutAt(path);
    const { documentName, unitNames, fastNames } = module;
    return { path: module.path, documentName, unitNames, fastNames };
  });
  const modules = kept.map(({ path }) => layoutAt(path));
  const bySource = new Map<string, Exports>();
  const exporters = new Map<LocationKey, Exports>();
  const byUnit = new Map<LocationKey, ModuleLayout>();
  for (const module of modules) {
    const exported = exportsAt(module.source.path);
    bySource.set(module.source.path, exported);
    for (const { entry } of module.units) {
      byUnit.set(entry.key, module);
      exporters.set(entry.key, exported);
    }
  }
  return {
    modules,
    layoutAt,
    byUnit,
    exporterOf: memo?.track("exporters of units", exporters) ?? exporters,
    exporterOfDocument: memo?.track("exporters of documents", bySource) ?? bySource,
  };
}

function moduleLayout(
  path: string,
  source: Source,
  units: readonly Unit[],
  declarations: readonly Declaration[],
): ModuleLayout {
  const taken = new Set(declarations.map((declaration) => declaration.name));
  const declared = new Map(declarations.map(({ id, name }) => [id, name]));
  const documentName = unused("document", taken);
  const unitNames = new Map<LocationKey, string>();
  const fastNames = new Map<LocationKey, string>();
  // Declared types first, so that what a reader looks for has the plain name.
  const ordered = [...units].sort(
    (a, b) => Number(declared.has(b.entry.key)) - Number(declared.has(a.entry.key)),
  );
  for (const { entry } of ordered) {
    const name = declared.get(entry.key) ?? tokensOf(entry.pointer).map(capitalised).join("");
    // Ajv allows ASCII in the names of functions only.
    const ascii = name.replace(/[^a-z0-9_$]/gi, "_");
    unitNames.set(entry.key, unused(`validate${ascii}`, taken));
    fastNames.set(entry.key, unused(`fits${ascii}`, taken));
  }
  const documentPath = source.variant?.of.path ?? source.path;
  const names = { documentName, unitNames, fastNames };
  return { path, source, units, declarations, documentPath, ...names };
}

function capitalised(token: string): string {
  return token.charAt(0).toUpperCase() + token.slice(1);
}

/** `name`, or with the first number that makes it unused; it is then taken. */
export function unused(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let i = 2; taken.has(candidate); i++) candidate = `${name}_${i}`;
  taken.add(candidate);
  return candidate;
}

/** What allof makes of a contract, and how it judges. */

import { createBackends } from "../../src/backends/registry.js";
import type { OutputFile } from "../../src/backends/backend.js";
import { createValidators, type Validators } from "../../src/backends/validators/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import type { Declaration } from "../../src/model/contract.js";
import { compileSources, generate, type Compiled } from "../../src/pipeline.js";
import { missingReferences } from "./missing-references.js";
import type { Root, Subject } from "./subject.js";

export interface Ours {
  readonly compiled: Compiled;
  readonly diagnostics: readonly Diagnostic[];
  /** The declarations of the roots that have one. */
  readonly declarations: ReadonlyMap<Root, Declaration>;
  /** References that lead to nothing here, by the roots that need them. */
  readonly missing: ReadonlyMap<Root, readonly string[]>;
  readonly files: readonly OutputFile[];
  readonly validators: Validators;
  /** CPU, from sources to files. */
  readonly seconds: number;
}

const backends = createBackends(await readRuntimeAssets());

/** Compiles a contract for some of the targets. */
export async function compileSubject(
  subject: Subject,
  targets: readonly string[],
  options: { readonly assertFormats: boolean },
): Promise<Ours> {
  const start = process.cpuUsage();
  const { value: compiled, diagnostics } = compileSources(subject.sources, {
    defaultDialect: subject.dialect,
  });
  const backendOptions = { name: subject.name, schemasPath: "schemas", targets, ...options };
  const generated = await generate(
    compiled,
    backends.filter(({ name }) => targets.includes(name)),
    backendOptions,
  );
  const { user, system } = process.cpuUsage(start);

  const declarations = new Map<Root, Declaration>();
  const missing = new Map<Root, readonly string[]>();
  for (const root of subject.roots) {
    const key = root.source.path + "#";
    const declaration = compiled.contract.declarations.get(key);
    if (declaration !== undefined) declarations.set(root, declaration);
    const entry = compiled.resolved.schemas.get(key);
    const lost = entry === undefined ? [] : missingReferences(compiled.resolved, entry);
    if (lost.length > 0) missing.set(root, lost);
  }
  return {
    compiled,
    diagnostics: [...diagnostics, ...generated.diagnostics],
    declarations,
    missing,
    files: generated.value,
    validators: createValidators({ ...compiled, options: backendOptions }),
    seconds: (user + system) / 1e6,
  };
}

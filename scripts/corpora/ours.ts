/** What allof makes of a contract, and how it judges. */

import { createBackends } from "../../src/backends/registry.js";
import type { OutputFile } from "../../src/backends/backend.js";
import { createValidators, type Validators } from "../../src/backends/validators/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { pathOfRemote } from "../../src/load/remote-path.js";
import type { Remotes } from "../../src/load/remotes.js";
import type { Source } from "../../src/load/source.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import type { Result } from "../../src/diagnostics/result.js";
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

/**
 * What a subject may refer to outside itself: other contracts, and its own files at the address where they are served, by which a
 * file is found whose `$id` is misspelt. `asked`: those of its own that were asked for.
 */
export function remotesOf(subject: Subject, asked: Set<Source>): Remotes {
  const served = new Map(
    subject.sources.map((source) => [(subject.servedAt ?? "") + source.path, source]),
  );
  const known = new Map<string, Source>();
  return (uri) => {
    const before = known.get(uri);
    if (before !== undefined) return before;
    const own = served.get(uri);
    if (own !== undefined) asked.add(own);
    const source = subject.remotes(uri) ?? own;
    if (source === undefined) return undefined;
    const remote = { ...source, uri, path: pathOfRemote(uri) };
    known.set(uri, remote);
    return remote;
  };
}

/** The model of a subject. A file that is referred to by the address where it is served is read there, and not as a file too. */
function compile(subject: Subject): Result<Compiled> {
  const asked = new Set<Source>();
  const options = { defaultDialect: subject.dialect, remotes: remotesOf(subject, asked) };
  const result = compileSources(subject.sources, options);
  return asked.size === 0
    ? result
    : compileSources(
        subject.sources.filter((source) => !asked.has(source)),
        options,
      );
}

/** Compiles a contract for some of the targets. */
export async function compileSubject(
  subject: Subject,
  targets: readonly string[],
  options: { readonly assertFormats: boolean },
): Promise<Ours> {
  const start = process.cpuUsage();
  const { value: compiled, diagnostics } = compile(subject);
  const backendOptions = {
    name: subject.name,
    version: "1.0.0",
    schemasPath: "schemas",
    targets,
    ...options,
  };
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

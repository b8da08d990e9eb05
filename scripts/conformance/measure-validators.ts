/** The verdicts of allof's validators on a draft, in each form that they come in. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { OutputFile } from "../../src/backends/backend.js";
import { createBundler } from "../../src/backends/bundle/bundle.js";
import { createValidators, createValidatorsBackend } from "../../src/backends/validators/index.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import type { JsonValue } from "../../src/json/value.js";
import type { Remotes } from "../../src/load/remotes.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import { declarationOf } from "../../src/model/contract.js";
import { compileSources, generate, type CompileOptions } from "../../src/pipeline.js";
import type { TypeCompanion } from "../../src/runtime/runtime.js";
import { options, rootId, textOf, type Ours } from "./ours.js";
import { sourceOf } from "./source-of.js";
import type { Draft, Group, SuiteTest } from "./suite.js";

export interface ValidatorsResult {
  readonly right: number;
  /** Instances of groups that a build refuses. */
  readonly refused: number;
  readonly wrong: readonly WrongVerdict[];
  /** Instances on which the forms differ. */
  readonly differing: readonly WrongVerdict[];
  readonly refusals: readonly { readonly group: Group; readonly reason: string }[];
}

export interface WrongVerdict {
  readonly group: Group;
  readonly test: SuiteTest;
  /** By form: `standalone`. */
  readonly verdicts: Readonly<Record<string, boolean>>;
}

type Judge = (value: JsonValue) => boolean;

const backend = createValidatorsBackend(await readRuntimeAssets());

/**
 * In process; standalone, as the generated modules; bundled, as one file that esbuild makes of them; and the type's bundled schema,
 * compiled anew. A verdict is right where all are the suite's.
 */
export async function measureValidators(
  draft: Draft,
  ours: readonly Ours[],
  remotes: Remotes,
): Promise<ValidatorsResult> {
  const accepted = [...ours.entries()].filter(([, { refusals }]) => refusals.length === 0);
  const folder = await mkdtemp(join(tmpdir(), "allof-conformance-"));
  try {
    const modules = await writeModules(folder, accepted);
    const result = {
      right: 0,
      refused: 0,
      wrong: [] as WrongVerdict[],
      differing: [] as WrongVerdict[],
      refusals: [] as { group: Group; reason: string }[],
    };
    for (const [i, group] of draft.groups.entries()) {
      const own = ours[i];
      if (own === undefined) continue;
      if (own.refusals.length > 0) {
        result.refused += group.tests.length;
        result.refusals.push({ group, reason: own.refusals.map(textOf).join("; ") });
        continue;
      }
      let judges: Readonly<Record<string, Judge>>;
      try {
        judges = await judgesOf(own, { defaultDialect: draft.dialect, remotes }, modules.get(i));
      } catch (error) {
        // Generated code that can't be loaded is a fault of ours: all its verdicts are wrong.
        const reason = `its modules do not load: ${String(error)}`;
        result.refusals.push({ group, reason });
        result.wrong.push(...group.tests.map((test) => ({ group, test, verdicts: {} })));
        continue;
      }
      for (const test of group.tests) {
        const verdicts = Object.fromEntries(
          Object.entries(judges).map(([form, judge]) => [form, judge(test.data)]),
        );
        const distinct = new Set(Object.values(verdicts));
        const verdict = { group, test, verdicts };
        if (distinct.size > 1) result.differing.push(verdict);
        if (distinct.size === 1 && distinct.has(test.valid)) result.right++;
        else result.wrong.push(verdict);
      }
    }
    return result;
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Modules {
  /** The generated module of the group's schema. */
  readonly file: string;
  readonly bundled: TypeCompanion<unknown>;
}

/** Writes the generated modules of all groups, and one file that holds them all. */
async function writeModules(
  folder: string,
  groups: readonly (readonly [number, Ours])[],
): Promise<ReadonlyMap<number, Modules>> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const entries = new Map<number, { readonly path: string; readonly name: string }>();
  for (const [i, { compiled }] of groups) {
    const { value: files, diagnostics } = await generate(compiled, [backend], options);
    if (hasErrors(diagnostics)) throw new Error("the back-end refuses what in process is none");
    await writeFiles(join(folder, `g${i}`), files);
    const { module, name } = declarationOf(compiled.contract, rootId);
    entries.set(i, { path: `g${i}/validators/${module}.js`, name });
  }
  const all = [...entries].map(
    ([i, { path, name }]) => `export { ${name} as g${i} } from ${JSON.stringify(`./${path}`)};`,
  );
  await writeFile(join(folder, "all.js"), all.join("\n") + "\n");
  const outfile = join(folder, "bundled.js");
  await build({ entryPoints: [join(folder, "all.js")], outfile, bundle: true, format: "esm" });
  const bundled = (await import(pathToFileURL(outfile).href)) as Companions;
  return new Map(
    [...entries].map(([i, { path }]) => [
      i,
      { file: join(folder, path), bundled: companion(bundled, `g${i}`) },
    ]),
  );
}

type Companions = Readonly<Record<string, TypeCompanion<unknown>>>;

function companion(companions: Companions, name: string): TypeCompanion<unknown> {
  const found = companions[name];
  if (found === undefined) throw new Error(`there is no companion ${name}`);
  return found;
}

async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const { path, contents } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
}

async function judgesOf(
  { compiled, validators }: Ours,
  given: CompileOptions,
  modules: Modules | undefined,
): Promise<Readonly<Record<string, Judge>>> {
  if (modules === undefined) throw new Error("a group without modules");
  const declaration = declarationOf(compiled.contract, rootId);
  const standalone = companion(
    (await import(pathToFileURL(modules.file).href)) as Companions,
    declaration.name,
  );
  const { schema: bundle } = createBundler(compiled.resolved).bundleOf(declaration);
  const again = compileSources([sourceOf(bundle)], given).value;
  const ofBundle = createValidators({ ...again, options });
  return {
    "in process": (value) => validators.validate(rootId, value).length === 0,
    standalone: (value) => standalone.is(value),
    bundled: (value) => modules.bundled.is(value),
    "bundled schema": (value) => ofBundle.validate(rootId, value).length === 0,
  };
}

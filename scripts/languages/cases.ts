/** The contracts that languages are measured on: our own with its fixtures, and the corpora. */

import { createBackends } from "../../src/backends/registry.js";
import { createValidators } from "../../src/backends/validators/index.js";
import { createIssuesAnywhere } from "../../src/cli/check/issues-anywhere.js";
import { readFixtures } from "../../src/fixtures/read-fixtures.js";
import { load } from "../../src/load/load.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import { compileSources, generate } from "../../src/pipeline.js";
import { join } from "node:path";
import { compileSubject } from "../corpora/ours.js";
import { readCorpus } from "../corpora/read-corpus.js";
import type { Case } from "./measure.js";

/** The contract of this repository, with every fixture and example. */
export async function ownCase(root: string, target: string): Promise<Case> {
  const loaded = await load("schemas", { workingFolder: root });
  const { value: compiled, diagnostics } = compileSources(loaded.value, {
    defaultDialect: "2020-12",
    remotes: () => undefined,
  });
  const errors = [...loaded.diagnostics, ...diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const options = {
    name: "seam",
    version: "1.0.0",
    schemasPath: "../schemas",
    assertFormats: true,
    targets: [target],
  };
  const backends = createBackends(await readRuntimeAssets());
  const chosen = backends.filter(({ name }) => name === target);
  const { value: files } = await generate(compiled, chosen, options);
  const { fixtures } = await readFixtures({
    rules: [{ folder: join(root, "test", "fixtures") }],
    ...compiled,
    workingFolder: root,
  });
  return {
    name: "seam",
    compiled,
    assertFormats: true,
    files,
    validators: createValidators({ ...compiled, options }),
    issuesAt: createIssuesAnywhere(compiled, true),
    payloads: fixtures.map(({ declaration, source }) => ({
      declaration,
      name: source.file,
      value: source.json,
    })),
  };
}

/** A corpus, with the payloads of its roots that compile. */
export async function corpusCase(corpora: string, name: string, target: string): Promise<Case> {
  const subject = await readCorpus(corpora, name);
  const ours = await compileSubject(subject, [target], { assertFormats: false });
  return {
    name,
    compiled: ours.compiled,
    assertFormats: false,
    files: ours.files,
    validators: ours.validators,
    issuesAt: createIssuesAnywhere(ours.compiled, false),
    payloads: subject.payloads.flatMap(({ root, name: payload, value }) => {
      const declaration = ours.declarations.get(root);
      // What needs a schema that is not here has no type.
      if (declaration === undefined || ours.missing.has(root)) return [];
      return [{ declaration, name: payload, value }];
    }),
  };
}

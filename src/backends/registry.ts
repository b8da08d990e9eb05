/** The back-ends that come with allof, in the order in which they run. */

import type { Backend } from "./backend.js";
import { bundle } from "./bundle/backend.js";
import { contractIndex } from "./contract/backend.js";
import { createDocsBackend, type DocsOptions } from "./docs/backend.js";
import { index } from "./index/backend.js";
import { createPythonBackend } from "./python/backend.js";
import { typescript } from "./typescript/backend.js";
import { createValidatorsBackend, type RuntimeAssets } from "./validators/index.js";

/** Valid payloads by name of type, for the pages. */
export type Examples = NonNullable<DocsOptions["examples"]>;

export function createBackends(
  assets: RuntimeAssets,
  examples: Examples = new Map(),
): readonly Backend[] {
  return [
    typescript,
    createValidatorsBackend(assets),
    bundle,
    contractIndex,
    createDocsBackend({ types: typescript, examples }),
    index,
    createPythonBackend(assets["contract_model.py"] ?? ""),
  ];
}

/** The back-ends that come with allof, in the order in which they run. */

import type { Backend } from "./backend.js";
import { bundle } from "./bundle/backend.js";
import { contractIndex } from "./contract/backend.js";
import { index } from "./index/backend.js";
import { typescript } from "./typescript/backend.js";
import { createValidatorsBackend, type RuntimeAssets } from "./validators/index.js";

export function createBackends(assets: RuntimeAssets): readonly Backend[] {
  return [typescript, createValidatorsBackend(assets), bundle, contractIndex, index];
}

/** The back-ends that come with allof, in the order in which they run. */

import type { Backend } from "./backend.js";
import { bundle } from "./bundle/backend.js";
import { contractIndex } from "./contract/backend.js";
import { createDocsBackend, type DocsOptions } from "./docs/backend.js";
import { createGoBackend } from "./go/backend.js";
import { index } from "./index/backend.js";
import { createJavaBackend } from "./java/backend.js";
import { openapi } from "./openapi/backend.js";
import { createPythonBackend } from "./python/backend.js";
import { createQuicktypeBackend } from "./quicktype/backend.js";
import { createRustBackend } from "./rust/backend.js";
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
    openapi,
    createPythonBackend(assets["contract_model.py"] ?? ""),
    createGoBackend(assets["contract_model.go"] ?? ""),
    createJavaBackend(assetsOf("java", assets)),
    createRustBackend({
      json: assets["contract_json.rs"] ?? "",
      formats: assets["contract_formats.rs"] ?? "",
    }),
  ];
}

/** The files of a folder of the runtime, by name. */
function assetsOf(folder: string, assets: RuntimeAssets): ReadonlyMap<string, string> {
  const start = `${folder}/`;
  return new Map(
    Object.entries(assets).flatMap(([name, text]) =>
      name.startsWith(start) ? [[name.slice(start.length), text] as const] : [],
    ),
  );
}

/** Back-ends that are made for what a target says after a colon: `quicktype:kotlin`. */
const families: Readonly<Record<string, (parameter: string) => Backend>> = {
  quicktype: createQuicktypeBackend,
};

/** How the targets of the families are written, for lists of targets. */
export const familyTargets = ["quicktype:<language>"] as const;

/** The back-end that a target of a family names; `undefined` for other targets. */
export function backendOfFamily(target: string): Backend | undefined {
  const [, family = "", parameter = ""] = /^(\w+):(.+)$/s.exec(target) ?? [];
  return Object.hasOwn(families, family) ? families[family]?.(parameter) : undefined;
}

import type { Judged } from "../../checks/agreement/check-agreement.js";
import type { Checked } from "../../reporters/report.js";
import type { CompiledContract } from "../compile-contract.js";

/** The schema files of the contract and the files of its fixtures, each once for each type. */
export function checkedFiles(
  { sources }: CompiledContract,
  judged: readonly Judged[],
): readonly Checked[] {
  const files = new Map<string, Checked>();
  for (const { file, uri, variant } of sources) {
    if (uri === undefined && variant === undefined) files.set(file, { kind: "schema", file });
  }
  for (const { declaration, source } of judged) {
    const { file } = source;
    const type = declaration.name;
    files.set(`${file}\n${type}`, { kind: "fixture", file, type });
  }
  return [...files.values()];
}

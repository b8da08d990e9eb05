import type { OutputFile } from "../../src/backends/backend.js";
import type { Contract } from "../../src/model/contract.js";
import type { LoosenessIn } from "../../src/checks/agreement/looseness-record.js";

/** A language that contracts are generated for, and its toolchain. */
export interface Language {
  /** The name of its back-end, and of the language in this script. */
  readonly name: string;
  /** Why it can't be measured here; `undefined` where it can. */
  missing(): string | undefined;
  /** What its types can't check, as its back-end says. */
  loosenessIn(contract: Contract, assertFormats: boolean): LoosenessIn;
  /** Installs what its programs need into a folder, once for all contracts. */
  prepare(folder: string): Toolchain;
}

export interface Toolchain {
  /** What its checkers find wrong with generated code, a line each. `folder` holds the output. */
  faultsOf(folder: string, files: readonly OutputFile[]): readonly string[];
  /** The command that answers `{type, payload}` lines for the output in a folder. */
  runner(folder: string, files: readonly OutputFile[]): readonly [string, ...string[]];
}

import type { Location } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import type { Contract } from "../model/contract.js";
import type { Resolved } from "../resolve/resolved.js";

/** A file of the output: its path below the output folder, with `/`, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly contents: string;
}

export interface BackendInput {
  readonly contract: Contract;
  /** For back-ends that hand real schemas on; the others read the model only. */
  readonly resolved: Resolved;
  readonly options: BackendOptions;
}

export interface BackendOptions {
  /** What the contract calls itself, for titles: `seam`. */
  readonly name: string;
  /** The version of the contract, a semantic one: `1.4.0`, `2.0.0-rc.1`; for packages that can be published. */
  readonly version: string;
  /** Where the schemas lie, seen from the output folder: `../schemas`. */
  readonly schemasPath: string;
  /** Whether `format` is checked by validators. */
  readonly assertFormats: boolean;
  /** The names of all back-ends of this build, for those that refer to what others emit. */
  readonly targets: readonly string[];
}

/** The contract of a back-end: a pure function from the model to files. It reads and writes nothing. */
export interface Backend {
  /** `typescript`: its name for `--target`. */
  readonly name: string;
  readonly summary: string;
  /** Whether it runs only where `targets` or `--target` names it: it is none of the default targets. */
  readonly onlyWhenNamed?: true;
  /** Of a back-end that does not come with allof: where its module is. */
  readonly fromOutside?: Location;
  generate(input: BackendInput): Promise<Result<readonly OutputFile[]>>;
}

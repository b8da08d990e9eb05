import type { Contract } from "../../model/contract.js";
import type { Resolved } from "../../resolve/resolved.js";
import type { BackendOptions, OutputFile } from "../backend.js";
import type { Example } from "./backend.js";

/** What is documented, and from where its pages see the schemas. */
export interface Subject {
  readonly contract: Contract;
  readonly resolved: Resolved;
  readonly options: BackendOptions;
  /** The generated types: `types/**.d.ts`. */
  readonly types: readonly OutputFile[];
  readonly examples: ReadonlyMap<string, readonly Example[]>;
  /** The folder of schemas, seen from the folder of the pages. */
  readonly schemasPath: string;
}

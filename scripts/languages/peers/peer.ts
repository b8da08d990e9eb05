import type { Case } from "../measure.js";

/** A generator of others, whose code is to do what ours does. */
export interface Peer {
  /** As its registry names it, with the version that is measured. */
  readonly name: string;
  readonly language: string;
  /** Of what it makes its code: what it does best with. */
  readonly given: string;
  /** Why it can't be measured here; `undefined` where it can. */
  missing(): string | undefined;
  /**
   * Makes code of a contract, and a program of it: the command that answers `{type, payload}` lines, `broken` where it has nothing for a
   * type. Throws what it, or the compiler, says first where that can't be.
   */
  make(each: Case, folder: string): Promise<readonly [string, ...string[]]>;
}

/** What a run found out about emitted types and fixtures, beside what is wrong: data for reporters. */

/** An invalid payload that its type accepts, with the keywords of the looseness that explains it. */
export interface Passing {
  /** As shown. */
  readonly file: string;
  readonly type: string;
  readonly keywords: readonly string[];
}

export interface Agreement {
  /** How many valid and invalid payloads were put to TypeScript. */
  readonly valid: number;
  readonly invalid: number;
  /** The invalid ones that the types can't refuse. */
  readonly passing: readonly Passing[];
}

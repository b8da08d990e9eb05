/** What a part of the benchmark prints. */
export interface Part {
  readonly title: string;
  /** A table, or lines. */
  readonly text: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: string;
  readonly met: boolean;
  /** What was measured, in words. */
  readonly measured: string;
}

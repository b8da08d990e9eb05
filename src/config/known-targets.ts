/** The targets that a configuration may name. */
export interface KnownTargets {
  /** As they are shown to those who name another: a name each, or the form of several. */
  readonly shown: readonly string[];
  has(target: string): boolean;
}

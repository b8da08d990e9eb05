/** A program in `examples/<name>/` that uses the generated package of its language. */
export interface Example {
  /** Of its folder, and of its language in this script. */
  readonly name: string;
  /** Why it can't be run here; `undefined` where it can. */
  missing(): string | undefined;
  /**
   * What the program prints for the file of access codes. Compilers and checkers of the language have been over it by then; whatever they find,
   * or a program that fails, is thrown. `scratch` is an empty folder for what it needs: nothing is written beside the sources.
   */
  run(paths: ExamplePaths): string;
}

export interface ExamplePaths {
  readonly repository: string;
  /** `examples/access-codes.json`, absolute. */
  readonly accessCodes: string;
  readonly scratch: string;
}

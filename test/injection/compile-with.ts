/** Contracts with an author's text everywhere. */

import { createValidators } from "../../src/backends/validators/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { tokensOf as tokensOfPointer } from "../../src/json/pointer.js";
import { createRemotes } from "../../src/load/remotes.js";
import { compileSources, type Compiled } from "../../src/pipeline.js";
import { sourceOf } from "../support/compile-json.js";
import { fileName, filesWith } from "./positions.js";

/** Why a position may refuse a text. At all others any text is legal. */
export const refusals: Readonly<Record<string, readonly string[]>> = {
  pattern: ["invalid-pattern"],
  patternKey: ["invalid-pattern"],
  id: ["invalid-id", "duplicate-id"],
  anchor: ["unresolved-reference"],
  dynamicAnchor: ["unresolved-reference"],
  reference: ["unresolved-reference", "reference-outside"],
  dialect: ["unknown-dialect"],
};

export interface Compilation {
  readonly compiled: Compiled;
  /** The positions at which the text is legal, and what the others said of it. */
  readonly positions: ReadonlySet<string>;
  readonly refused: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** The contract with `text` at every position that takes it. Remote schemas are looked for in a folder where there are none. */
export function compileWith(text: string, wanted: readonly string[], folder: string): Compilation {
  const positions = new Set(
    wanted.filter((name) => name !== "file" || fileName(text) !== undefined),
  );
  const refused = new Map<string, Diagnostic[]>();
  for (;;) {
    const { schemas, remotes } = filesWith(text, positions);
    const { value, diagnostics } = compileSources(
      Object.entries(schemas).map(([path, json]) => sourceOf(path, json)),
      { defaultDialect: "2020-12", remotes: createRemotes(remotes, { workingFolder: folder }) },
    );
    const errors = hasErrors(diagnostics)
      ? diagnostics.filter(({ severity }) => severity === "error")
      : createValidators({ ...value, options: { assertFormats: true } }).diagnostics.filter(
          ({ severity }) => severity === "error",
        );
    if (errors.length === 0) return { compiled: value, positions, refused };
    const byPosition = new Map<string, Diagnostic[]>();
    for (const error of errors) {
      byPosition.set(placeOf(error), [...(byPosition.get(placeOf(error)) ?? []), error]);
    }
    // What one position may say can confuse the others, so they are asked again without it.
    const illegal = [...byPosition].filter(([position]) => refusals[position] !== undefined);
    for (const [position, found] of illegal.length > 0 ? illegal : byPosition) {
      if (!positions.delete(position)) throw new Error(found[0]?.message);
      refused.set(position, found);
    }
  }
}

function placeOf({ location }: Diagnostic): string {
  return tokensOfPointer(location?.pointer ?? "")[1] ?? "";
}

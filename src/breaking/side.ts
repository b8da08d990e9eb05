import { createValidators, type Validators } from "../backends/validators/index.js";
import type { Location } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../json/value.js";
import type { Place } from "../model/type.js";
import type { Compiled } from "../pipeline.js";
import type { LocationKey } from "../resolve/resolved.js";
import type { Issue } from "../runtime/runtime.js";

/** One of two states of a contract. */
export interface Side {
  /** What messages call it: `main`, or `now`. */
  readonly label: string;
  readonly compiled: Compiled;
  readonly assertFormats: boolean;
  accepts(key: LocationKey, value: JsonValue): boolean;
  issues(key: LocationKey, value: JsonValue): readonly Issue[];
  /** Where a place of the contract stands, in files as messages show them. */
  locate(place: Place): Location;
  /** The file of a place, without the name of this state. */
  fileOf(place: Place): string;
}

export function createSide(
  label: string,
  compiled: Compiled,
  options: { readonly assertFormats: boolean },
): Side {
  const validators = lazily(() => createValidators({ ...compiled, options }));
  const sources = new Map(compiled.resolved.sources.map((source) => [source.path, source]));
  const issues = (key: LocationKey, value: JsonValue): readonly Issue[] =>
    validators().validateAt(key, value);
  return {
    label,
    compiled,
    assertFormats: options.assertFormats,
    issues,
    accepts: (key, value) => issues(key, value).length === 0,
    fileOf: ({ path }) => {
      const file = sources.get(path)?.file ?? path;
      return file.startsWith(`${label}:`) ? file.slice(label.length + 1) : file;
    },
    locate: ({ path, pointer }) => sources.get(path)?.locate(pointer) ?? { file: path, pointer },
  };
}

function lazily(make: () => Validators): () => Validators {
  let made: Validators | undefined;
  return () => (made ??= make());
}

import type { JsonValue } from "../../json/value.js";
import type { Source } from "../../load/source.js";
import type { Contract, Declaration } from "../../model/contract.js";
import type { Resolved, SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import { judgesBelow, judgesOf, schemasAt, type Keys } from "./schemas-at.js";

/** What findings are told from. */
export interface FindingContext {
  readonly contract: Contract;
  readonly resolved: Resolved;
  /** By path. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** One payload, and the type that it should be of. */
export interface Subject {
  readonly context: FindingContext;
  readonly declaration: Declaration;
  readonly payload: Source;
  /** The schemas that judge the value at a path, as `schemasAt` says. */
  judges(path: Issue["path"], without?: Keys): readonly SchemaEntry[];
  /** The same, with all alternatives, also those that the value can't be meant for. */
  candidates(path: Issue["path"]): readonly SchemaEntry[];
}

export function findingContext({
  contract,
  resolved,
}: {
  readonly contract: Contract;
  readonly resolved: Resolved;
}): FindingContext {
  const sources = new Map(resolved.sources.map((source) => [source.path, source]));
  return { contract, resolved, sources };
}

export function subjectOf(
  context: FindingContext,
  declaration: Declaration,
  payload: Source,
): Subject {
  const known = new Map<string, readonly SchemaEntry[]>();
  const root = context.resolved.schemas.get(declaration.id);
  return {
    context,
    declaration,
    payload,
    judges(path, without) {
      if (root === undefined) return [];
      if (without !== undefined) {
        return schemasAt(root, payload.json, path, context.resolved, without);
      }
      const key = JSON.stringify(path);
      let judges = known.get(key);
      if (judges === undefined) {
        judges = schemasAt(root, payload.json, path, context.resolved);
        known.set(key, judges);
      }
      return judges;
    },
    candidates(path) {
      if (root === undefined) return [];
      const { resolved } = context;
      const step = path.at(-1);
      return step === undefined
        ? judgesOf([root], undefined, resolved)
        : judgesBelow(this.judges(path.slice(0, -1)), undefined, step, resolved);
    },
  };
}

/** The value at a path of the payload. */
export function valueAlong(payload: JsonValue, path: Issue["path"]): JsonValue | undefined {
  let value: unknown = payload;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value as JsonValue | undefined;
}

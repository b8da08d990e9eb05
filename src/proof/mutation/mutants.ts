/** Every change of one rule of a contract. */

import { formats, viewOf } from "../../backends/validators/index.js";
import { append } from "../../json/pointer.js";
import { canonical } from "../../json/print.js";
import { isObject, type JsonValue } from "../../json/value.js";
import type { Contract, Declaration } from "../../model/contract.js";
import { subschemasOf } from "../../resolve/keywords.js";
import {
  keyOf,
  type LocationKey,
  type Resolved,
  type SchemaEntry,
} from "../../resolve/resolved.js";
import { nameOfPath, subjectOf } from "../subject-name.js";
import type { Mutant } from "./mutant.js";
import type { Subject } from "./operators/operator.js";
import { operators } from "./operators/registry.js";

export interface MutantsInput {
  readonly resolved: Resolved;
  readonly contract: Contract;
  /** Whether a schema judges any payload. */
  readonly isUsed: (key: LocationKey) => boolean;
  readonly assertFormats: boolean;
  /** Values at which fixtures break a rule, by the place of its keyword: `path#pointer`. */
  readonly refused: (place: string) => readonly JsonValue[];
}

/** The mutants in the order of files, of schemas in them, and of operators. Schemas that come from elsewhere are not changed. */
export function mutantsOf(input: MutantsInput): readonly Mutant[] {
  const { resolved, contract } = input;
  const variants = new Map<string, string[]>();
  for (const { path, variant } of resolved.sources) {
    if (variant === undefined) continue;
    variants.set(variant.of.path, [...(variants.get(variant.of.path) ?? []), path]);
  }
  const declarations = declarationsByFile(contract);
  const mutants: Mutant[] = [];
  for (const { source, schemas } of resolved.parts.values()) {
    if (source.variant !== undefined || source.uri !== undefined) continue;
    const holders = holdersOf(schemas);
    for (const entry of schemas) {
      const keys = [source.path, ...(variants.get(source.path) ?? [])].map((path) =>
        keyOf({ source: { path }, pointer: entry.pointer }),
      );
      if (!keys.some(input.isUsed)) continue;
      const declaration = innermost(declarations.get(source.path) ?? [], entry.pointer);
      const subject = subjectIn(entry, holders.get(entry.key), declaration, input);
      for (const operator of operators) {
        for (const { operation, keyword, at, schema, claim, moved } of operator(subject)) {
          // A format that is not looked at is no rule.
          if (keyword === "format" && !(input.assertFormats && isChecked(entry))) continue;
          const pointer = append(entry.pointer, ...at);
          const id = `${source.path}#${pointer} ${operation}`;
          mutants.push({
            id,
            operation,
            entry,
            keys,
            schema,
            moved,
            keyword,
            pointer,
            declaration,
            claim,
          });
        }
      }
    }
  }
  return mutants;
}

function isChecked({ value }: SchemaEntry): boolean {
  const format = isObject(value) ? value["format"] : undefined;
  return typeof format === "string" && Object.hasOwn(formats, format);
}

function subjectIn(
  entry: SchemaEntry,
  within: string | undefined,
  declaration: Declaration | undefined,
  { resolved, contract, refused }: MutantsInput,
): Subject {
  const view = viewOf(entry, resolved);
  const path = subjectOf(entry, declaration?.location.pointer ?? "");
  const [target] = view.targets;
  return {
    view,
    name: nameOfPath(path),
    member: (name) => nameOfPath(path === "" ? name : `${path}.${name}`),
    target: target && (contract.declarations.get(target.key)?.name ?? undefined),
    within,
    refused(keyword) {
      const place = `${entry.source.path}#${append(entry.pointer, keyword)}`;
      const byText = new Map(refused(place).map((value) => [canonical(value), value]));
      return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    },
  };
}

/** The keyword that holds each schema; roots have none. */
function holdersOf(schemas: readonly SchemaEntry[]): ReadonlyMap<LocationKey, string> {
  const holders = new Map<LocationKey, string>();
  for (const { source, pointer, value, dialect } of schemas) {
    if (!isObject(value)) continue;
    for (const inner of subschemasOf(value, pointer, dialect)) {
      holders.set(keyOf({ source, pointer: inner.pointer }), inner.keyword);
    }
  }
  return holders;
}

function declarationsByFile(contract: Contract): ReadonlyMap<string, readonly Declaration[]> {
  const byFile = new Map<string, Declaration[]>();
  for (const declaration of contract.declarations.values()) {
    const known = byFile.get(declaration.location.path);
    if (known) known.push(declaration);
    else byFile.set(declaration.location.path, [declaration]);
  }
  return byFile;
}

/** The innermost of the declarations of a file whose schema holds the place. */
function innermost(declarations: readonly Declaration[], pointer: string): Declaration | undefined {
  let found: Declaration | undefined;
  for (const declaration of declarations) {
    const { pointer: own } = declaration.location;
    if (pointer !== own && !pointer.startsWith(own + "/")) continue;
    if (found === undefined || own.length > found.location.pointer.length) found = declaration;
  }
  return found;
}

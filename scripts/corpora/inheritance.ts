/** What became of each `allOf` reference to an object type. */

import { append } from "../../src/json/pointer.js";
import { isArray, isObject } from "../../src/json/value.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Contract, Declaration } from "../../src/model/contract.js";
import { declaredIn } from "../../src/model/members.js";
import { createInterpreter } from "../../src/normalise/interpret.js";
import { schemasIn } from "../../src/resolve/parts.js";
import type { Resolved, ResolvedReference, SchemaEntry } from "../../src/resolve/resolved.js";

export interface Inheritance {
  /** `allOf` references to types whose values are objects only. */
  readonly references: number;
  /** Those that are a parent: `extends`. */
  readonly edges: number;
  /** Those that are all that their schema says, so that its type is the very type referred to. */
  readonly same: number;
  /** Those that a diagnostic explains: code → number. */
  readonly explained: Readonly<Record<string, number>>;
  /** The others, by place. */
  readonly unexplained: readonly string[];
}

export function inheritanceOf(
  resolved: Resolved,
  contract: Contract,
  diagnostics: readonly Diagnostic[],
): Inheritance {
  const found = { references: 0, edges: 0, same: 0 };
  const explained: Record<string, number> = {};
  const unexplained: string[] = [];
  const interpreter = createInterpreter(
    resolved,
    (key) => contract.declarations.has(key),
    declaredIn(contract),
  );
  const isSame = (owner: SchemaEntry | undefined, target: Declaration): boolean => {
    const type = owner === undefined ? undefined : interpreter.bodyOf(owner);
    return type?.kind === "reference" && type.target === target.id;
  };
  for (const reference of allOfReferences(resolved)) {
    const { source, pointer } = reference.from;
    const target = contract.declarations.get(reference.target.key);
    if (target === undefined || target.kinds.size !== 1 || !target.kinds.has("object")) continue;
    found.references += 1;
    // What an `allOf` within an `allOf` says is said by the schema that holds the outer one.
    const owner = pointer.replace(/(\/allOf\/\d+)+$/, "");
    const declaration = contract.declarations.get(source.path + "#" + owner);
    if (declaration?.parents.some((parent) => parent.target === target.id)) {
      found.edges += 1;
    } else if (isSame(resolved.schemas.get(source.path + "#" + owner), target)) {
      found.same += 1;
    } else {
      const diagnostic = diagnostics.find(
        ({ location, message, severity }) =>
          location?.file === source.file &&
          location.pointer?.startsWith(owner) &&
          (severity === "error" || message.includes(target.name)),
      );
      if (diagnostic === undefined) unexplained.push(`${source.file}#${pointer}`);
      else explained[diagnostic.code] = (explained[diagnostic.code] ?? 0) + 1;
    }
  }
  return { ...found, explained, unexplained };
}

function* allOfReferences(resolved: Resolved): Iterable<ResolvedReference> {
  for (const entry of schemasIn(resolved)) {
    if (!isObject(entry.value) || !isArray(entry.value["allOf"])) continue;
    for (const i of entry.value["allOf"].keys()) {
      const key = entry.source.path + "#" + append(entry.pointer, "allOf", i);
      const reference = resolved.references.get(key)?.get("$ref");
      if (reference !== undefined) yield reference;
    }
  }
}

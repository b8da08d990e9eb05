import { append } from "../../json/pointer.js";
import { get, isArray, isObject } from "../../json/value.js";
import type { Declaration } from "../../model/contract.js";
import { declarationOf } from "../../model/contract.js";
import { ancestorsOf } from "../../model/members.js";
import type { Finding, LintInput, Rule } from "../rule.js";

/** Entries of `allOf` for a base that the type inherits through another entry already, or a second time. */
export const parentAddsNothing: Rule = {
  id: "parent-adds-nothing",
  mends: "same",
  *check(input) {
    const { contract, schemas } = input;
    for (const entry of schemas) {
      const declaration = contract.declarations.get(entry.key);
      if (declaration !== undefined && declaration.parents.length > 0) {
        yield* findingsOn(declaration, input);
      }
    }
  },
};

interface Base {
  readonly target: string;
  readonly pointer: string;
  /** Whether the entry is nothing but the reference. */
  readonly isBare: boolean;
}

function* findingsOn(
  declaration: Declaration,
  { contract, resolved }: LintInput,
): Iterable<Finding> {
  const entry = resolved.schemas.get(declaration.id);
  const allOf = isObject(entry?.value) ? get(entry.value, "allOf") : undefined;
  if (entry === undefined || !isArray(allOf)) return;
  const { source } = entry;
  const bases: Base[] = allOf.flatMap((value, i) => {
    const pointer = append(entry.pointer, "allOf", i);
    const target = resolved.references.get(`${source.path}#${pointer}`)?.get("$ref")?.target.key;
    if (target === undefined || !declaration.parents.some((parent) => parent.target === target))
      return [];
    return [{ target, pointer, isBare: isObject(value) && Object.keys(value).length === 1 }];
  });
  const name = (id: string): string => declarationOf(contract, id).name;
  for (const [i, base] of bases.entries()) {
    const again = bases.slice(0, i).find(({ target }) => target === base.target);
    const through = bases.find(
      ({ target }) => target !== base.target && ancestorsOf(contract, target).includes(base.target),
    );
    const other = again ?? through;
    if (other === undefined) continue;
    yield {
      at: { source, pointer: base.pointer },
      message:
        again === undefined
          ? `${declaration.name} inherits from ${name(base.target)} through ${name(other.target)} already`
          : `${declaration.name} inherits from ${name(base.target)} twice`,
      related: [{ message: "it is inherited from here", at: { source, pointer: other.pointer } }],
      ...(base.isBare && {
        fix: {
          done: `removed the reference to ${name(base.target)}`,
          edits: [{ remove: base.pointer }],
        },
      }),
    };
  }
}

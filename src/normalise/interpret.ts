/** Reads one schema as a type: sound always, exact as far as the algebra goes, the rest recorded as constraints. */

import { intersect, type Declared } from "../model/intersect.js";
import type { Type } from "../model/type.js";
import { never, reference, unknown } from "../model/types.js";
import { remembered } from "../memo/remembered.js";
import type { LocationKey, Resolved, SchemaEntry } from "../resolve/resolved.js";
import { alternatives } from "./interpret/alternatives.js";
import type { Choice } from "./interpret/choice.js";
import { choicesOf, withChoices } from "./interpret/choices.js";
import { entriesOf, type Context } from "./interpret/context.js";
import { structure } from "./interpret/structure.js";
import { topic, topicsIn } from "./interpret/topics.js";
import { values } from "./interpret/values.js";
import { keywordsOf } from "./keywords.js";

export interface Interpreter {
  /** The type of a schema where it is used: a reference, if it is declared under a name. */
  typeOf(entry: SchemaEntry): Type;
  /** The type that a declared schema's own text says. */
  bodyOf(entry: SchemaEntry): Type;
}

/**
 * An interpreter over one contract. `isDeclared` tells which schemas are types of their own; `declared` what may be known of those
 * without interpreting them.
 */
export function createInterpreter(
  resolved: Resolved,
  isDeclared: (key: LocationKey) => boolean,
  declared: Declared,
): Interpreter {
  return atLevel(0, resolved, isDeclared, declared);
}

interface Reading {
  readonly context: Context;
  readonly parts: readonly Type[];
  readonly choices: readonly Choice[];
}

/**
 * What a schema excludes is read off the schemas that it refers to, by an interpreter of the next level: so the result does not depend
 * on which schema is read first, where they exclude each other.
 */
const deepestLevel = 3;

function atLevel(
  level: number,
  resolved: Resolved,
  isDeclared: (key: LocationKey) => boolean,
  declared: Declared,
): Interpreter {
  let next: Interpreter | undefined;
  const bodyBelow = remembered(resolved.memo, `body at level ${level + 1}`, (id) => {
    const entry = resolved.schemas.get(id);
    next ??= atLevel(level + 1, resolved, isDeclared, declared);
    return entry === undefined ? undefined : next.bodyOf(entry);
  });
  const expand = (id: LocationKey): Type | undefined =>
    level === deepestLevel ? undefined : bodyBelow(id);

  const typeOf = (entry: SchemaEntry): Type =>
    isDeclared(entry.key) ? reference(entry.key) : bodyOf(entry);

  const bodyOf = (entry: SchemaEntry): Type => {
    if (typeof entry.value === "boolean") return entry.value ? unknown : never;
    const { parts, choices, context } = read(entry);
    return intersect(withChoices(parts, choices, context), declared);
  };

  /** What a schema says, and the schemas in its `allOf` that are no types of their own: their choices are made together. */
  const read = (entry: SchemaEntry): Reading => {
    const keywords = keywordsOf(entry);
    const topics = topicsIn(keywords);
    const context: Context = {
      entry,
      keywords,
      topics,
      resolved,
      declared,
      isDeclared,
      expand,
      typeOf,
    };
    const parts = referenced(context);
    const choices: Choice[] = [];
    for (const member of (topics & topic.parts) === 0 ? [] : entriesOf(context, "allOf")) {
      if (typeof member.value === "boolean" || isDeclared(member.key)) {
        parts.push(typeOf(member));
        continue;
      }
      const inner = read(member);
      parts.push(intersect(inner.parts, declared));
      choices.push(...inner.choices);
    }
    parts.push(structure(context));
    if ((topics & topic.values) !== 0) parts.push(...values(context));
    if ((topics & topic.alternatives) !== 0) parts.push(...alternatives(context));
    if ((topics & topic.choices) !== 0) choices.push(...choicesOf(context));
    return { context, parts, choices };
  };

  return { typeOf, bodyOf };
}

/** The targets of the schema's references. */
function referenced({ entry, resolved, typeOf }: Context): Type[] {
  const types: Type[] = [];
  const found = resolved.references.get(entry.key);
  if (found !== undefined) for (const { target } of found.values()) types.push(typeOf(target));
  return types;
}

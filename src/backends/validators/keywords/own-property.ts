import type { SchemaCxt } from "ajv/dist/core.js";
import { _, and, not, or, type Code, type Name } from "ajv/dist/compile/codegen/index.js";
import { getProperty } from "ajv/dist/compile/codegen/code.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { bare, hasOwn, isPlain } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";

/** A property of an object, read once. */
export interface Read {
  readonly name: string;
  readonly value: Name;
  readonly isThere: Code;
  readonly isMissing: Code;
}

/** What is known of the value of a schema, where all keywords that speak of objects see it: they share a block. */
const known = new WeakMap<SchemaCxt, Name>();

/** Of objects with more properties than this, each is asked for by itself: to ask of all names at once would be no shorter. */
const MOST_NAMES = 64;

/**
 * Reads properties, and says whether the object has them itself. To ask `hasOwnProperty` costs ten times the check of a property: it
 * need not be asked of an object whose prototype is `Object.prototype`, where this has none of the names. Most values have the first
 * property that is read, where `isExpected`.
 */
export function readerOf(cxt: KeywordCxt, isExpected: boolean): (name: string) => Read {
  const { gen, data, it } = cxt;
  const scope = scopeOf(it);
  const names = namesIn(cxt.parentSchema);
  const plainOnce = (value: Name): Name => {
    const before = known.get(it);
    if (before !== undefined) return before;
    // Once an engine has looked at a property, it knows the shape, and with it the prototype.
    const isAsked = isExpected ? [_`${value} !== undefined`] : [];
    const asked = _`${scope.runtime(gen, isPlain)}(${data})`;
    // Whoever adds to all objects may do so at any time. An engine that has seen no such thing knows the answer.
    const nothing = scope.runtime(gen, bare);
    const added = or(...names.map((name) => _`${name} in ${nothing}`));
    const plain = gen.const("plain", and(...isAsked, not(added), asked));
    known.set(it, plain);
    return plain;
  };
  return (name) => {
    const value = gen.const("data", _`${data}${getProperty(name)}`, true);
    const asked = _`${scope.runtime(gen, hasOwn)}.call(${data}, ${name})`;
    const isAsked = name in Object.prototype || names.length > MOST_NAMES;
    const isOwn = isAsked ? asked : or(plainOnce(value), asked);
    return {
      name,
      value,
      isThere: and(_`${value} !== undefined`, isOwn),
      isMissing: or(_`${value} === undefined`, not(isOwn)),
    };
  };
}

/** The properties that a schema speaks of, but those that every object has. */
function namesIn(schema: KeywordCxt["parentSchema"]): readonly string[] {
  const { required = [], properties = {} } = schema as {
    readonly required?: readonly string[];
    readonly properties?: object;
  };
  return [...new Set([...required, ...Object.keys(properties)])].filter(
    (name) => !(name in Object.prototype),
  );
}

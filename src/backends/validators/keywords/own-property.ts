import type { SchemaCxt } from "ajv/dist/core.js";
import { _, and, not, or, type Code } from "ajv/dist/compile/codegen/index.js";
import { getProperty } from "ajv/dist/compile/codegen/code.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { hasOwn, isPlain } from "../../../runtime/runtime.js";
import { scopeOf } from "./ajv-scope.js";

export interface Presence {
  isThere(name: string): Code;
  isMissing(name: string): Code;
}

/** What has been asked of the value of a schema, where all keywords that speak of objects see it: they share a block. */
const known = new WeakMap<SchemaCxt, Code>();

/**
 * Conditions that an object has a property of its own. To ask `hasOwnProperty` costs ten times the check of a property: it need not
 * be asked of an object whose prototype is `Object.prototype`, for a name that this has not. Most values have the property
 * `expected`, where it is given.
 */
export function presenceIn(cxt: KeywordCxt, expected?: string): Presence {
  const { gen, data, it } = cxt;
  const scope = scopeOf(it);
  const value = (name: string) => _`${data}${getProperty(name)}`;
  const askPlain = (): Code => {
    const asked = _`${scope.runtime(gen, isPlain)}(${data})`;
    // Once an engine has looked at a property, it knows the shape, and with it the prototype.
    return expected === undefined ? asked : and(_`${value(expected)} !== undefined`, asked);
  };
  const isOwn = (name: string): Code => {
    const asked = _`${scope.runtime(gen, hasOwn)}.call(${data}, ${name})`;
    if (name in Object.prototype) return asked;
    const plain = known.get(it) ?? gen.const("plain", askPlain());
    // Ajv keeps the type of a keyword as a list.
    if (cxt.def.type?.includes("object") === true) known.set(it, plain);
    return or(plain, asked);
  };
  return {
    isThere: (name) => {
      const own = isOwn(name);
      return and(_`${value(name)} !== undefined`, own);
    },
    isMissing: (name) => {
      const own = isOwn(name);
      return or(_`${value(name)} === undefined`, not(own));
    },
  };
}

import type { SchemaCxt } from "ajv/dist/core.js";
import type { NamedScope } from "../scope.js";

/** The scope of the Ajv that compiles: ours give it no other than their own. */
export function scopeOf(it: SchemaCxt): NamedScope {
  return it.self.scope as NamedScope;
}

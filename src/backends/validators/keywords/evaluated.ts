/** What has been evaluated, for `unevaluated*`. */

import type { SchemaCxt } from "ajv/dist/core.js";
import { _, Name, type CodeGen } from "ajv/dist/compile/codegen/index.js";
import { setEvaluated, mergeEvaluated } from "ajv/dist/compile/util.js";

/**
 * Makes the evaluated properties a variable, set before any branch is taken. Ajv declares it inside the branch, where it keeps
 * what a former turn of an enclosing loop left in it; and as an object with a prototype, on which `__proto__` can't be noted.
 */
export function declareProps(it: SchemaCxt, gen: CodeGen): Name | true | undefined {
  if (!it.opts.unevaluated) return undefined;
  if (it.props === true || it.props instanceof Name) return it.props;
  const props = gen.var("props", _`{__proto__: null}`);
  setEvaluated(gen, props, it.props ?? {});
  it.props = props;
  return props;
}

/** The same for properties and items. */
export function declareEvaluated(it: SchemaCxt, gen: CodeGen): void {
  declareProps(it, gen);
  if (it.opts.unevaluated && it.items !== true && !(it.items instanceof Name)) {
    it.items = gen.var("items", it.items ?? 0);
  }
}

/** Adds to the evaluated ones what the unit `callee` has looked at in the call just made. */
export function addEvaluatedOf(callee: Name, it: SchemaCxt, gen: CodeGen): void {
  if (!it.opts.unevaluated) return;
  if (it.props !== true) {
    const props = gen.var("props", _`${callee}.evaluated.props`);
    it.props = mergeEvaluated.props(gen, props, it.props, Name);
  }
  if (it.items !== true) {
    const items = gen.var("items", _`${callee}.evaluated.items`);
    it.items = mergeEvaluated.items(gen, items, it.items, Name);
  }
}

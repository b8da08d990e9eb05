/** The names under which compiled functions know what stands outside of them. */

import { ValueScope, ValueScopeName, type NameValue } from "ajv/dist/compile/codegen/scope.js";
import { nil, type CodeGen, type Name } from "ajv/dist/compile/codegen/index.js";
import * as runtime from "../../runtime/runtime.js";
import type { LocationKey } from "../../resolve/resolved.js";
import type { CompiledCheck } from "./compile-unit.js";
import { formats } from "./formats.js";

/** What compiled code uses of the runtime, by their export names. */
export const runtimeFunctions = {
  bare: runtime.bare,
  equal: runtime.equal,
  firstDuplicate: runtime.firstDuplicate,
  hasOwn: runtime.hasOwn,
  isMultipleOf: runtime.isMultipleOf,
  isPlain: runtime.isPlain,
  joinErrors: runtime.joinErrors,
  ucs2length: runtime.ucs2length,
} as const;

/** What Ajv would write to get its own helpers, and those of ours that take their place. */
const substitutes = new Map<string, unknown>([
  [`require("ajv/dist/runtime/equal").default`, runtime.equal],
  [`require("ajv/dist/runtime/ucs2length").default`, runtime.ucs2length],
  ["Object.prototype.hasOwnProperty", runtime.hasOwn],
]);

const runtimeNames = new Map<unknown, string>(
  Object.entries(runtimeFunctions).map(([name, f]) => [f, name]),
);

export interface UnitLinks {
  /** The name of a unit's function in the code that is compiled. An ASCII identifier, `validate…`. */
  nameOf(key: LocationKey): string;
  /** The function itself, for code that runs in this process. */
  checkOf(key: LocationKey): CompiledCheck;
}

/**
 * A scope whose names do not depend on what else was compiled, and mean in every module what they say: units are `validateName`,
 * formats and helpers have the names of their exports.
 */
export class NamedScope extends ValueScope {
  /** The unit that is being compiled. */
  current: LocationKey = "";
  readonly #links: UnitLinks;

  constructor(links: UnitLinks) {
    super({
      scope: {},
      prefixes: new Set(["validate", "schema", "pattern", "formats", "func", "root", "wrapper"]),
      lines: true,
    });
    this.#links = links;
  }

  override name(prefix: string): ValueScopeName {
    return prefix === "validate"
      ? new ValueScopeName(prefix, this.#links.nameOf(this.current))
      : super.name(prefix);
  }

  override value(nameOrPrefix: ValueScopeName | string, value: NameValue): ValueScopeName {
    if (nameOrPrefix === "func") {
      const ref = substitutes.get(String(value.code)) ?? value.ref;
      const name = runtimeNames.get(ref);
      if (name === undefined) throw new Error("Ajv asked for a helper that the runtime has not");
      return super.value(new ValueScopeName("func", name), { key: ref, ref, code: nil });
    }
    if (nameOrPrefix === "formats" && typeof value.key === "string") {
      const name = formats[value.key];
      if (name === undefined) throw new Error(`Ajv asked for the format ${value.key}`);
      return super.value(new ValueScopeName("formats", name), { ...value, code: nil });
    }
    return super.value(nameOrPrefix, value);
  }

  /** The unit at `key`, to be called. */
  unit(gen: CodeGen, key: LocationKey): Name {
    const name = new ValueScopeName("validate", this.#links.nameOf(key));
    return gen.scopeValue(name, { key, ref: this.#links.checkOf(key), code: nil });
  }

  /** What the runtime exports, to be used. */
  runtime(gen: CodeGen, ref: (typeof runtimeFunctions)[keyof typeof runtimeFunctions]): Name {
    return gen.scopeValue("func", { ref });
  }
}

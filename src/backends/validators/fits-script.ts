/** The form that stops at the first fault, of one type, as a text that another thread can run. */

import type { Contract, Declaration } from "../../model/contract.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import { createCompiler, type CompiledUnit } from "./compile-unit.js";
import { literal, stringLiteral } from "./literal.js";
import { NamedScope } from "./scope.js";
import { unitsOf, type Unit, type UnitOptions } from "./unit.js";

/**
 * The body of a function of `runtime` and `formats`, the modules in `src/runtime`, which gives a function of a value: whether it fits the
 * type. It is the code of the generated modules for it and for all that it refers to, so its verdicts are theirs; a value too deep for
 * the stack makes it throw a `RangeError`. The validators of the contract must have no errors.
 */
export function fitsScript(input: {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly options: UnitOptions;
  readonly declaration: Declaration;
}): string {
  const { units } = unitsOf(input.resolved, input.contract, input.options);
  const numbers = new Map<LocationKey, number>();
  const reached: Unit[] = [];
  const nameOf = (key: LocationKey): string => {
    let number = numbers.get(key);
    if (number === undefined) {
      const unit = units.get(key);
      if (unit === undefined) throw new Error(`no unit at ${key}`);
      number = reached.push(unit) - 1;
      numbers.set(key, number);
    }
    return `validate${number}`;
  };
  const checkOf = () => () => {
    throw new Error("this code is for another place");
  };
  const fastNameOf = (name: string): string => name.replace("validate", "fits");
  const compiler = createCompiler(new NamedScope({ nameOf, checkOf }), fastNameOf);
  const start = fastNameOf(nameOf(input.declaration.id));
  const compiled: { readonly unit: Unit; readonly result: CompiledUnit }[] = [];
  // Compiling one may reach others.
  for (const unit of reached) compiled.push({ unit, result: compiler.compile(unit) });
  return [
    `"use strict";`,
    ...new Set(compiled.flatMap(({ unit, result }) => constantsOf(unit, result))),
    ...compiled.map(({ result }) => result.fastCode),
    `return ${start};`,
  ].join("\n");
}

function constantsOf(unit: Unit, { outside, fastCode }: CompiledUnit): readonly string[] {
  return outside.flatMap(({ prefix, str, value }) => {
    switch (prefix) {
      case "func":
        return [`const ${str} = runtime[${stringLiteral(str)}];`];
      case "formats":
        return [`const ${str} = formats[${stringLiteral(str)}];`];
      case "pattern":
        return [`const ${str} = ${String(value?.code)};`];
      case "schema":
        return new RegExp(`\\b${str}\\b`).test(fastCode)
          ? [`const ${str} = ${literal(unit.entry.value)};`]
          : [];
      default:
        return [];
    }
  });
}

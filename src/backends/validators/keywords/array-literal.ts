import { _, type Code } from "ajv/dist/compile/codegen/index.js";

/** `[a, b]`: an array literal of the given codes. */
export function arrayOf(codes: readonly Code[]): Code {
  return _`[${codes.reduce((all, code, i) => (i === 0 ? code : _`${all}, ${code}`), _``)}]`;
}

/** `["a", null]`: the values, fixed in the code. */
export function literalOf(values: readonly (string | number | boolean | null)[]): Code {
  return arrayOf(values.map((value) => _`${value}`));
}

import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import { appended, replaced, without } from "../../src/editors/jsonc-edits.js";

const texts: readonly (readonly [string, string])[] = [
  ["{}", '{\n  "k": 1\n}'],
  ['{ "a": [1] }', '{ "a": [1],\n  "k": 1\n}'],
  ['{\n\t"a": 1 // one\n}\n', '{\n\t"a": 1, // one\n\t"k": 1\n}\n'],
  ['{\n  "a": 1, // one\n  // end\n}\n', '{\n  "a": 1, // one\n  // end\n  "k": 1,\n}\n'],
  ['{\r\n    "a": 1\r\n}\r\n', '{\r\n    "a": 1,\r\n    "k": 1\r\n}\r\n'],
];

test.for(texts)("put in: %j", ([before, after]) => {
  expect(appended(before, [], ['"k": 1'])).toBe(after);
  const edited = parse(after) as object;
  expect(edited).toEqual({ ...(parse(before) as object), k: 1 });
  // What was put in can be taken out again, and the value is what it was.
  expect(parse(without(after, [], "k"))).toEqual(parse(before));
});

const list = '{ "l": [\n  1, // one\n  2,\n  3 // three\n  // end\n] }';

test("take out: an entry goes with its line, comments stay", () => {
  expect(without(list, ["l"], 1)).toBe('{ "l": [\n  1, // one\n  3 // three\n  // end\n] }');
  expect(without(list, ["l"], 0)).toBe('{ "l": [\n  // one\n  2,\n  3 // three\n  // end\n] }');
  expect(without(list, ["l"], 2)).toBe('{ "l": [\n  1, // one\n  2\n  // three\n  // end\n] }');
  expect(without('{ "l": [1, 2, 3] }', ["l"], 1)).toBe('{ "l": [1, 3] }');
  expect(without('{ "l": [1] }', ["l"], 0)).toBe('{ "l": [] }');
  expect(without(list, ["l"], 7)).toBe(list);
});

test("replace: the value, and nothing around it", () => {
  expect(replaced('{ /* a */ "a": [1], // b\n }', ["a"], "2")).toBe('{ /* a */ "a": 2, // b\n }');
});

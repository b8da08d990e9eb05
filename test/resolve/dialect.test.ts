import { expect, it } from "vitest";
import { dialectOf } from "../../src/resolve/dialect.js";

it("a `$schema` that is called as something inherited names no dialect", () => {
  expect(["constructor", "toString", "__proto__"].map(dialectOf)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

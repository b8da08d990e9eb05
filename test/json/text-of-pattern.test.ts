import { expect, it } from "vitest";
import { textsOfPattern } from "../../src/json/text-of-pattern.js";

const patterns = [
  "^[a-z-]+$",
  "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$",
  "^(?!lucene).*",
  "^urn:\\w{3}(?:-x)?$",
  "^\\p{Lu}+\\u0041\\x42$",
  "^[^\\s\\]]+$",
  "^(?<year>\\d{4})-(0[1-9]|1[0-2])$",
  "^((([0-9]+)y)?(([0-9]+)w)?|0)$",
  "^ü[äö]?$",
];

for (const pattern of patterns) {
  it(`a text of ${pattern}`, () => {
    const fitting = textsOfPattern(pattern).filter((text) => new RegExp(pattern, "u").test(text));
    expect(fitting).not.toEqual([]);
  });
}

it("the shortest comes first, then one with what is optional", () => {
  expect(textsOfPattern("^a(-b)?$")).toEqual(["a", "a-b"]);
});

for (const pattern of ["(", "^(a)\\1$", "[a", "a{500}", "(".repeat(100) + ")".repeat(100)]) {
  it(`none of ${pattern.slice(0, 20)}`, () => {
    expect(textsOfPattern(pattern)).toEqual([]);
  });
}

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { breakingCodes } from "../../src/breaking/settings.js";
import { catalogue } from "../../src/diagnostics/catalogue.js";

it("docs/breaking.md lists every rule at its level", () => {
  const text = readFileSync("docs/breaking.md", "utf8");
  const rows = [...text.matchAll(/^\| `(breaking-[a-z-]+)` .*\| (\w+) +\|$/gm)];
  expect(rows.map(([, rule, level]) => `${rule} ${level}`).sort()).toEqual(
    breakingCodes.map((code) => `${code} ${catalogue[code].severity}`).sort(),
  );
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { lintPage } from "../../scripts/lint-docs/page.js";
import { rules } from "../../src/lint/registry.js";

it("docs/lint.md is what `npm run lint-docs` writes, and has a section for each rule", () => {
  const page = readFileSync(new URL("../../docs/lint.md", import.meta.url), "utf8");
  expect(page).toBe(lintPage());
  for (const { id } of rules) expect(page).toContain(`\n## ${id}\n`);
});

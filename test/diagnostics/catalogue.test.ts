import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { catalogue, codes } from "../../src/diagnostics/catalogue.js";
import { casesOf } from "../../src/lint/cases.js";
import { changes } from "../breaking/changes.js";
import { badInputs } from "../cli/bad-input.js";
import { badLint } from "../cli/bad-lint.js";
import { badSchemas } from "../cli/bad-schemas.js";

/** Codes that a table of one command can't raise, and the test that does. Those of the lint are raised by its cases. */
const elsewhere: Readonly<Record<string, string>> = {
  usage: "test/cli/usage.test.ts",
  "outdated-baseline": "test/cli/lint.test.ts",
  mended: "test/cli/lint.test.ts",
  "invalid-option": "test/drop-in/options.test.ts",
  "unsupported-keyword": "test/resolve/specialise.test.ts",
  "untested-type": "test/cli/check.test.ts",
  "type-refuses-valid": "test/checks/check-agreement.test.ts",
  "unexplained-acceptance": "test/checks/check-agreement.test.ts",
  "type-without-answer": "test/checks/check-agreement.test.ts",
  "unreadable-file": "test/load/load.test.ts",
  "foreign-output": "test/cli/bad-input.ts",
  "breaking-format": "test/breaking/history.test.ts",
  "breaking-union": "test/breaking/history.test.ts",
  "no-baseline": "test/breaking/baselines.test.ts",
  "missing-package": "test/backends/quicktype/quicktype.test.ts",
};

function raisedByCases(): string[] {
  const folder = "test/cases";
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name, "diagnostics.json");
    if (!existsSync(file)) return [];
    return (JSON.parse(readFileSync(file, "utf8")) as { code: string }[]).map(({ code }) => code);
  });
}

it("every code has a test that raises it", () => {
  const raised = new Set([
    ...[...badInputs, ...badSchemas, ...badLint, ...changes].flatMap(({ found }) =>
      found.map((f) => f.split(" ")[0]),
    ),
    ...raisedByCases(),
    ...Object.keys(casesOf),
  ]);
  const missing = codes.filter((code) => {
    const file = elsewhere[code];
    return !raised.has(code) && (file === undefined || !readFileSync(file, "utf8").includes(code));
  });
  expect(missing).toEqual([]);
});

it("every code says what it means and how to mend it", () => {
  for (const code of codes) {
    const { title, meaning, mend } = catalogue[code];
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(title, code).not.toMatch(/\.$/);
    expect(meaning, code).toMatch(/\.$/);
    expect(mend, code).toMatch(/\.$/);
  }
});

import { expect, test } from "vitest";
import { runForJson } from "../run-allof.js";
import { badInputs } from "./bad-input.js";
import { badLint } from "./bad-lint.js";
import { badSchemas } from "./bad-schemas.js";

const all = [...badInputs, ...badSchemas, ...badLint];

test.concurrent.for(all)(
  "$name",
  async ({ files, args = ["build"], found, message, hint, exitCode = 1 }, { expect }) => {
    const run = await runForJson(args, { files });
    expect(run.found).toEqual(found);
    if (message !== undefined) expect(run.diagnostics[0]?.message).toContain(message);
    if (hint !== undefined) expect(run.diagnostics[0]?.hint).toContain(hint);
    expect(run.exitCode).toBe(exitCode);
  },
);

test("the names of the cases are unique", () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

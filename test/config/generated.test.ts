import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runAllof } from "../run-allof.js";

test("the configuration's type and validator are what allof compiles its schema to", async () => {
  const cwd = fileURLToPath(new URL("../../src/config", import.meta.url));
  const { exitCode, stdout } = await runAllof(["build", "--check"], { cwd });
  expect(stdout).toContain("✔ 6 types, 6 validators");
  expect(exitCode).toBe(0);
});

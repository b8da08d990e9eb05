import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runForJson } from "../run-allof.js";

test.for([
  ["the configuration", "config", 7],
  ["the JSON report", "reporters", 10],
] as const)(
  "the types and validators of %s are what allof compiles its schemas to",
  async ([, folder, types]) => {
    const cwd = fileURLToPath(new URL(`../../src/${folder}`, import.meta.url));
    const { exitCode, found, summary } = await runForJson(["build", "--check"], { cwd });
    expect({ exitCode, found }).toEqual({ exitCode: 0, found: [] });
    expect(summary).toMatchObject({ types, validators: types });
  },
);

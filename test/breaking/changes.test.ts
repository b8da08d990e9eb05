import { expect, it } from "vitest";
import { compareContracts } from "../../src/breaking/compare.js";
import { createSide, type Side } from "../../src/breaking/side.js";
import type { JsonValue } from "../../src/json/value.js";
import { compileJson } from "../support/compile-json.js";
import { changes } from "./changes.js";

function sideOf(label: string, schemas: Readonly<Record<string, JsonValue>>): Side {
  const { value, diagnostics } = compileJson(schemas);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return createSide(label, value, { assertFormats: true });
}

it.each(changes)("$name", async ({ before, now, found }) => {
  const sides = [sideOf("before", before), sideOf("now", now)] as const;
  const { findings } = await compareContracts(sides, { roles: [] });
  expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual(found);
});

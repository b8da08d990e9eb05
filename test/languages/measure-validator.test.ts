/** What `conformance:languages` says of a validator that judges in another way: with programs that do so on purpose. */

import { expect, it } from "vitest";
import { bundle } from "../../src/backends/bundle/backend.js";
import { createValidators } from "../../src/backends/validators/index.js";
import { createIssuesAnywhere } from "../../src/cli/check/issues-anywhere.js";
import type { JsonValue } from "../../src/json/value.js";
import { generate } from "../../src/pipeline.js";
import type { Case } from "../../scripts/languages/measure.js";
import {
  measureValidator,
  type MeasuredValidator,
} from "../../scripts/languages/validators/measure-validator.js";
import type { Difference } from "../../scripts/languages/validators/validator.js";
import { without } from "../../scripts/languages/validators/without.js";
import { compileJson } from "../support/compile-json.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A validator of `maxLength` and `pattern` on `/name`, as far as `judge`, a JavaScript expression, goes. */
const program = (judge: string): string => `
const schema = JSON.parse(require("fs").readFileSync(process.argv[1] + "/A.schema.json", "utf8")).properties.name;
for (const line of require("fs").readFileSync(0, "utf8").split("\\n").filter(Boolean)) {
  const { name } = JSON.parse(line).payload;
  console.log(JSON.stringify(${judge}));
}`;

const short = '(typeof name === "string" && name.length <= (schema.maxLength ?? Infinity))';
const exact = `{ ok: ${short} && (!schema.pattern || new RegExp(schema.pattern, "u").test(name)) }`;

async function measured(
  judge: string,
  differences: readonly Difference[] = [],
): Promise<MeasuredValidator> {
  const compiled = compileJson({
    "a.json": {
      title: "A",
      type: "object",
      properties: { name: { type: "string", maxLength: 5, pattern: "^x" } },
      required: ["name"],
    },
  }).value;
  const options = {
    name: "a",
    version: "0.0.0",
    schemasPath: "schemas",
    assertFormats: false,
    targets: [],
  };
  const [declaration] = compiled.contract.declarations.values();
  if (declaration === undefined) throw new Error("no declaration");
  const payload = (name: JsonValue): Case["payloads"][number] => ({
    declaration,
    name: String(name),
    value: { name },
  });
  const each: Case = {
    name: "a",
    compiled,
    assertFormats: false,
    files: (await generate(compiled, [bundle], options)).value,
    validators: createValidators({ ...compiled, options }),
    issuesAt: createIssuesAnywhere(compiled, false),
    payloads: ["xylem", "y", "xylophone", 1].map(payload),
  };
  return measureValidator(each, [process.execPath, "-e", program(judge)], differences, {
    folder: temporaryFolder(),
    mostMutants: 3,
  });
}

it("one that judges as we do agrees on payloads and mutants", async () => {
  const { payloads, mutants, invalid, agreed, unexplained } = await measured(exact);
  expect({ payloads, mutants, invalid, agreed, unexplained }).toEqual({
    payloads: 4,
    mutants: 3,
    invalid: 6,
    agreed: 7,
    unexplained: [],
  });
});

it("what it finds valid, refuses or can't judge is unexplained", async () => {
  expect((await measured("{ ok: true }")).unexplained).toHaveLength(6);
  expect((await measured("{ ok: true }")).unexplained[0]).toBe("y (A): invalid, and found valid");
  expect((await measured('{ ok: false, error: "no" }')).unexplained).toEqual([
    "xylem (A): valid, and refused: no",
  ]);
  expect((await measured("{ ok: false, broken: true }")).unexplained).toHaveLength(7);
});

it("a keyword explains what is judged alike without it, and nothing else", async () => {
  const pattern = { keyword: "pattern", reason: "not read" };
  const other = { keyword: "pattern", value: "^y", reason: "not read" };
  const length = { keyword: "maxLength", reason: "not read" };
  const judge = `{ ok: ${short} }`;
  const found = await measured(judge, [length, pattern]);
  expect(found.unexplained).toEqual([]);
  expect([...found.explained]).toEqual([[pattern, 1]]);
  expect((await measured(judge, [length, other])).unexplained).toEqual([
    "y (A): invalid, and found valid",
  ]);
});

it("a keyword is taken out where it is one", () => {
  const schema = {
    properties: { format: { format: "email" }, other: { format: "date" } },
    format: "email",
  };
  expect(without(schema, { keyword: "format", value: "email", reason: "" })).toEqual({
    properties: { format: {}, other: { format: "date" } },
  });
  expect(without(schema, { keyword: "format", reason: "" })).toEqual({
    properties: { format: {}, other: {} },
  });
});

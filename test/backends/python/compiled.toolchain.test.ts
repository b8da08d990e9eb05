/** What Python's checkers say of a contract that tries them, and what the package says of values. */

import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { python } from "../../../scripts/languages/python/python.js";
import { createPythonBackend } from "../../../src/backends/python/backend.js";
import type { JsonValue } from "../../../src/json/value.js";
import { readRuntimeAssets } from "../../../src/load/runtime-assets.js";
import { generate } from "../../../src/pipeline.js";
import { compileJson } from "../../support/compile-json.js";
import { temporaryFolder, writeFiles } from "../../temporary-folder.js";

const schemas: Record<string, JsonValue> = {
  "numbers.json": {
    type: "object",
    properties: {
      large: { enum: [1e300, 2 ** 63, 1] },
      small: { enum: [1, 2] },
      any: true,
    },
  },
  "words.json": JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"string"},"class":{"type":"string"},"self":{"type":"string"},"model_dump":{"type":"string"}},"required":["class"]}',
  ) as JsonValue,
  "names.json": { enum: ["a-b", "a_b", "A B", "", "1", "é", "\u2028", "\0", "mro"] },
};

const cases: readonly (readonly [type: string, json: string, isTaken: boolean])[] = [
  ["Numbers", '{"large": 1e300, "small": 1.0}', true],
  ["Numbers", '{"large": 9223372036854775808}', true],
  ["Numbers", '{"large": 9223372036854775809}', false],
  ["Numbers", '{"large": true}', false],
  ["Numbers", '{"any": [123456789012345678901234567890, "NaN 1e999"]}', true],
  // Pydantic alone would take these where any value can stand, and no JSON could be written of them.
  ["Numbers", '{"any": [1e400]}', false],
  ["Numbers", '{"more": {"than": -1e999}}', false],
  ["Numbers", '{"any": NaN}', false],
  ["Words", '{"class": "a", "__proto__": "b", "self": "c", "model_dump": "d"}', true],
  ["Words", '{"class": "a", "__proto__": 1}', false],
  ["Names", '"\\u2028"', true],
  ["Names", '"\\u0000"', true],
  ["Names", '"A_B"', false],
];

it("compiles, and means what it says", async ({ skip }) => {
  const folder = temporaryFolder();
  const reason = python.missing();
  if (reason !== undefined) skip(reason);
  const tools = (() => {
    try {
      return python.prepare(folder);
    } catch (error) {
      return skip(`packages can't be had: ${String(error).slice(0, 200)}`);
    }
  })();
  const { value } = compileJson(schemas);
  const backend = createPythonBackend((await readRuntimeAssets())["contract_model.py"] ?? "");
  const options = { name: "tried", version: "1.0.0", schemasPath: "../schemas", targets: [] };
  const { value: files } = await generate(value, [backend], { ...options, assertFormats: true });
  writeFiles(folder, Object.fromEntries(files.map(({ path, contents }) => [path, contents])));
  expect(tools.faultsOf(folder, files)).toEqual([]);
  const [command, ...args] = tools.runner(folder, files);
  const input = cases.map(([type, json]) => `{"type": "${type}", "payload": ${json}}\n`).join("");
  const { stdout, stderr } = spawnSync(command, args, { input, encoding: "utf8" });
  expect(stderr).toBe("");
  const answers = stdout.trimEnd().split("\n");
  cases.forEach(([type, json, isTaken], i) => {
    const { ok, payload } = JSON.parse(answers[i] ?? "{}") as { ok?: boolean; payload?: JsonValue };
    expect([type, json, ok]).toEqual([type, json, isTaken]);
    if (isTaken) expect(payload).toEqual(JSON.parse(json));
  });
}, 300_000);

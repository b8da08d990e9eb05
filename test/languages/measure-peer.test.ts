/** The scores of other generators: what is counted, and what becomes of one that fails. */

import { expect, it } from "vitest";
import { createValidators } from "../../src/backends/validators/index.js";
import { createIssuesAnywhere } from "../../src/cli/check/issues-anywhere.js";
import type { JsonValue } from "../../src/json/value.js";
import { changesOf } from "../../scripts/languages/peers/changes-of.js";
import { measurePeer, type MeasuredPeer } from "../../scripts/languages/peers/measure-peer.js";
import type { Peer } from "../../scripts/languages/peers/peer.js";
import { compileJson } from "../support/compile-json.js";

function measured(make: Peer["make"]): Promise<MeasuredPeer> {
  const compiled = compileJson({ "a.json": { title: "A", type: "integer", minimum: 1 } }).value;
  const [declaration] = compiled.contract.declarations.values();
  if (declaration === undefined) throw new Error("no declaration");
  const peer: Peer = { name: "p", language: "l", given: "g", missing: () => undefined, make };
  const values: readonly JsonValue[] = [1, 2, 3, 0, "x"];
  return measurePeer(
    peer,
    {
      name: "a",
      compiled,
      assertFormats: false,
      files: [],
      validators: createValidators({ ...compiled, options: { assertFormats: false } }),
      issuesAt: createIssuesAnywhere(compiled, false),
      payloads: values.map((value) => ({ declaration, name: `is ${String(value)}`, value })),
    },
    "",
  );
}

it("counts what is decoded, comes back the same, is rejected, has no code", async () => {
  const answers = `({
    1: { ok: true, payload: 1 },
    2: { ok: true, payload: 2.5 },
    3: { ok: false, error: "no\\nthree" },
    0: { ok: true, payload: 0 },
    x: { ok: false, broken: true, error: "none" },
  })[payload]`;
  const program = `for (const line of require("fs").readFileSync(0, "utf8").split("\\n").filter(Boolean)) {
    const { payload } = JSON.parse(line);
    console.log(JSON.stringify(${answers}));
  }`;
  expect(await measured(() => Promise.resolve([process.execPath, "-e", program]))).toEqual({
    valid: 3,
    decoded: 2,
    roundTripped: 1,
    invalid: 2,
    rejected: 0,
    without: 1,
    changes: new Map([["other value", 1]]),
    fault: "is 3: no | three",
  });
});

it("one that does not compile scores nothing, and its first error is told", async () => {
  const fault = "go build: # contract\n./contract.go:5:2: undefined: X\nmore";
  expect(await measured(() => Promise.reject(new Error(fault)))).toEqual({
    valid: 3,
    decoded: 0,
    roundTripped: 0,
    invalid: 2,
    rejected: 0,
    without: 0,
    changes: new Map(),
    fault: "./contract.go:5:2: undefined: X | more",
  });
});

it("what comes back is told apart", () => {
  const before = { a: [1, { b: "x" }], c: null, d: 1 };
  expect([...changesOf(before, before)]).toEqual([]);
  expect([...changesOf(before, { a: [1, { b: "y", e: null }], f: 2 })]).toEqual([
    "other value",
    "null added",
    "null lost",
    "member lost",
    "member added",
  ]);
  expect([...changesOf([1, 2], [1])]).toEqual(["other value"]);
});

/** What fixtures show of small contracts. */

import { expect, it } from "vitest";
import { coverageOf } from "../../src/proof/coverage/coverage.js";
import { coverageReport, uncoveredInWords } from "../../src/proof/coverage/report.js";
import { createLaboratory } from "../../src/proof/mutation/laboratory.js";
import { contractOf, fixturesOf, type Payloads } from "./contract.js";

const family = contractOf({
  "base.json": {
    title: "CodeBase",
    type: "object",
    properties: { code: { type: ["string", "null"] }, note: { type: "string" } },
    required: ["code"],
  },
  "ongoing.json": {
    title: "Ongoing",
    type: "object",
    allOf: [{ $ref: "base.json" }],
    properties: { type: { const: "ongoing" } },
    required: ["type"],
  },
  "timed.json": {
    title: "Timed",
    type: "object",
    allOf: [{ $ref: "base.json" }],
    properties: {
      type: { const: "timed" },
      span: { type: "object", properties: { unit: { enum: ["h", "d"] } } },
    },
    required: ["type"],
  },
  "code.json": { title: "Code", oneOf: [{ $ref: "ongoing.json" }, { $ref: "timed.json" }] },
});

function reportOf(compiled: typeof family, payloads: Payloads) {
  const laboratory = createLaboratory({ ...compiled, assertFormats: true });
  const fixtures = fixturesOf(compiled, payloads);
  return coverageReport(
    coverageOf({ ...compiled, laboratory, fixtures }).items,
    compiled.contract,
    fixtures,
  );
}

const uncovered = (payloads: Payloads): readonly string[] =>
  reportOf(family, payloads)
    .items.filter(({ valid }) => valid === 0)
    .map(uncoveredInWords);

it("everything is uncovered without fixtures, each in words", () => {
  const { percent } = reportOf(family, {});
  expect(percent).toBe(0);
  expect(uncovered({})).toEqual([
    "no valid fixture has a `CodeBase`",
    "no valid fixture has `code` in a `CodeBase`",
    "in no valid fixture is `code` of a `CodeBase` null",
    "no valid fixture has `note` in a `CodeBase`",
    "no valid fixture of `CodeBase` leaves out `note`",
    "no valid fixture has a `Code`",
    "in no valid fixture is the value of a `Code` its alternative `Ongoing`",
    "in no valid fixture is the value of a `Code` its alternative `Timed`",
    "no valid fixture has a `Ongoing`",
    "no valid fixture has `code` in a `Ongoing`, which inherits it from `CodeBase`",
    "no valid fixture has `note` in a `Ongoing`, which inherits it from `CodeBase`",
    "no valid fixture has `type` in a `Ongoing`",
    "no valid fixture has a `Timed`",
    "no valid fixture has `code` in a `Timed`, which inherits it from `CodeBase`",
    "no valid fixture has `note` in a `Timed`, which inherits it from `CodeBase`",
    "no valid fixture has `type` in a `Timed`",
    "no valid fixture has `span` in a `Timed`",
    "no valid fixture of `Timed` leaves out `span`",
    "no valid fixture has `span.unit` in a `Timed`",
    "no valid fixture of `Timed` leaves out `span.unit`",
    'in no valid fixture is `span.unit` of a `Timed` "h"',
    'in no valid fixture is `span.unit` of a `Timed` "d"',
  ]);
});

it("a value of a child is one of its base, and not of its siblings", () => {
  expect(uncovered({ Ongoing: { valid: [{ code: null, type: "ongoing" }] } })).toEqual(
    uncovered({}).filter(
      (each) =>
        ![
          "no valid fixture has a `CodeBase`",
          "no valid fixture has `code` in a `CodeBase`",
          "in no valid fixture is `code` of a `CodeBase` null",
          "no valid fixture of `CodeBase` leaves out `note`",
          "no valid fixture has a `Ongoing`",
          "no valid fixture has `code` in a `Ongoing`, which inherits it from `CodeBase`",
          "no valid fixture has `type` in a `Ongoing`",
        ].includes(each),
    ),
  );
});

it("a branch of a union is what its value is, and what is in it counts for its type", () => {
  const left = uncovered({
    Code: {
      valid: [
        { code: "1", note: "x", type: "timed", span: { unit: "h" } },
        { code: null, note: "x", type: "ongoing" },
        { code: "2", type: "timed", span: {} },
        { code: "3", type: "timed" },
      ],
    },
  });
  expect(left).toEqual(['in no valid fixture is `span.unit` of a `Timed` "d"']);
});

it("invalid fixtures count for the members that they are refused for", () => {
  const { items } = reportOf(family, {
    Code: { invalid: [{ code: 1, type: "timed", span: { unit: "m" } }] },
    Ongoing: { invalid: [{ type: "ongoing" }] },
  });
  const refused = items
    .filter(({ invalid = 0, kind }) => invalid > 0 && kind === "member")
    .map(({ declaration, path, valid }) => `${declaration.name}.${path} ${valid}`);
  expect(refused).toEqual([
    "CodeBase.code 0",
    "Ongoing.code 0",
    "Timed.code 0",
    "Timed.span 0",
    "Timed.span.unit 0",
  ]);
});

it("a fixture whose verdict is another than it says shows nothing", () => {
  const none = reportOf(family, { Ongoing: { valid: [{ type: "ongoing" }] } });
  expect(none.percent).toBe(0);
});

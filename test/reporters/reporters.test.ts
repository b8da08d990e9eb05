import { expect, test } from "vitest";
import { diagnostic } from "../../src/diagnostics/catalogue.js";
import { json } from "../../src/reporters/json.js";
import { pretty } from "../../src/reporters/pretty.js";
import type { Report } from "../../src/reporters/report.js";

const text = '{\n  "type": "object",\n\t"$ref": "base.jsn"\n}\n';
const report: Report = {
  diagnostics: [
    diagnostic("untested-type", {
      message: "`B` has no fixture",
      location: { file: "s/b.json", line: 1, column: 1 },
    }),
    diagnostic("unresolved-reference", {
      message: "`$ref` leads nowhere",
      location: { file: "s/a.json", pointer: "/$ref", line: 3, column: 10 },
      related: [{ message: "the folder", location: { file: "s/b.json", line: 1 } }],
      hint: 'Did you mean "base.json"?',
    }),
    diagnostic("adjusted-name", {
      message: "`1a` is declared as `_1a`",
      location: { file: "s/a.json", line: 1, column: 1 },
    }),
  ],
  summary: { command: "build", types: 2, seconds: 1.26 },
};
const options = {
  colours: false,
  version: "1.2.3",
  inRepository: (file: string) => file,
  textOf: (file: string) => (file === "s/a.json" ? text : undefined),
};

test("pretty groups by file, frames the place, and counts last", () => {
  expect(pretty(report, options)).toBe(`s/a.json
  1:1  info  \`1a\` is declared as \`_1a\`  adjusted-name
  3:10  error  \`$ref\` leads nowhere  unresolved-reference
    2 │   "type": "object",
    3 │   "$ref": "base.jsn"
      │           ^
    see s/b.json:1  the folder
    hint: Did you mean "base.json"?

s/b.json
  1:1  warning  \`B\` has no fixture  untested-type
    hint: Add a folder with a valid and an invalid payload for it.

✖ 1 error, 1 warning  (2 types in 1.3 s)
`);
});

test("pretty tells a way out once", () => {
  const findings = [1, 2, 3].map((line) =>
    diagnostic("invalid-payload", { message: `fault ${line}`, location: { file: "a", line } }),
  );
  const shown = pretty({ diagnostics: findings, summary: report.summary }, options);
  expect(shown).toContain("fault 3");
  expect(shown.match(/hint:/g)).toHaveLength(1);
});

test("pretty ends a clean run with its counts", () => {
  const summary = { command: "check", types: 73, fixtures: 1, seconds: 3.21 };
  expect(pretty({ diagnostics: [], summary }, options)).toBe(
    "✔ 73 types, 1 fixture checked in 3.2 s\n",
  );
  expect(pretty({ diagnostics: [], summary: { command: "x", seconds: 1 } }, options)).toBe("");
});

test("pretty is bounded, and errors come before notes", () => {
  const infos = Array.from({ length: 300 }, (_, i) =>
    diagnostic("adjusted-name", { message: `note ${i}`, location: { file: "a" } }),
  );
  const error = diagnostic("duplicate-id", { message: "Two", location: { file: "z" } });
  const shown = pretty({ diagnostics: [...infos, error], summary: report.summary }, options);
  expect(shown).toContain("duplicate-id");
  expect(shown).toContain("… and 201 more in 1 file: ");
});

test("pretty of 300 findings in 30 files: twenty with their source, eighty in a line, the others counted", () => {
  const findings = Array.from({ length: 300 }, (_, i) =>
    diagnostic("invalid-payload", {
      message: `Not a valid \`A\`: \`x\` is wrong (in \`A\`, s/a.json:3:10)`,
      location: {
        file: `f/${String(Math.floor(i / 10)).padStart(2, "0")}.json`,
        line: (i % 10) + 1,
        column: 3,
      },
      related: [{ message: "the rule", location: { file: "s/a.json", line: 3, column: 10 } }],
      hint: "Correct it.",
    }),
  );
  const line = (n: number): string =>
    `  ${n}:3  error  Not a valid \`A\`: \`x\` is wrong (in \`A\`, s/a.json:3:10)  invalid-payload`;
  const numbers = Array.from({ length: 10 }, (_, i) => i + 1);
  const framed = numbers.flatMap((n) => {
    const pad = " ".repeat(String(n).length);
    const before = n === 1 ? [] : [`    ${String(n - 1).padStart(pad.length)} │ line ${n - 1}`];
    return [line(n), ...before, `    ${n} │ line ${n}`, `    ${pad} │   ^`];
  });
  const first = framed.toSpliced(3, 0, "    hint: Correct it.");
  const expected = [
    "f/00.json",
    ...first,
    "",
    "f/01.json",
    ...framed,
    ...Array.from({ length: 8 }, (_, i) => ["", `f/0${i + 2}.json`, ...numbers.map(line)]).flat(),
    "",
    "… and 200 more in 20 files: `--reporter json=report.json` lists all",
    "",
    "✖ 300 errors  (40 types, 500 fixtures checked in 2.0 s)",
    "",
  ];
  const summary = { command: "check", types: 40, fixtures: 500, seconds: 2 };
  const shown = pretty(
    { diagnostics: findings, summary },
    { ...options, textOf: () => numbers.map((n) => `line ${n}`).join("\n") },
  );
  expect(shown.split("\n")).toEqual(expected);
});

test("pretty has no colours but where they are wanted", () => {
  const coloured = pretty(report, { ...options, colours: true });
  expect(coloured).toContain("\u001b[31merror\u001b[39m");
  // The same text, apart from them.
  // oxlint-disable-next-line no-control-regex
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(pretty(report, options));
});

test("pretty lets nothing from a file control the terminal", () => {
  const location = { file: "s/a.json", line: 1, column: 5 };
  const found = diagnostic("contradiction", { message: "\u001b[2Jgone", location });
  const shown = pretty(
    { diagnostics: [found], summary: report.summary },
    { ...options, colours: true, textOf: () => '{"\u001b[31m\u202e": 1' },
  );
  expect(shown).not.toContain("\u001b[2J");
  expect(shown).not.toContain("\u001b[31m\u202e");
  expect(shown).not.toContain("\u202e");
});

test("pretty shows the part of a long line that matters", () => {
  const minified = `{${'"a":1,'.repeat(1000)}"b":2}`;
  const location = { file: "m.json", line: 1, column: 6002 };
  const lines = pretty(
    {
      diagnostics: [diagnostic("contradiction", { message: "x", location })],
      summary: report.summary,
    },
    { ...options, textOf: () => minified },
  ).split("\n");
  const at = lines.findIndex((line) => line.includes("^"));
  expect(lines[at - 1]?.length).toBeLessThan(110);
  expect(lines[at - 1]?.slice(lines[at]?.indexOf("^"))).toMatch(/^"b":2}/);
});

test("json holds the diagnostics as they are, and the counts", () => {
  expect(JSON.parse(json(report, options))).toEqual({
    diagnostics: JSON.parse(JSON.stringify(report.diagnostics)) as unknown,
    summary: { command: "build", types: 2, seconds: 1.26, errors: 1, warnings: 1, infos: 1 },
  });
});

/** Contracts that a careless printer would make into code that does not compile, or does something else. */

import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import type { JsonValue } from "../../../src/json/value.js";
import { compileSources } from "../../../src/pipeline.js";
import { filesWith, positionNames } from "../../injection/positions.js";
import { sourceOf } from "../../support/compile-json.js";
import { hostileStrings } from "../../support/hostile-strings.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { faultsIn, missing, outputFor, outputOf, run } from "./go-package.js";

/** Properties given as pairs: a literal can't have a `__proto__`. */
function members(names: readonly string[], schema: JsonValue): JsonValue {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

const words =
  "class type func range Validate validate MarshalJSON Extra check encode decodeMembers string error nil __proto__ - _ * 日本 कि";
const oddNames = [...words.split(" "), "", "a,b", 'a"b', "a`b", "a\\b", "a b", "\u202e", "\n"];
const many = Array.from({ length: 200 }, (_, i) => `member_${i}`);

const schemas: Record<string, JsonValue> = {
  "twin-a.json": { type: "object", properties: { x: { type: "string" } }, required: ["x"] },
  "twin-b.json": { type: "object", properties: { x: { type: "string" } }, required: ["x"] },
  "twins.json": { anyOf: [{ $ref: "twin-a.json" }, { $ref: "twin-b.json" }] },
  "tree.json": { type: ["array", "string", "null"], items: { $ref: "#" } },
  "names.json": {
    type: "object",
    properties: members(oddNames, { type: "string" }),
    required: oddNames,
    additionalProperties: false,
  },
  "wide.json": {
    type: "object",
    properties: members(many, { type: "integer" }),
    required: many.slice(0, 100),
  },
  "mixed.json": { enum: ["a", 1, 1.5, true, null, [1], { a: [1, null] }] },
  "maybe-mixed.json": { type: "object", properties: { m: { enum: ["a", 1] } } },
  "empty.json": { type: "object", additionalProperties: false },
  "empty-heir.json": { allOf: [{ $ref: "twin-a.json" }], unevaluatedProperties: false },
  "big.json": {
    type: "object",
    properties: {
      i: { type: "integer", maximum: 1e300, exclusiveMinimum: -9223372036854775808 },
      n: { type: "number", multipleOf: 0.01 },
      c: { const: 1e100 },
      k: { enum: [9007199254740992, 1] },
    },
  },
  "cases.json": {
    type: "object",
    properties: members(["id", "ID", "Id", "i-d"], { type: "integer" }),
  },
  "node.json": {
    type: "object",
    properties: {
      next: { $ref: "#" },
      maybe: { anyOf: [{ $ref: "#" }, { type: "null" }] },
      all: { type: "array", items: { $ref: "#" } },
      pair: {
        type: "array",
        prefixItems: [{ $ref: "#" }, { type: "string" }],
        minItems: 2,
        items: false,
      },
    },
  },
  // Types that can only be held by themselves.
  "endless.json": { type: "object", properties: { again: { $ref: "#" } }, required: ["again"] },
  "endless-pair.json": {
    type: "array",
    prefixItems: [{ $ref: "#" }, true],
    minItems: 2,
    items: false,
  },
  "endless-heir.json": {
    allOf: [{ $ref: "endless-base.json" }],
    properties: { own: { type: "string" } },
  },
  "endless-base.json": {
    type: "object",
    properties: { heir: { $ref: "endless-heir.json" } },
    required: ["heir"],
  },
  // Unions of unions, and of what has no methods.
  "any-of-all.json": {
    anyOf: [
      { $ref: "twins.json" },
      { type: "array", items: { $ref: "#" } },
      { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 3 },
      { type: "object", additionalProperties: { $ref: "mixed.json" } },
      { type: "boolean" },
      { const: "only" },
      { type: "number", minimum: 3 },
    ],
  },
  "round.json": { anyOf: [{ $ref: "square.json" }, { type: "string" }] },
  "square.json": { anyOf: [{ type: "array", items: { $ref: "round.json" } }, { type: "integer" }] },
  "both.json": {
    allOf: [{ $ref: "twins.json" }, { $ref: "names-view.json" }],
  },
  "names-view.json": { anyOf: [{ $ref: "twin-a.json" }, { $ref: "empty.json" }] },
  // Names that the output has already.
  ...Object.fromEntries(
    "Optional Decode Types Fault String Union Twins2 DecodeTwins ValidationError Int64 Any"
      .split(" ")
      .map((title) => [
        `named/${title}.json`,
        { title, type: "object", properties: { value: { type: "string" } } } satisfies JsonValue,
      ]),
  ),
  "string-heir.json": {
    allOf: [{ $ref: "named/String.json" }, { $ref: "named/Any.json" }],
    type: "object",
    properties: { string: { type: "integer" }, as_string: { type: "null" } },
  },
  "named/windows_amd64/type.json": { type: "integer", enum: [1, 2] },
};

const named = members(oddNames, "x");
const wide = members(many.slice(0, 100), 1);

/** Text of JSON by type, as it is to come back; `undefined`: it is refused. */
const cases: readonly (readonly [type: string, json: string, back?: JsonValue])[] = [
  ["Twins", '{"x": "a", "y": [1.50]}', { x: "a", y: [1.5] }],
  ["Twins", '{"x": 1}'],
  ["Tree", '[["a"], null, []]', [["a"], null, []]],
  ["Tree", "null", null],
  ["Tree", "[1]"],
  ["Names", JSON.stringify(named), named],
  ["Names", JSON.stringify({ ...(named as object), more: 1 })],
  ["Wide", JSON.stringify(wide), wide],
  ["Wide", JSON.stringify({ ...(wide as object), member_150: "x" })],
  ["Mixed", '{"a": [1.0, null]}', { a: [1, null] }],
  ["Mixed", "1.0", 1],
  ["Mixed", "null", null],
  ["Mixed", "false"],
  ["MaybeMixed", "{}", {}],
  ["MaybeMixed", '{"m": 1}', { m: 1 }],
  ["MaybeMixed", '{"m": null}'],
  ["Empty", "{}", {}],
  ["Empty", '{"a": 1}'],
  ["EmptyHeir", '{"x": "a"}', { x: "a" }],
  ["EmptyHeir", '{"x": "a", "y": 1}'],
  [
    "Big",
    '{"i": 9007199254740994, "n": 4.35, "c": 1e100, "k": 9007199254740992}',
    { i: 9007199254740994, n: 4.35, c: 1e100, k: 9007199254740992 },
  ],
  ["Big", '{"i": 1e3, "n": 1e2, "k": 1.0}', { i: 1000, n: 100, k: 1 }],
  ["Big", '{"i": 9223372036854775808}'],
  ["Big", '{"i": 1e400}'],
  ["Big", '{"i": 1.5}'],
  ["Big", '{"n": 4.351}'],
  ["Big", '{"n": 1e400}'],
  ["Big", '{"k": 9007199254740993}'],
  ["Cases", '{"id": 1, "ID": 2, "Id": 3, "i-d": 4}', { id: 1, ID: 2, Id: 3, "i-d": 4 }],
  ["Cases", '{"iD": "kept"}', { iD: "kept" }],
  [
    "Node",
    '{"next": {"all": [{}, {"maybe": null}]}, "pair": [{}, "x"]}',
    { next: { all: [{}, { maybe: null }] }, pair: [{}, "x"] },
  ],
  ["Node", '{"next": null}'],
  ["Node", '{"pair": [{}]}'],
  ["Endless", '{"again": {}}'],
  ["EndlessPair", "[[], 1]"],
  ["EndlessHeir", '{"heir": {"heir": 1}}'],
  [
    "AnyOfAll",
    '[{"x": "a"}, true, "only", 3, [["a", 1, {}], {}], {"k": 1.5}]',
    [{ x: "a" }, true, "only", 3, [["a", 1, {}], {}], { k: 1.5 }],
  ],
  ["AnyOfAll", '[["a", "b", 1]]'],
  ["AnyOfAll", "2"],
  ["Round", '["a", 1, []]', ["a", 1, []]],
  ["Both", '{"x": "a"}', { x: "a" }],
  ["Both", "{}"],
  [
    "StringHeir",
    '{"value": "a", "string": 1, "as_string": null}',
    { value: "a", string: 1, as_string: null },
  ],
  ["Union", '{"value": "\\ud83d\\ude00"}', { value: "😀" }],
  ["Union", '{"value": "\\ud83d"}'],
  ["Type", "2", 2],
  ["Type", "3"],
];

it("any contract compiles, and means what it says", async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const output = await outputOf(schemas);
  expect([...output.keys()]).toContain("named_windows_amd64_types.go");
  const { faults, answers } = run(
    output,
    cases.map(([type, json]) => [type, json] as const),
  );
  expect(faults).toEqual([]);
  cases.forEach(([type, json, back], i) => {
    const { ok, payload, error } = answers[i] ?? { ok: false, error: "no answer" };
    const told = ok ? payload : undefined;
    expect([type, json, told, error === undefined]).toEqual([type, json, back, back !== undefined]);
  });
});

/** What `go test` says of the package with this test in it; nothing where it passes. */
function testOf(output: ReadonlyMap<string, string>, test: string): string {
  const folder = temporaryFolder(Object.fromEntries([...output, ["own_test.go", test]]));
  const { status, stdout, stderr } = spawnSync("go", ["test", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  return status === 0 ? "" : stdout + stderr;
}

it("values that a program makes are checked and written by the same rules", async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const output = await outputOf({
    "base.json": { type: "object", properties: { size: { type: "string" } } },
    "heir.json": {
      allOf: [{ $ref: "base.json" }],
      properties: {
        size: { enum: ["s", "m"] },
        list: { type: "array", items: { type: "string", minLength: 2 } },
        of: { $ref: "union.json" },
        maybe: { type: ["integer", "null"], minimum: 1 },
      },
      required: ["list", "of"],
    },
    "union.json": { anyOf: [{ type: "string", maxLength: 3 }, { type: "integer" }] },
    "closed.json": { allOf: [{ $ref: "base.json" }], unevaluatedProperties: false },
    "numbers.json": { type: "object", properties: { i: { type: "integer" }, any: true } },
  });
  const test = `package myshop

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestNumbersKeepTheirValue(t *testing.T) {
	const text = \`{"i":9223372036854775807,"any":{"n":12345678901234567890.50}}\`
	v, err := DecodeNumbers([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := json.Marshal(v); err != nil || string(back) != text {
		t.Fatal(string(back), err)
	}
}

func TestHeir(t *testing.T) {
	v := Heir{Size: Ptr(HeirSize("l")), List: []string{"ab", "c"}, Maybe: OptionalOf(int64(0))}
	err := v.Validate()
	const told = "not a valid Heir: /size must be one of \\"s\\", \\"m\\"\\n" +
		"/list/1 must have 2 characters or more\\n/of is required\\n/maybe must be 1 or more"
	if err == nil || err.Error() != told {
		t.Fatal(err)
	}
	var all *ValidationError
	if !errors.As(err, &all) || len(all.Faults) != 4 || all.Faults[1].Path != "/list/1" {
		t.Fatal(all)
	}
	v = Heir{Size: Ptr(HeirSizeS), Of: UnionInteger(4), Maybe: OptionalNull[int64]()}
	if err := v.Validate(); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(v)
	if err != nil || string(text) != \`{"size":"s","list":[],"of":4,"maybe":null}\` {
		t.Fatal(string(text), err)
	}
	read, err := DecodeHeir(text)
	if err != nil || *read.Base.Size != "s" || *read.Size != HeirSizeS {
		t.Fatal(read, err)
	}
	closed := Closed{Base: Base{Extra: map[string]any{"more": 1}}}
	if err := closed.Validate(); err == nil || err.Error() != "not a valid Closed: /more is no member that the contract knows" {
		t.Fatal(err)
	}
	var listed []Heir
	if err := json.Unmarshal([]byte("["+string(text)+"]"), &listed); err != nil || len(listed) != 1 {
		t.Fatal(err)
	}
	if _, err := DecodeUnion([]byte(\`"long"\`)); err == nil || err.Error() != "not a valid Union: the value must have 3 characters or fewer" {
		t.Fatal(err)
	}
	if _, err := DecodeUnion([]byte("1 2")); err == nil {
		t.Fatal("more than one value")
	}
}
`;
  expect(testOf(output, test)).toBe("");
});

it("what could be read in many ways is read in time", async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const branch = (name: string): JsonValue => ({
    type: "object",
    properties: { inner: { $ref: "any.json" }, [name]: { type: "string" } },
    required: ["inner", name],
  });
  const names = ["a", "b", "c", "d"];
  const output = await outputOf({
    ...Object.fromEntries(names.map((name) => [`${name}.json`, branch(name)])),
    "any.json": { anyOf: [...names.map((name) => ({ $ref: `${name}.json` })), { type: "null" }] },
  });
  const depth = 300;
  const json = '{"inner":'.repeat(depth) + "null" + ',"d":"x"}'.repeat(depth);
  const started = Date.now();
  const { answers } = run(output, [["Any", json]]);
  expect(answers[0]?.ok).toBe(true);
  // Four to the power of the depth would never end.
  expect(Date.now() - started).toBeLessThan(25_000);
});

/** What would run when the program starts. */
const goCode = [
  "`; panic(1); `",
  '"; func init() { panic(1) }; //',
  "*/ func init() { panic(1) } /*",
  "\nfunc init() { panic(1) }\n",
];
/** What Go's tools obey, or read otherwise. */
const goWords = [
  "//go:embed secrets",
  "go:generate false",
  "+build ignore",
  "- a\n  +build ignore",
  '%s%d%!v(MISSING)"',
  "\ufeff",
  'json:"x"',
];
/** Where a text has to be more than text. */
const picky = new Set(
  "pattern patternKey id anchor dynamicAnchor reference dialect file remote".split(" "),
);

/** A contract with each of the texts at every position where any text is legal. */
async function outputWith(texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const positions = new Set(positionNames.filter((name) => !picky.has(name)));
  const sources = texts.map((text, i) => {
    const [schema] = Object.values(filesWith(text, positions).schemas);
    return sourceOf(`s${i}.json`, schema ?? true);
  });
  const { value, diagnostics } = compileSources(sources);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const output = await outputFor(value);
  for (const [path, text] of output) {
    expect(text, path).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    // Go's tools obey comments of this form.
    expect(text, path).not.toMatch(/^\s*\/\/(go:|line |export |\+build)/m);
  }
  return output;
}

it("no text of an author is code, wherever it stands", async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const { faults, answers } = run(await outputWith(goCode), [["Type", "1"]]);
  expect(faults).toEqual([]);
  expect(answers).toHaveLength(1);
}, 60_000);

it("texts that harm other languages do no harm in Go", async ({ skip }) => {
  if (missing !== undefined) skip(missing);
  expect(faultsIn(await outputWith([...goWords, ...hostileStrings]))).toEqual([]);
}, 60_000);

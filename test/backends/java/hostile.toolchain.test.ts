/** What is generated for hostile contracts compiles, with all warnings, is formatted, and means what they say. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonValue } from "../../../src/json/value.js";
import { compileFaults, formatFaults } from "../../../scripts/languages/java/compile.js";
import { jars } from "../../../scripts/languages/java/jars.js";
import { stringLiteral } from "../../../src/backends/java/text.js";
import { compileWith } from "../../injection/compile-with.js";
import { positionNames } from "../../injection/positions.js";
import { compileJson } from "../../support/compile-json.js";
import { hostileStrings } from "../../support/hostile-strings.js";
import { javaOutputOf, missing, runProgram, writeJava } from "./run-java.js";

const folder = mkdtempSync(join(tmpdir(), "allof-java-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.skipIf(missing !== undefined)(
  "compiles with an author's text at every position",
  { timeout: 600_000 },
  async () => {
    const sources: string[] = [];
    for (const [i, text] of hostileStrings.entries()) {
      const { compiled } = compileWith(text, positionNames, folder);
      const output = await javaOutputOf(compiled, `hostile${i}`);
      sources.push(...writeJava(output, join(folder, `hostile${i}`)));
    }
    expect(compileFaults(sources, join(folder, "hostile"), jars())).toEqual([]);
  },
);

const object = (
  properties: Record<string, JsonValue>,
  more: Record<string, JsonValue> = {},
): JsonValue => ({
  type: "object",
  properties,
  ...more,
});
const many = (count: number): JsonValue => {
  const names = Array.from({ length: count }, (_, i) => `property_${i}`);
  return object(
    Object.fromEntries(
      names.map((name, i) => [name, { type: i % 2 === 0 ? "string" : ["integer", "null"] }]),
    ),
    {
      required: names.slice(0, 3),
    },
  );
};

/** Patterns that Java has words for, which have to find what they find in JavaScript. */
const patterns = [
  [
    "^a",
    "b$",
    "^[a-c]+$",
    "a|b",
    "^(?:a|b)$",
    "^a|b$",
    "^.$",
    "^[^.]$",
    "^\\s+$",
    "\\S",
    "^\\w+$",
    "\\W",
    "\\bb",
    "a\\B",
    "^\\d$",
  ],
  [
    "[[&&]",
    "[^^]",
    "[\\]\\-a]",
    "^[\\w\\-.]+$",
    "(?<name>a)+",
    "a(?=b)",
    "a(?!b)",
    "^\\p{L}+$",
    "^\\P{L}$",
    "^[\\p{Lu}_]$",
  ],
  [
    "^\\u{1F600}$",
    "^\\ud83d\\ude00$",
    "^\\x41$",
    "^\\cA$",
    "\\0",
    "^[\\b]$",
    "[^]",
    "[]",
    "^a{2,3}?$",
    "\\/",
    "#",
    " ",
    "^$",
    "^\\$",
  ],
  [
    "^(?:(?:a|ab)(?:c|bcd)(?:d*))$",
    "^(?:a*)*$",
    "^[^\\s\\d]$",
    "^[\\S]$",
    "\\\\E",
    "\\\\Q",
    "^[\\d\\D]$",
    "^\\t|\\v|\\f|\\r$",
  ],
].flat();
const texts = [
  [
    "",
    "a",
    "b",
    "ab",
    "ba",
    "abc",
    "aa",
    "aaaa",
    "A",
    "Ä",
    "ä",
    "é",
    "_",
    "1",
    "٣",
    ".",
    "-",
    "]",
    "[",
    "&",
    "^",
    "#",
    " ",
    "/",
    "$",
    "😀",
    "\ud83d",
  ],
  [
    "\n",
    "a\n",
    "\r",
    "\u2028",
    "\u00a0",
    "\ufeff",
    "\u0085",
    "\u180e",
    "\v",
    "\f",
    "\t",
    "\0",
    "\u0001",
    "\b",
    "\\E",
    "\\Q",
    "abcd",
    "äb",
    "温度",
  ],
].flat();

const schemas: Record<string, JsonValue> = {
  ...Object.fromEntries(
    patterns.map((pattern, i) => [`pattern-${i}.json`, { type: "string", pattern }]),
  ),
  "wide-enum.json": { enum: Array.from({ length: 1200 }, (_, i) => `value ${i}`) },
  "left.json": object({ x: { type: "string" } }, { required: ["x"] }),
  "right.json": object({ x: { type: "string" } }, { required: ["x"] }),
  "twins.json": { anyOf: [{ $ref: "left.json" }, { $ref: "right.json" }] },
  "nest.json": { type: ["array", "string"], items: { $ref: "#" } },
  "tree.json": { type: "array", items: { $ref: "#" } },
  "chain.json": { anyOf: [{ $ref: "nest.json" }, { $ref: "twins.json" }, { type: "null" }] },
  "words.json": object(
    Object.fromEntries(
      [
        "class",
        "getClass",
        "record",
        "toString",
        "hashCode",
        "wait",
        "clone",
        "validate",
        "builder",
        "additionalProperties",
        "_",
        "1st",
        "int",
        "a-b",
        "aB",
        "a_b",
        "",
        "é",
        "温度",
        "😀",
        "String",
        "java",
        "SHAPE",
      ].map((name) => [name, { type: "string" }]),
    ),
    { required: ["class", "getClass"] },
  ),
  "proto.json": JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"integer"}},"required":["__proto__"]}',
  ) as JsonValue,
  "two-hundred.json": many(200),
  "three-hundred.json": many(300),
  "three-hundred-heir.json": {
    allOf: [{ $ref: "three-hundred.json" }],
    properties: { kind: { const: "heir" } },
    required: ["kind"],
  },
  "mixed.json": { enum: ["a", 1, 1.5, true, null, ["x"], { y: 2 }] },
  "empty.json": { type: "object", additionalProperties: false },
  "big.json": object({
    free: { type: "integer" },
    bounded: { type: "integer", minimum: 0, maximum: 9007199254740991 },
    beyond: { type: "integer", minimum: -(2 ** 63), maximum: 2 ** 63 },
    number: { type: "number", multipleOf: 0.01 },
  }),
  "string.json": {
    title: "String",
    type: "string",
    minLength: 1,
    maxLength: 2,
    pattern: "^\\p{L}*$",
  },
  "object.json": { title: "Object", ...(object({ record: { $ref: "string.json" } }) as object) },
  "list.json": {
    title: "List",
    type: "array",
    items: { $ref: "map.json" },
    minItems: 1,
    uniqueItems: true,
  },
  "map.json": {
    title: "Map",
    type: "object",
    additionalProperties: { $ref: "nullable.json" },
    minProperties: 1,
  },
  "nullable.json": { title: "Nullable", type: ["string", "null"] },
  "json-node.json": { title: "JsonNode", type: "number" },
  "big-integer.json": { title: "BigInteger", type: "boolean" },
  "json-shape.json": { title: "JsonShape", type: "integer" },
  "contract.json": { title: "Contract", enum: ["shape", "SHAPE", "Shape", "", "+", "1", "class"] },
  "plain.json": { title: "Plain", type: "boolean" },
  "objects.json": { title: "Objects", type: "boolean" },
  "json-property.json": object(
    {
      list: { $ref: "list.json" },
      map: { $ref: "map.json" },
      node: { $ref: "json-node.json" },
      any: true,
      free: { type: "integer" },
      maybe: { $ref: "nullable.json" },
      items: { type: "array", items: { type: ["integer", "null"] }, maxItems: 3 },
      pair: {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "integer" }],
        items: false,
        minItems: 2,
      },
      never: false,
    },
    { required: ["list", "any", "free"], title: "JsonProperty" },
  ),
  "same.json": {
    title: "Same",
    type: "object",
    properties: { foo: { type: "string" } },
    $defs: { other: { title: "SAME", type: "string" } },
    additionalProperties: { $ref: "#/$defs/other" },
  },
  "base.json": object(
    { flag: { type: "boolean" }, status: { enum: ["a", "b"] }, size: { type: "integer" } },
    { required: ["flag", "status"] },
  ),
  "heir.json": {
    allOf: [{ $ref: "base.json" }],
    properties: {
      flag: { type: "boolean" },
      status: { const: "a" },
      size: { type: "integer", minimum: 1, maximum: 9 },
    },
    required: ["size"],
  },
  "even.json": { type: "integer", minimum: -4, maximum: 2000, multipleOf: 2 },
  "even-or-text.json": { anyOf: [{ $ref: "even.json" }, { type: "string" }] },
  "last-digit.json": { enum: [2 ** 63 - 1024, "x"] },
  // What is only inherited needs no import.
  "maybe-base.json": object({ a: { type: ["string", "null"] } }),
  "maybe-heir.json": { allOf: [{ $ref: "maybe-base.json" }], required: ["b"] },
  "maybe-grand-heir.json": { allOf: [{ $ref: "maybe-heir.json" }], required: ["c"] },
  "long-texts.json": object({
    ...Object.fromEntries(
      [60, 68, 69, 70, 71, 72, 78, 79, 80, 81, 82, 90, 120].map((length) => [
        `p${length}`,
        { type: "string", pattern: `^${"a".repeat(length - 2)}$` },
      ]),
    ),
    one: { type: "string", minLength: 1, pattern: `^${"a".repeat(70)}$` },
  }),
  "long-tags.json": {
    anyOf: [1, 60, 70, 80, 90].map((length) => ({
      ...(object({ tag: { const: "t".repeat(length) } }, { required: ["tag"] }) as object),
      title: `LongTag${length}`,
    })),
  },
  "heirs.json": { anyOf: [{ $ref: "base.json" }, { $ref: "heir.json" }] },
  "looping.json": object({
    next: { $ref: "looping.json" },
    up: { anyOf: [{ $ref: "looping.json" }, { $ref: "chain.json" }] },
  }),
};

/** Payloads by type, each with whether it is valid. */
const payloads: readonly (readonly [type: string, payload: string, isValid: boolean])[] = [
  ...patterns.flatMap((pattern, i) =>
    texts.map(
      (text) => [`Pattern${i}`, JSON.stringify(text), new RegExp(pattern, "u").test(text)] as const,
    ),
  ),
  ["WideEnum", '"value 1199"', true],
  ["WideEnum", '"value 1200"', false],
  ["Twins", '{"x":"1","more":[null]}', true],
  ["Twins", "{}", false],
  ["Nest", '[["a",[]],"b"]', true],
  ["Nest", "[[1]]", false],
  ["Tree", "[[],[[]]]", true],
  ["Chain", "null", true],
  ["Chain", '[{"x":1}]', false],
  [
    "Words",
    '{"class":"a","getClass":"b","":"c","a-b":"d","aB":"e","a_b":"f","😀":"g","zz":null}',
    true,
  ],
  ["Words", '{"class":"a"}', false],
  ["Words", '{"class":"a","getClass":"b","":1}', false],
  ["Words", '{"class":"a","getClass":null}', false],
  ["Proto", '{"__proto__":1}', true],
  ["Proto", '{"__proto__":"1"}', false],
  ["Proto", "{}", false],
  ["TwoHundred", '{"property_0":"","property_1":null,"property_2":"","property_199":9}', true],
  [
    "ThreeHundred",
    '{"property_0":"","property_1":1,"property_2":"","property_299":null,"property_3":null,"q":{}}',
    true,
  ],
  ["ThreeHundred", '{"property_0":"","property_1":1}', false],
  [
    "ThreeHundredHeir",
    '{"property_0":"","property_1":1,"property_2":"","kind":"heir","property_4":"x"}',
    true,
  ],
  ...['"a"', "1.0", "1.5", "true", "null", '["x"]', '{"y":2.0}'].map(
    (each) => ["Mixed", each, true] as const,
  ),
  ["Mixed", '"b"', false],
  ["Mixed", '{"y":2,"z":1}', false],
  ["Empty", "{}", true],
  ["Empty", '{"a":1}', false],
  ["Big", '{"free":123456789012345678901234567890,"bounded":9007199254740991,"number":0.07}', true],
  ["Big", '{"free":1.0,"bounded":1E2}', true],
  ["Big", '{"bounded":9007199254740992}', false],
  ["Big", '{"number":0.075}', false],
  ["Big", '{"number":1e400}', true],
  ["Big", '{"free":1.5}', false],
  ["Big", '{"free":"1"}', false],
  ["Big", '{"free":null}', false],
  ["String", '"ä😀"', false],
  ["String", '"äö"', true],
  ["String", '"äöü"', false],
  ["List", '[{"a":null},{"a":"x"}]', true],
  ["List", '[{"a":null},{"a":null}]', false],
  ["List", "[]", false],
  ["Contract", '"SHAPE"', true],
  ["Contract", '"sHAPE"', false],
  [
    "JsonProperty",
    '{"list":[{"a":"x"}],"any":null,"free":-0,"items":[1,null],"pair":["x",1]}',
    true,
  ],
  ["JsonProperty", '{"list":[{"a":"x"}],"any":null,"free":1,"maybe":null}', true],
  ["JsonProperty", '{"list":[{"a":"x"}],"any":null,"free":1,"never":1}', false],
  ["JsonProperty", '{"list":[{"a":"x"}],"any":null,"free":1,"pair":["x"]}', false],
  ["Heir", '{"flag":true,"status":"a","size":3}', true],
  ["Heir", '{"flag":true,"status":"b","size":3}', false],
  ...["4", "4.0", "2e1", "-0"].map((each) => ["Even", each, true] as const),
  ...["5", "4.5", '"4"', "2002", "null"].map((each) => ["Even", each, false] as const),
  ["EvenOrText", "4.0", true],
  ["EvenOrText", "4.5", false],
  ["LastDigit", "9223372036854774784", true],
  ["LastDigit", "9223372036854775000", false],
  ["MaybeGrandHeir", '{"a":null,"b":1,"c":2}', true],
  ["LongTexts", '{"p60":"x"}', false],
  ["LongTags", '{"tag":"tt"}', false],
  ["Heirs", '{"flag":true,"status":"b","size":30}', true],
  ["Looping", `${'{"next":'.repeat(900)}{}${"}".repeat(900)}`, true],
  ["Looping", `${'{"next":'.repeat(2000)}{}${"}".repeat(2000)}`, false],
  ["Looping", '{"next":{"up":{"next":{}}},"up":null}', true],
];

describe.skipIf(missing !== undefined)("names and forms that are hard to say", () => {
  let sources: readonly string[] = [];
  const classes = join(folder, "hard");
  beforeAll(async () => {
    const { value, diagnostics } = compileJson(schemas);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    sources = writeJava(await javaOutputOf(value, "hard"), join(folder, "hard-sources"));
  });

  it("compile, and are formatted", { timeout: 300_000 }, () => {
    expect(compileFaults(sources, classes, jars())).toEqual([]);
    expect(formatFaults(sources, join(folder, "hard-format.txt"), jars())).toEqual([]);
  });

  it("mean what the schemas say", { timeout: 300_000 }, () => {
    const asked = payloads.map(
      ([type, payload, isValid]) =>
        `ask(${stringLiteral(type)}, ${stringLiteral(payload)}, ${isValid});`,
    );
    const parts = Array.from({ length: Math.ceil(asked.length / 500) }, (_, i) =>
      asked.slice(i * 500, (i + 1) * 500),
    );
    const printed = runProgram(
      "Ask",
      `import com.fasterxml.jackson.databind.ObjectMapper;
import hard.Contract;
import hard.runtime.ContractType;
import hard.runtime.InvalidJsonException;
import hard.runtime.Json;
class Ask {
  public static void main(String[] arguments) throws Exception {
${parts.map((_, i) => `    ask${i}();`).join("\n")}
  }
${parts.map((lines, i) => `  static void ask${i}() throws Exception {\n${lines.join("\n")}\n  }`).join("\n")}
  static void ask(String type, String payload, boolean isValid) throws Exception {
    String question = type + " " + payload;
    try {
      ContractType value = Contract.decode(type, payload);
      if (!isValid) System.out.println(question + " is accepted");
      if (value != null && !value.validate().isEmpty()) System.out.println(question + " " + value.validate());
      String encoded = Json.encode(value);
      ContractType again = Contract.decode(type, encoded);
      if (!java.util.Objects.equals(value, again) || !isSame(payload, encoded)) System.out.println(question + " became " + encoded);
    } catch (InvalidJsonException error) {
      if (isValid) System.out.println(question + " " + error.getMessage());
    }
  }
  static boolean isSame(String a, String b) throws Exception {
    ObjectMapper mapper = Json.mapper();
    return mapper.readTree(a).equals((x, y) -> x.isNumber() && y.isNumber() ? x.decimalValue().compareTo(y.decimalValue()) : x.equals(y) ? 0 : 1, mapper.readTree(b));
  }
}
`,
      classes,
      folder,
    );
    expect(printed).toBe("");
  });

  it("say what is wrong, and where", { timeout: 300_000 }, () => {
    const bad = [
      ["Heir", '{"flag":1,"size":30}'],
      ["Twins", "[]"],
      ["List", '[{"a/b":1}]'],
      ["Empty", '{"a":1'],
      ["Nest", '["a",["b",1]]'],
    ] as const;
    const asked = bad.map(([type, text]) => `ask(${type}.class, ${stringLiteral(text)});`);
    const printed = runProgram(
      "Say",
      `import hard.*;
import hard.runtime.*;
class Say {
  public static void main(String[] arguments) {
${asked.join("\n").replace("List.class", "ListType.class")}
    try {
      Json.decodeUnique(Empty.class, "{\\"a\\":1,\\"a\\":1}");
    } catch (InvalidJsonException error) {
      System.out.println(error.getMessage());
    }
  }
  static void ask(Class<? extends ContractType> type, String text) {
    try {
      Json.decode(type, text);
    } catch (InvalidJsonException error) {
      error.violations().forEach(System.out::println);
    }
  }
}
`,
      classes,
      folder,
    );
    expect(printed.split("\n")).toEqual([
      "/status: is missing",
      "/flag: must be a boolean",
      "/size: must be at most 9",
      "must be an object",
      "/0/a~1b: must be a string",
      "Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]) (line 1, column 7)",
      "/1/1: must be an array",
      "Duplicate field 'a' (line 1, column 11)",
      "",
    ]);
  });
});

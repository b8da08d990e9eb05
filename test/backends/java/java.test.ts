import { expect, it } from "vitest";
import { createJavaBackend } from "../../../src/backends/java/backend.js";
import { javaPlanOf } from "../../../src/backends/java/java-files.js";
import {
  constantNames,
  memberNames,
  packageNames,
  TypeNames,
} from "../../../src/backends/java/names.js";
import { isWhole, javaPattern } from "../../../src/backends/java/pattern.js";
import { javadoc, stringLiteral } from "../../../src/backends/java/text.js";
import type { JsonValue } from "../../../src/json/value.js";
import { generate } from "../../../src/pipeline.js";
import { compileJson } from "../../support/compile-json.js";

const runtime = new Map([["Json.java", "package allof.runtime;\n"]]);

/** The output for schemas by their paths: path → text. */
async function outputOf(schemas: Record<string, JsonValue>): Promise<ReadonlyMap<string, string>> {
  const { value } = compileJson(schemas);
  const options = { name: "@acme/My shop", version: "1.2.0-rc.1", schemasPath: "../schemas" };
  const { value: files, diagnostics } = await generate(value, [createJavaBackend(runtime)], {
    ...options,
    assertFormats: true,
    targets: [],
  });
  expect(diagnostics).toEqual([]);
  const root = "java/src/main/java/acme/myshop/";
  return new Map(files.map(({ path, contents }) => [path.replace(root, ""), contents]));
}

it("is a project that can be published, with one public type in each file", async () => {
  const files = await outputOf({ "a.json": { title: "A", enum: ["x", "y"] } });
  expect([...files.keys()]).toEqual([
    "java/pom.xml",
    "A.java",
    "Contract.java",
    "package-info.java",
    "runtime/Json.java",
  ]);
  const pom = files.get("java/pom.xml");
  expect(pom).toContain("<groupId>acme</groupId>");
  expect(pom).toContain("<artifactId>my-shop</artifactId>");
  expect(pom).toContain("<version>1.2.0-rc.1</version>");
  expect(files.get("runtime/Json.java")).toBe("package acme.myshop.runtime;\n");
  expect(files.get("Contract.java")).toContain('    types.put("A", A.class);\n');
});

const base: JsonValue = {
  type: "object",
  properties: { kind: { type: "string" }, kept: { type: ["string", "null"] }, open: true },
  required: ["kind"],
};
const heir = (kind: string): JsonValue => ({
  allOf: [{ $ref: "base.json" }],
  properties: { kind: { const: kind }, count: { type: "integer", minimum: 0, maximum: 9 } },
  required: ["kind", "open"],
});

it("a base is a sealed interface, with a record of its own; a union by its tag is one of its interfaces", async () => {
  const files = await outputOf({
    "base.json": base,
    "x.json": heir("x"),
    "y.json": heir("y"),
    "u.json": { oneOf: [{ $ref: "x.json" }, { $ref: "y.json" }] },
  });
  const text = files.get("Base.java") ?? "";
  expect(text).toContain(
    "public sealed interface Base extends ContractType permits X, Y, U, Base.Plain {",
  );
  expect(text).toContain("  record Plain(\n");
  expect(text).toContain("  String kind();\n");
  expect(text).toContain("  Maybe<String> kept();\n");
  expect(text).toContain("  @Nullable JsonNode open();\n");
  const union = files.get("U.java") ?? "";
  expect(union).toContain("public sealed interface U extends Base permits X, Y {");
  expect(union).toContain('  @JsonSubTypes.Type(value = X.class, name = "x"),');
  const record = files.get("X.java") ?? "";
  expect(record).toContain(
    "@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)\n@JsonDeserialize\npublic record X(",
  );
  expect(record).toContain("    implements Base, U {");
  expect(record).toContain("@Min(0) @Max(9)");
  expect(record).toContain("@Nullable Long count");
});

it("an accessor is of no more than its heirs have in common, and a constant of an enumeration is of it", async () => {
  const files = await outputOf({
    "base.json": {
      type: "object",
      properties: { a: { enum: ["x", "y"] }, b: true, c: { type: "boolean" } },
      required: ["a", "b", "c"],
    },
    "heir.json": {
      allOf: [{ $ref: "base.json" }],
      properties: { a: { const: "x" }, b: { type: "string" }, c: { const: true } },
    },
  });
  const text = files.get("Base.java") ?? "";
  expect(text).toContain("  BaseA a();\n");
  expect(text).toContain("  Object b();\n");
  expect(text).toContain("  boolean c();\n");
  expect(files.get("Heir.java")).toMatch(/@NotNull BaseA a,\n.*@NotNull String b,\n.* boolean c,/);
});

it("what is no record is a record around it; what is just another name is that type", async () => {
  const files = await outputOf({
    "a.json": { title: "A", $ref: "b.json" },
    "b.json": { title: "B", type: "string", pattern: "^x", minLength: 1 },
    "u.json": {
      title: "U",
      anyOf: [{ $ref: "a.json" }, { type: "array", items: { $ref: "a.json" } }],
    },
  });
  expect(files.has("A.java")).toBe(false);
  expect(files.get("Contract.java")).toContain('types.put("A", B.class);');
  expect(files.get("B.java")).toContain("public record B(@JsonValue String value) implements U {");
  expect(files.get("U.java")).toContain(
    "record AListValue(@JsonValue List<B> value) implements U {",
  );
});

it("says what it can't check", async () => {
  const schemas = { "a.json": { title: "A", type: "string", pattern: "(?<=a)b", format: "email" } };
  const files = await outputOf(schemas);
  expect(files.get("A.java")).toContain(
    " * <p>Not checked here:\n *\n * <ul>\n *   <li>pattern: a.json#/pattern\n *   <li>format: a.json#/format\n * </ul>\n",
  );
  const { value } = compileJson(schemas);
  const [loose = []] = javaPlanOf(value.contract, true).looseness.values();
  expect(loose.map(({ keyword }) => keyword)).toEqual(["pattern", "format"]);
});

it("names members, constants and types as Java does", () => {
  const names = [
    "class",
    "fooBar",
    "foo_bar",
    "getClass",
    "HTTPServer",
    "_id",
    "1st",
    "",
    "__proto__",
  ];
  expect(Object.fromEntries(memberNames(names))).toEqual({
    class: "class_",
    fooBar: "fooBar",
    foo_bar: "fooBar2",
    getClass: "getClass_",
    HTTPServer: "httpServer",
    _id: "id",
    "1st": "_1st",
    "": "member",
    ["__proto__"]: "proto",
  });
  const values = ["in_progress", "inProgress", "", "+", "1.0", "SHAPE"];
  expect([...constantNames(values).values()]).toEqual([
    "IN_PROGRESS",
    "IN_PROGRESS_2",
    "EMPTY",
    "VALUE",
    "_1_0",
    "SHAPE_2",
  ]);
  const types = new TypeNames();
  const taken = ["String", "Record", "Foo", "FOO", "Plain", "𝔘", "_Bar", "X".repeat(300)];
  expect(taken.map((each) => types.take(each))).toEqual([
    "StringType",
    "RecordType",
    "Foo",
    "FOO2",
    "PlainType",
    "Type",
    "Bar",
    "X".repeat(100),
  ]);
});

it("names packages", () => {
  expect(packageNames("seam")).toEqual({ package: "seam", groupId: "seam", artifactId: "seam" });
  expect(packageNames("com.acme.shop").package).toBe("com.acme.shop");
  expect(packageNames("com.acme.shop").groupId).toBe("com.acme");
  expect(packageNames("java.int.1a").package).toBe("contract.java.int_._1a");
  expect(packageNames("../..").package).toBe("contract");
});

it("has patterns in Java's words, or none", () => {
  expect(javaPattern("^[a&[]+$")).toBe("^[a\\&\\[]+\\z");
  expect(javaPattern("(?<year>\\d)")).toBe("(?:\\d)");
  for (const other of [
    "(?<=a)b",
    "(a)\\1",
    "\\p{Script=Greek}",
    "[\\ud800]",
    "(?<a>.)\\k<a>",
    "(",
  ]) {
    expect(javaPattern(other), other).toBe(undefined);
  }
  const whole = ["^a$", "^(?:a|b)$", "^[|]$", "^a|b$", "^a", "a$", "^a\\$"].map((each) =>
    isWhole(javaPattern(each) ?? ""),
  );
  expect(whole).toEqual([true, true, true, false, false, false, false]);
});

it("no text gets out of its literal or comment", () => {
  expect(stringLiteral('"\\u0022\n\u2028\0é😀')).toBe('"\\"\\\\u0022\\n\\u2028\\000é😀"');
  const [line = ""] = javadoc([{ text: "*/ \\u002a @x {@link Y} <b> `a{b` `ok <x>`" }], "");
  expect(line).toBe(
    "/** *&#47; &#92;u002a &#64;x &#123;&#64;link Y&#125; &lt;b&gt; `a&#123;b` {@code ok <x>} */",
  );
});

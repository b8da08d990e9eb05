/** What pages say of contracts made for the purpose. */

import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../src/json/value.js";
import { pagesFor, pagesOf, seamSources, sourceOf } from "./contracts.js";
import { tokensOf } from "./markdown.js";
import { sectionOf } from "./page-facts.js";

const hostile =
  'Text <script>alert(1)</script> */ {@link Other} | a ` b @hidden\n# Title\n\n<img src=x onerror="y">\n---\n[x](javascript:z)\n```\nopen';

describe("texts of authors", () => {
  it("can't bring in HTML, take a page apart or hide a type", async () => {
    const name = "<script>`|*/\"'\n{@link X}";
    const property: JsonValue = {
      description: hostile,
      enum: [name, "```", "</script>"],
      examples: [name],
      default: name,
    };
    const pages = await pagesFor({
      "hostile.json": {
        title: "Hostile",
        description: hostile,
        type: "object",
        properties: {
          [name]: property,
          inner: { type: "object", properties: { [name]: property } },
          pattern: { type: "string", pattern: "^`<b>|\\*/$", description: "@internal" },
        },
        examples: [{ [name]: "```\n</script>" }],
      },
      "folder <b>/alias.json": {
        title: "Alias",
        description: hostile,
        oneOf: [{ $ref: "../hostile.json" }, { const: name }],
      },
    });
    expect([...pages.keys()].sort()).toEqual(["Alias.md", "Hostile.md", "README.md"]);
    for (const page of pages.values()) {
      const tokens = tokensOf(page);
      const html = tokens.filter(({ type }) => /html/.test(type)).map(({ content }) => content);
      // Ours alone: an anchor for a property that gives no good one.
      expect(html.filter((text) => !/^<a id="[\w-]*">$|^<\/a>$/.test(text.trim()))).toEqual([]);
    }
    const headings = (pages.get("Hostile.md") ?? "").match(/^## .*/gm);
    expect(headings).toEqual([
      "## Table of contents",
      "## Properties",
      "## Used by",
      "## Examples",
      "## What the type can't say",
    ]);
  });
});

describe("a page", () => {
  it("of a child tells what changed in the description of a base", async () => {
    const sources = await seamSources();
    const path = "access-codes/access-code-base.json";
    const source = sources.find((each) => each.path === path);
    const text = source?.text.replace(
      "The device on whose keypad the code works.",
      "Where people type it.",
    );
    const edited = sourceOf(path, JSON.parse(text ?? "null") as JsonValue);
    const before = await pagesOf(sources);
    const after = await pagesOf(sources.map((each) => (each.path === path ? edited : each)));
    const told = [...after].filter(([, page]) => page.includes("Where people type it."));
    expect(told.map(([file]) => file).sort()).toEqual([
      "AccessCodeBase.md",
      "ManagedAccessCodeBase.md",
      "OngoingAccessCode.md",
      "TimeBoundAccessCode.md",
      "UnmanagedAccessCodeBase.md",
      "UnmanagedOngoingAccessCode.md",
      "UnmanagedTimeBoundAccessCode.md",
    ]);
    expect([...before.values()].join("")).not.toContain("Where people type it.");
  });

  it("is the same whatever the order of files", async () => {
    const sources = await seamSources();
    const pages = await pagesOf(sources);
    expect(await pagesOf([...sources].reverse())).toEqual(pages);
    for (const page of pages.values()) expect(page).not.toMatch(/\/(home|tmp|work|Users)\//);
  });

  it("tells constraints, default, examples, deprecation and overriding", async () => {
    const pages = await pagesFor({
      "base.json": {
        title: "Base",
        type: "object",
        properties: { status: { type: "string" }, kind: { type: "string" } },
      },
      "child.json": {
        title: "Child",
        deprecated: true,
        type: "object",
        allOf: [{ $ref: "base.json" }],
        required: ["kind"],
        properties: {
          status: { const: "set" },
          size: { type: "integer", minimum: 1, default: 2, examples: [3, 4], deprecated: true },
          tags: { type: "array", items: { type: "string", pattern: "^t+x" }, readOnly: true },
          place: {
            type: "object",
            required: ["city"],
            properties: { city: { type: "string", description: "Its name.", minLength: 1 } },
          },
        },
      },
    });
    const page = pages.get("Child.md") ?? "";
    expect(page).toContain("# Interface: ~~Child~~");
    expect(pages.get("README.md")).toContain("- ~~[`Child`](Child.md)~~");
    expect(pages.get("Base.md")).toContain("**Extended by**\n\n- [`Child`](Child.md)");
    const properties = sectionOf(page, "Properties");
    expect(properties).toContain('• `Optional` **status**: `"set"`');
    expect(properties).toContain("- **Overrides**: [`Base`](Base.md).[`status`](Base.md#status)");
    expect(properties).toContain("- **Overrides**: [`Base`](Base.md).[`kind`](Base.md#kind)");
    expect(properties).toContain("### ~~size~~");
    expect(properties).toMatch(/\*\*Constraints\*\*: \[`minimum`\]\([^)]*\) `1`, `type` `integer`/);
    expect(properties).toContain("- **Default**: `2`\n- **Examples**: `3`, `4`");
    expect(properties).toContain("• `Optional` `Read-only` **tags**: `string`\\[\\]");
    expect(properties).toMatch(/items: \[`pattern`\]\([^)]*\) `\^t\+x`/);
    expect(properties).toMatch(
      /^- \*\*Members\*\*\n {2}- `city`: `string` — Its name\. \[`minLength`\]\([^)]*\) `1`/m,
    );
    const loose = sectionOf(page, "What the type can't say");
    expect(loose).toMatch(/- `tags\[\]`: `pattern` `\^t\+x`/);
    expect(loose).toMatch(/- `place.city`: `minLength` `1`/);
  });

  it("of an alias lists branches, members or parts", async () => {
    const pages = await pagesFor({
      "a.json": {
        title: "A",
        description: "The first. More.",
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "a" } },
      },
      "b.json": {
        title: "B",
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "b" } },
      },
      "either.json": { title: "Either", oneOf: [{ $ref: "a.json" }, { $ref: "b.json" }] },
      "word.json": { title: "Word", enum: ["x", "y|z", null] },
    });
    expect(
      sectionOf(pages.get("Either.md") ?? "", "Branches")
        .trim()
        .split("\n"),
    ).toEqual([
      "Told apart by `kind`.",
      "",
      '- [`A`](A.md) (`kind`: `"a"`) — The first.',
      '- [`B`](B.md) (`kind`: `"b"`)',
    ]);
    const word = pages.get("Word.md") ?? "";
    expect(word).toContain("# Enumeration: Word");
    expect(sectionOf(word, "Members").trim()).toBe('- `"x"`\n- `"y|z"`\n- `null`');
  });

  it("shows given payloads after the examples of the schema, none twice, and no more than help", async () => {
    const source = sourceOf("p.json", { title: "P", type: "object", examples: [{ a: 1 }] });
    const given = [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }].map((value, i) => ({
      title: `example ${i}`,
      value,
    }));
    const pages = await pagesOf([source], new Map([["P", given]]));
    const section = sectionOf(pages.get("P.md") ?? "", "Examples");
    expect(section.match(/"?a"?:\d/g)).toEqual(['"a":1']);
    expect(section).toContain("example 1:");
    expect(section).toContain("example 2:");
    expect(section).not.toContain("example 0:");
    expect(section).not.toContain("example 3:");
  });
});

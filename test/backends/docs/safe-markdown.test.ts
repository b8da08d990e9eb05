import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  authored,
  code,
  codeBlock,
  firstSentence,
  plain,
} from "../../../src/backends/docs/safe-markdown.js";
import { tokensOf } from "./markdown.js";

const pieces = [
  ..."`~<>&|\\-=#*_[]()!:{}@\n\r\u2028 a1.'\"+\t",
  "``",
  "```",
  "~~~",
  "\n\n",
  "\n```\n",
  "\n    ",
  "<script>",
  "</a>",
  "<!--",
  "-->",
  "<b x='`'>",
  "&lt;",
  "- ",
  "> ",
  "| a | b |\n|---|---|\n",
  "[x](javascript:y)",
  "[x]: javascript:y",
  "[x](java",
  "script:y)",
  "<http://a.b>",
  "https://a.b",
  "{@link X}",
  "*/",
  "1. ",
  "---",
  "===",
  "# ",
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 24 })
  .map((parts) => parts.join(""));

describe("authored", () => {
  it("brings no HTML, heading, rule or running link into a page, and ends where it ends", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const tokens = tokensOf(`${authored(text)}\n\n### After\n\nThe rest.\n`);
        const types = tokens.map(({ type }) => type);
        expect(types.filter((type) => /html/.test(type))).toEqual([]);
        expect(types.filter((type) => type === "hr")).toEqual([]);
        const headings = tokens.flatMap(({ type }, i) =>
          type === "heading_open" ? [tokens[i + 1]?.content] : [],
        );
        expect(headings).toEqual(["After"]);
        const last = tokens.findLast(({ type }) => type === "inline");
        expect(last).toMatchObject({ content: "The rest.", level: 1 });
        const targets = tokens.flatMap(({ attrs }) =>
          (attrs ?? []).filter(([name]) => name === "href" || name === "src"),
        );
        for (const [, url] of targets) expect(url).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["prose stays", "Set by `x`, *not* by **y**.", "Set by `x`, *not* by **y**."],
    ["a list stays", "One of:\n\n- a\n- b", "One of:\n\n- a\n- b"],
    ["a block of code stays", "```html\n<b>\n```", "```html\n<b>\n```"],
    ["a block that is left open is closed", "```\n<b>", "```\n<b>\n```"],
    ["HTML in code stays", "Like `<b>`.", "Like `<b>`."],
    ["other HTML is text", "Like <b>.", "Like \\<b>."],
    ["entities are text", "a &lt; b", "a \\&lt; b"],
    ["headings are text", "# Title", "\\# Title"],
    ["underlines are text", "Title\n===\nTitle\n---", "Title\n\\===\nTitle\n\\---"],
    ["links stay", "[docs](https://a.example)", "[docs](https://a.example)"],
    ["links that run code do not", "[x](javascript:y)", "[x\\](javascript:y)"],
    ["headings in lists are text", "- # Title\n> ---", "- \\# Title\n> \\---"],
    ["a fence within a line is text", "Like\n ~~~\nthis", "Like\n \\~~~\nthis"],
    ["a fence that may be a table is text", "~~~| a |\n|---|", "\\~~~| a |\n|---|"],
    ["a backtick may belong to a link", "[x](java`)<b x='`'>", "[x](java\\`)\\<b x='\\`'>"],
    ["a backtick without a second is text", "a ` b", "a \\` b"],
  ])("%s", (_, text, expected) => {
    expect(authored(text)).toBe(expected);
  });
});

describe("plain", () => {
  it("reads as the text that it was made from", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const tokens = tokensOf(`x${plain(text)}x`);
        const shown = tokens
          .filter(({ type }) => type === "text" || type === "text_special")
          .map(({ content }) => content)
          .join("");
        expect(
          tokens.map(({ type }) => type).filter((type) => /html|link|code/.test(type)),
        ).toEqual([]);
        const line = text.replace(/[\n\r\u2028\u2029]+/g, " ").replaceAll("\0", "\uFFFD");
        expect(shown).toBe(`x${line}x`);
      }),
    );
  });
});

describe("code", () => {
  it("is one span that holds the text", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [span, ...others] = tokensOf(`x ${code(text)} x`).filter(({ type }) =>
          /code|html/.test(type),
        );
        const line = text.replace(/[\n\r\u2028\u2029]+/g, " ").replaceAll("\0", "\uFFFD");
        expect(others).toEqual([]);
        expect(span?.type).toBe("code_inline");
        if (line.trim() !== "") expect(span?.content).toBe(line);
      }),
    );
  });
});

describe("codeBlock", () => {
  it("is one block that holds the text", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const lines = text.replaceAll(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
        const tokens = tokensOf(`${codeBlock("json", lines)}\n\nThe rest.\n`);
        expect(tokens[0]).toMatchObject({ type: "fence", content: `${lines}\n` });
        expect(tokens.find(({ type }) => type === "inline")?.content).toBe("The rest.");
      }),
    );
  });
});

describe("firstSentence", () => {
  it.each([
    ["One. Two.", "One."],
    ["Reads v1.2 of it\nand more.", "Reads v1.2 of it"],
    ["No end", "No end"],
    ["```js\nx\n```", "\\`\\`\\`js"],
    ["~~~\nx", "\\~~~"],
  ])("of %j", (text, expected) => {
    expect(firstSentence(text)).toBe(expected);
  });

  it("is one line of prose", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const tokens = tokensOf(`- x: ${firstSentence(text)}\n\nThe rest.\n`);
        const types = tokens.map(({ type }) => type);
        expect(types.filter((type) => /html|fence|heading|hr/.test(type))).toEqual([]);
        expect(tokens.findLast(({ type }) => type === "inline")).toMatchObject({
          content: "The rest.",
          level: 1,
        });
      }),
      { numRuns: 1000 },
    );
  });
});

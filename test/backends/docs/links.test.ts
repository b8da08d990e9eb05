/** Every link of every page leads somewhere: to a page, an anchor of it, or a line of a schema. */

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { pagesFor, pagesOf, root, seamSources } from "./contracts.js";
import { anchorsOf } from "./github-anchors.js";

/** Where the pages would lie. */
const folder = join(root, "generated/docs");

interface Link {
  readonly from: string;
  readonly url: string;
}

function linksOf(pages: ReadonlyMap<string, string>): readonly Link[] {
  return [...pages].flatMap(([from, text]) =>
    [...withoutCode(text).matchAll(/\]\(([^)]*)\)/g)].map(([, url = ""]) => ({ from, url })),
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, "");
}

/** Why a link is broken; `undefined` for a good one. */
function fault(
  pages: ReadonlyMap<string, string>,
  { from, url }: Link,
  hasSchema: (path: string) => string | undefined,
): string | undefined {
  const [path = "", anchor] = url.split("#");
  const file = path === "" ? from : decodeURIComponent(path);
  const page = pages.get(file);
  if (page !== undefined) {
    if (anchor === undefined || anchorsOf(page).includes(decodeURIComponent(anchor))) return;
    return "no such anchor";
  }
  const schema = hasSchema(file);
  if (schema === undefined) return "no such file";
  const line = Number(/^L(\d+)$/.exec(anchor ?? "")?.[1]);
  return line >= 1 && line <= schema.split("\n").length ? undefined : "no such line";
}

describe("links", () => {
  it("of the Seam contract all resolve", async () => {
    const pages = await pagesOf(await seamSources());
    const onDisk = (path: string): string | undefined => {
      const file = resolve(folder, path);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    };
    const links = linksOf(pages);
    expect(links.length).toBeGreaterThan(1000);
    const broken = links.flatMap((link) => {
      const reason = fault(pages, link, onDisk);
      return reason === undefined ? [] : [{ ...link, reason }];
    });
    expect(broken).toEqual([]);
  });

  it("reach properties whose names make poor anchors", async () => {
    const names = [
      "properties",
      "Foo",
      "foo",
      "foo-1",
      "",
      "a b",
      "a-b",
      "<x>",
      "`",
      "é",
      "__proto__",
    ];
    const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const pages = await pagesFor({
      "base.json": { title: "Base", type: "object", properties },
      "child (1).json": { title: "Child", type: "object", allOf: [{ $ref: "base.json" }] },
    });
    const links = linksOf(pages);
    const reasons = links.map((link) => fault(pages, link, () => "\n".repeat(200)));
    expect(reasons.filter((reason) => reason !== undefined)).toEqual([]);
    const contents = links.filter(({ from, url }) => from === "Child.md" && url.startsWith("#"));
    expect(new Set(contents.map(({ url }) => url)).size).toBe(contents.length);
  });

  it("are sure to be followed: two pages never share a file", async () => {
    const pages = await pagesFor({
      "readme.json": { title: "README", type: "object", properties: { a: { type: "string" } } },
      "user.json": { title: "User", properties: { readme: { $ref: "readme.json" } } },
    });
    expect([...pages.keys()].sort()).toEqual(["README-1.md", "README.md", "User.md"]);
    expect(pages.get("User.md")).toContain("(README-1.md)");
  });
});

/** `allof docs`: the pages in the output, or anywhere else. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docs, type DocsFlags } from "../../../src/cli/docs.js";
import { temporaryFolder, type Files } from "../../temporary-folder.js";
import type { Outcome } from "../../../src/cli/outcome.js";

const contract: Files = {
  "allof.config.json": { name: "shop" },
  "schemas/order.json": {
    title: "Order",
    type: "object",
    properties: { id: { type: "string" } },
    additionalProperties: false,
  },
  "test/fixtures/Order/valid/plain-order.json": { id: "o_1" },
};

function run(folder: string, flags: DocsFlags = {}): Promise<Outcome> {
  return docs(flags, {
    workingFolder: folder,
    out: () => {},
    err: () => {},
    stdin: () => Promise.resolve(new Uint8Array()),
    colours: false,
    showsProgress: false,
  });
}

describe("allof docs", () => {
  it("writes pages into the output, with examples from fixtures", async () => {
    const folder = temporaryFolder(contract);
    const { exitCode, report } = await run(folder);
    expect(exitCode).toBe(0);
    expect(report.summary).toMatchObject({ command: "docs", types: 1, files: 3 });
    const page = readFileSync(join(folder, "generated/docs/Order.md"), "utf8");
    expect(page).toContain("[order.json:1](../../schemas/order.json#L1)");
    expect(page).toContain("plain order:");
    const again = await run(folder);
    expect(again.report.summary.written).toBe(0);
  });

  it("leaves what else the output holds", async () => {
    const folder = temporaryFolder(contract);
    const { build } = await import("../../../src/cli/build.js");
    await build(
      { target: ["typescript"] },
      {
        workingFolder: folder,
        out: () => {},
        err: () => {},
        stdin: () => Promise.resolve(new Uint8Array()),
        colours: false,
        showsProgress: false,
      },
    );
    expect((await run(folder)).exitCode).toBe(0);
    expect(existsSync(join(folder, "generated/types/order.d.ts"))).toBe(true);
    expect(existsSync(join(folder, "generated/docs/Order.md"))).toBe(true);
  });

  it("writes pages to a folder of choice, from where its links are right", async () => {
    const folder = temporaryFolder(contract);
    await run(folder, { output: "handbook/reference" });
    const page = readFileSync(join(folder, "handbook/reference/Order.md"), "utf8");
    expect(page).toContain("(../../schemas/order.json#L1)");
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  it("writes the site to .allof/site, the same each time", async () => {
    const folder = temporaryFolder(contract);
    expect((await run(folder, { html: true })).exitCode).toBe(0);
    const page = readFileSync(join(folder, ".allof/site/Order.html"), "utf8");
    expect(page).toContain('href="../../schemas/order.json#L1"');
    expect(readdirSync(join(folder, ".allof/site/assets"))).toContain("search.js");
    expect((await run(folder, { html: true })).report.summary.written).toBe(0);
  });

  it("refuses a folder with files that are not its own", async () => {
    const folder = temporaryFolder({ ...contract, "mine/thesis.txt": "…" });
    const { exitCode, report } = await run(folder, { html: true, output: "mine" });
    expect(exitCode).toBe(2);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["foreign-output"]);
    expect(readdirSync(join(folder, "mine"))).toEqual(["thesis.txt"]);
  });

  it("tells what is wrong with the schemas", async () => {
    const folder = temporaryFolder({ ...contract, "schemas/bad.json": { $ref: "odrer.json" } });
    const { exitCode, report } = await run(folder);
    expect(exitCode).toBe(1);
    expect(report.diagnostics.map(({ code }) => code)).toContain("unresolved-reference");
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });
});

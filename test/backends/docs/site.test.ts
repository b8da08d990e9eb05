/** The site in a browser, from a file system and without a network: search and links work. */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSite } from "../../../src/backends/docs/site.js";
import { typescript } from "../../../src/backends/typescript/backend.js";
import type { Source } from "../../../src/load/source.js";
import { compileSources } from "../../../src/pipeline.js";
import { options, seamSources, sourceOf } from "./contracts.js";

function findBrowser(): string | undefined {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "chromium"));
  return [process.env["CHROME_PATH"], "/usr/bin/chromium", ...onPath].find(
    (path) => path !== undefined && existsSync(path),
  );
}

const executablePath = findBrowser();
const reason = executablePath === undefined ? " (skipped: no Chromium; set CHROME_PATH)" : "";

async function siteOf(sources: readonly Source[], folder: string): Promise<void> {
  const { value } = compileSources(sources);
  const types = await typescript.generate({ ...value, options });
  const schemasPath = "../../schemas";
  const examples = new Map();
  await writeSite({ ...value, options, types: types.value, examples, schemasPath }, folder);
}

describe.skipIf(reason !== "")(`the site in a browser${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "allof-site-"));
  const seam = join(folder, "seam");
  const hostile = join(folder, "hostile");
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    await siteOf(await seamSources(), seam);
    const text = "<script>document.title = 'run'</script><img src=x onerror='document.title=1'>";
    const schema = {
      title: "Hostile",
      description: text,
      type: "object",
      properties: { [text]: { description: text, enum: [text], examples: [text] } },
      examples: [{ [text]: text }],
    };
    await siteOf([sourceOf("hostile.json", schema)], hostile);
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    });
    page = await browser.newPage();
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("request", (request) => {
      if (!/^(file|data|blob):/.test(request.url())) faults.push(request.url());
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (site: string, file: string): Promise<unknown> =>
    page.goto(pathToFileURL(join(site, file)).href);
  const title = (): Promise<string> => page.locator("h1").innerText();

  it("finds a type by its name", async () => {
    await open(seam, "index.html");
    await page.click("#tsd-search-trigger");
    await page.locator("#tsd-search-input").fill("UnmanagedOngoingAccessCode");
    await page.locator("#tsd-search-results a").first().click();
    await page.waitForURL(/UnmanagedOngoingAccessCode\.html$/);
    expect(await title()).toMatch(/UnmanagedOngoingAccessCode/);
  });

  it("leads up and down the hierarchy", async () => {
    await open(seam, "UnmanagedOngoingAccessCode.html");
    for (const name of ["UnmanagedAccessCodeBase", "AccessCodeBase"]) {
      await page
        .locator(".tsd-hierarchy a", { hasText: new RegExp(`^${name}$`) })
        .first()
        .click();
      await page.waitForURL(new RegExp(`/${name}\\.html$`));
      expect(await title()).toMatch(new RegExp(` ${name}$`));
    }
    await page
      .locator(".tsd-hierarchy a", { hasText: /^ManagedAccessCodeBase$/ })
      .first()
      .click();
    await page.waitForURL(/\/ManagedAccessCodeBase\.html$/);
  });

  it("leads from an inherited property to the base, and to the schema", async () => {
    await open(seam, "UnmanagedOngoingAccessCode.html");
    const property = page.locator(".tsd-member", { has: page.locator("#status") });
    await expect
      .soft(property.locator('a[href^="../../schemas/"]').getAttribute("href"))
      .resolves.toMatch(
        /^\.\.\/\.\.\/schemas\/access-codes\/unmanaged-access-code-base\.json#L\d+$/,
      );
    await property.getByText("status", { exact: true }).last().click();
    await page.waitForURL(/UnmanagedAccessCodeBase\.html#status$/);
    expect(await title()).toMatch(/UnmanagedAccessCodeBase/);
  });

  it("tells what the type can't say", async () => {
    await open(seam, "UnmanagedOngoingAccessCode.html");
    await page.getByRole("heading", { name: "What the type can't say" }).waitFor();
  });

  it("shows the HTML of authors as text", async () => {
    await open(hostile, "Hostile.html");
    await page.waitForLoadState("load");
    expect(await page.title()).toMatch(/Hostile/);
    expect(await page.locator("img").count()).toBe(0);
  });

  it("needs no network and raises no error", () => {
    expect(faults).toEqual([]);
  });
});

/** What is too much is a result or a diagnostic, in seconds and under a gigabyte: never a crash, and never a wait without end. */

import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { main, runInProcess } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";
import { extremes } from "./extremes.js";

const targets = ["typescript", "validators", "bundle", "contract", "index"];
/** Generous: the machine may be doing other things. */
const mostSeconds = 60;
const mostMegabytes = 1024;

/** The process says at its end how much memory it took at most. */
const watch = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));',
)}`;

const rows: string[] = [];
afterAll(() => {
  console.log(rows.join("\n"));
});

describe("limits", () => {
  it.each(Object.keys(extremes))("%s", { timeout: 4 * mostSeconds * 1000 }, (name) => {
    const folder = temporaryFolder({
      "allof.config.json": { schemas: "schemas", output: "out", targets },
      "schemas/extreme.json": extremes[name]?.() ?? "",
    });
    const start = performance.now();
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=1024", "--import", watch, main, "build", "--reporter", "json"],
      { cwd: folder, encoding: "utf8", timeout: 2 * mostSeconds * 1000, maxBuffer: 1 << 28 },
    );
    const seconds = (performance.now() - start) / 1000;
    const megabytes = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
    const codes = [...new Set(Array.from(stdout.matchAll(/"code": ?"([a-z-]+)"/g), (m) => m[1]))];
    rows.push(
      `${name.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s ${megabytes.toFixed(0).padStart(5)} MB  exit ${status ?? signal} ${codes.join(", ")}`,
    );
    expect(signal).toBeNull();
    // 0: a result; 1: a diagnostic. 3 would be a fault of ours.
    expect([0, 1], stderr.slice(0, 500)).toContain(status);
    if (status === 1) expect(codes).not.toEqual([]);
    expect(seconds).toBeLessThan(mostSeconds);
    expect(megabytes).toBeLessThan(mostMegabytes);
  });
});

describe("what lies outside", () => {
  it("is not read through a symbolic link", async () => {
    const outside = temporaryFolder({ "secret.json": { title: "Secret", type: "string" } });
    const folder = temporaryFolder({
      "schemas/a.json": { properties: { s: { $ref: "linked/secret.json" } } },
    });
    symlinkSync(outside, join(folder, "schemas", "linked"));
    symlinkSync(join(outside, "secret.json"), join(folder, "schemas", "secret.json"));
    const { exitCode, stdout, stderr } = await runInProcess(["build"], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stdout + stderr).not.toContain("Secret");
  });

  it("is not read by a reference, and nothing is fetched", async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end('{ "title": "Fetched", "type": "string" }');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const outside = temporaryFolder({ "secret.json": { title: "Secret", type: "string" } });
    const references = [
      `http://127.0.0.1:${port}/a.json`,
      `file://${join(outside, "secret.json")}`,
      join(outside, "secret.json"),
      `../../${outside}/secret.json`,
    ];
    for (const $ref of references) {
      const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", $ref };
      const { exitCode, stdout, stderr } = await runInProcess(["build"], {
        files: { "schemas/a.json": schema },
      });
      expect(exitCode, $ref).toBe(1);
      expect(stdout + stderr).not.toMatch(/Secret|Fetched/);
    }
    const dialect = { $schema: `http://127.0.0.1:${port}/meta.json`, type: "string" };
    await runInProcess(["build"], { files: { "schemas/a.json": dialect } });
    server.close();
    expect(requests).toBe(0);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runAllof, runForJson } from "../run-allof.js";
import { startWatching } from "./start-watching.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

test("--watch builds after each change, and errors don't end it", async () => {
  const cwd = temporaryFolder({ "schemas/a.json": { title: "A", type: "object" } });
  const { child, until } = startWatching(cwd);

  await until("Watching for changes");
  writeFiles(cwd, { "schemas/a.json": "{" });
  await until("malformed-json");
  writeFiles(cwd, { "schemas/a.json": { title: "Renamed", type: "object" } });
  await until("✔ 1 type");
  expect(readFileSync(join(cwd, "generated/types/a.d.ts"), "utf8")).toContain("Renamed");

  const ended = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("check --watch tries fixtures after each change, and looks at new ones and at schemas", async () => {
  const cwd = temporaryFolder({
    "node_modules/.keep": "",
    "allof.config.json": {
      fixtures: "test/fixtures",
      lint: { rules: { "missing-description": "off" } },
    },
    "schemas/a.json": { title: "A", type: "object", properties: { n: { type: "integer" } } },
    "test/fixtures/A/valid/one.json": { n: 1 },
  });
  await runForJson(["build"], { cwd });
  const { child, until } = startWatching(cwd, {}, ["check", "--watch"]);

  await until("Watching for changes");
  writeFiles(cwd, { "test/fixtures/A/valid/one.json": { n: "one" } });
  await until("must be an integer");
  writeFiles(cwd, { "test/fixtures/A/valid/one.json": { n: 2 } });
  await until("1 fixture checked");
  writeFiles(cwd, { "test/fixtures/A/valid/two.json": { n: 3 } });
  await until("2 fixtures checked");
  writeFiles(cwd, { "schemas/a.json": { title: "A", type: "array" } });
  await until("stale");

  const ended = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

test.each(["before", "after"])(
  "--watch that is killed %s its second renaming leaves what the next build mends",
  async (when) => {
    const cwd = temporaryFolder({ "schemas/a.json": { title: "A", type: "object" } });
    const { child, until } = startWatching(cwd, {
      NODE_OPTIONS: `--import ${fileURLToPath(new URL("crash.mjs", import.meta.url))}`,
      CRASH_AT: `renameSync 2 ${when}`,
    });
    await until("Watching for changes");
    const killed = new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
    mkdirSync(join(cwd, "schemas/more"));
    for (const name of ["B", "C"]) {
      writeFiles(cwd, { [`schemas/more/${name}.json`]: { title: name, type: "object" } });
    }
    expect(await killed).toBe("SIGKILL");
    // The first is there, though the manifest does not name it; what it says is no more what a build makes.
    const left = () => readdirSync(cwd).filter((name) => name.startsWith(".generated"));
    expect(left()).toContainEqual(expect.stringContaining("allof-writing-"));
    expect(existsSync(join(cwd, "generated/types/more/B.d.ts"))).toBe(true);
    writeFiles(cwd, { "schemas/more/B.json": { title: "Other", type: "object" } });

    const build = ["build", "--target", "typescript"];
    expect(await runAllof(build, { cwd })).toMatchObject({ exitCode: 0 });
    expect(left()).toEqual([]);
    expect(await runAllof([...build, "--check"], { cwd })).toMatchObject({ exitCode: 0 });
    const types = readdirSync(join(cwd, "generated/types"), { recursive: true });
    expect(types.toSorted()).toEqual(["a.d.ts", "more", "more/B.d.ts", "more/C.d.ts"]);
  },
);

test("--watch follows a configuration that is mended, and that names another folder", async () => {
  const cwd = temporaryFolder({
    "allof.config.json": "{",
    "schemas/a.json": { title: "A", type: "object" },
    "others/b.json": { title: "B", type: "object" },
  });
  const { until } = startWatching(cwd);
  const typeOf = (path: string): string => readFileSync(join(cwd, "generated/types", path), "utf8");

  await until("Watching for changes");
  writeFiles(cwd, { "allof.config.json": {} });
  await until("✔ 1 type");
  writeFiles(cwd, { "schemas/a.json": { title: "Renamed", type: "object" } });
  await until("✔ 1 type");
  expect(typeOf("a.d.ts")).toContain("Renamed");

  writeFiles(cwd, { "allof.config.json": { schemas: "others" } });
  await until("✔ 1 type");
  writeFiles(cwd, { "others/b.json": { title: "Again", type: "object" } });
  await until("✔ 1 type");
  expect(typeOf("b.d.ts")).toContain("Again");
});

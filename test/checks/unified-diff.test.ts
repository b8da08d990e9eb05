import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../src/checks/unified-diff.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

test("equal texts have no difference", () => {
  expect(unifiedDiff("a", "x\n", "x\n")).toBe("");
});

test("prints hunks with three lines of context", () => {
  const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  expect(unifiedDiff("a", before, before.replace("5", "five"))).toBe(
    "--- a/a\n+++ b/a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
  );
});

test("a missing file is /dev/null", () => {
  expect(unifiedDiff("a", undefined, "x\n")).toBe("--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
  expect(unifiedDiff("a", "x\n", undefined)).toBe("--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
});

test("`patch` makes the new text of the old one by it", (context) => {
  if (spawnSync("patch", ["--version"]).error !== undefined)
    context.skip("no `patch` on this machine");
  const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 40 });
  const folder = temporaryFolder();
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before.length > 0 && after.length > 0);
      const [old, wanted] = [before.join("\n") + "\n", after.join("\n") + "\n"];
      writeFiles(folder, { f: old });
      const diff = unifiedDiff("f", old, wanted);
      if (diff === "") return;
      execFileSync("patch", ["-s", "-p1", "--fuzz=0"], { cwd: folder, input: diff });
      expect(readFileSync(join(folder, "f"), "utf8")).toBe(wanted);
    }),
    { numRuns: 40 },
  );
});

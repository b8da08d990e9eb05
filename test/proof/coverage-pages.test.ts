/** Coverage as lcov and as a page: each line of the schemas says what fixtures show of it. */

import { expect, it } from "vitest";
import { coverageHtml } from "../../src/proof/coverage/as-html.js";
import { coverageLcov } from "../../src/proof/coverage/as-lcov.js";
import { coverageOf } from "../../src/proof/coverage/coverage.js";
import { linesOf } from "../../src/proof/coverage/lines.js";
import { coverageReport } from "../../src/proof/coverage/report.js";
import { createLaboratory } from "../../src/proof/mutation/laboratory.js";
import { contractOf, fixturesOf, reportOf } from "./contract.js";

const compiled = contractOf({
  "door.json": {
    title: "Door",
    description: "<script>alert(1)</script> & more",
    type: "object",
    properties: { state: { enum: ["open", "<b>"] }, door_id: { type: "string" } },
    required: ["door_id"],
  },
});
const payloads = {
  Door: { valid: [{ door_id: "1", state: "open" }], invalid: [{ door_id: 2 }] },
};
const fixtures = fixturesOf(compiled, payloads);
const laboratory = createLaboratory({ ...compiled, assertFormats: true });
const items = coverageOf({ ...compiled, laboratory, fixtures }).items;
const files = linesOf(items, compiled.resolved.sources);

it("lcov counts what each line holds by what is shown least", () => {
  const text = files[0]?.source.text.split("\n") ?? [];
  const records = coverageLcov(files).split("\n");
  const hits = records
    .filter((each) => each.startsWith("DA:"))
    .map((each) => each.slice(3).split(",").map(Number))
    .map(([line = 0, count]) => [text[line - 1]?.trim(), count]);
  expect(hits).toEqual([
    ["{", 1],
    // It is there once, and never absent.
    ['"state": {', 0],
    ['"open",', 1],
    ['"<b>"', 0],
    ['"door_id": {', 1],
  ]);
  expect(records.slice(0, 6)).toEqual([
    "TN:",
    "SF:door.json",
    "FN:1,Door",
    "FNDA:1,Door",
    "FNF:1",
    "FNH:1",
  ]);
  const counts = Object.fromEntries(records.slice(6).map((each) => each.split(":")));
  const branches = records.filter((each) => each.startsWith("BRDA:"));
  expect(counts).toMatchObject({ BRF: String(branches.length), BRH: "3", LF: "5", LH: "3" });
  expect(records.slice(-2)).toEqual(["end_of_record", ""]);
});

const { survivors } = reportOf(compiled, payloads);

it("the page shows the schema's text, and nothing in it is markup of its own", () => {
  const html = coverageHtml(
    coverageReport(items, compiled.contract, fixtures),
    files,
    survivors,
    "<doors>",
  );
  expect(html).toContain("<title>Fixtures of &lt;doors&gt;</title>");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more");
  expect(html).not.toMatch(/<script|<b>(?!no fixture|Refused)/);
  const classes = [...html.matchAll(/<span class="line( \w+)?"[^>]*><i>\d+<\/i>([^<]*)/g)].map(
    ([, kind, text]) => [text?.trim(), kind?.trim()],
  );
  expect(classes.filter(([, kind]) => kind !== undefined)).toEqual([
    ["{", "all"],
    ["&quot;state&quot;: {", "some"],
    ["&quot;open&quot;,", "all"],
    ["&quot;&lt;b&gt;&quot;", "none"],
    ["&quot;door_id&quot;: {", "all"],
  ]);
  expect(html).toContain("`door_id` of `Door`: 1 valid, 1 invalid");
  // What survives stands in its line, and in the list.
  expect(html).toContain("<b>no fixture shows that `door_id` is required in `Door`</b>");
  expect(html).toContain(
    "<li>no fixture shows that `state` may be &quot;&lt;b&gt;&quot; in `Door`</li>",
  );
});

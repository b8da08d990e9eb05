/**
 * Holds what `allof breaking` proves against labelled pairs of schemas: `npm run compat -- <pairs.json> [--peer]`. Each pair says whether every payload that is valid under the first is
 * valid under the second. Exit code 1 where a bar is missed, 2 where the arguments are wrong.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createSide, type Side } from "../src/breaking/side.js";
import { Comparison, type Containment } from "../src/containment/contains.js";
import { isObject, type JsonValue } from "../src/json/value.js";
import { parseSource } from "../src/load/parse-source.js";
import { compileSources } from "../src/pipeline.js";
import { explanations } from "./compat/explanations.js";
import { installPeer, type Peer } from "./compat/json-schema-diff.js";
import { table } from "./table.js";

interface Pair {
  readonly set: string;
  readonly id: string;
  readonly a: JsonValue;
  readonly b: JsonValue;
  readonly back: boolean;
}

const usage = "npm run compat -- <pairs.json> [--peer]\n";

function readArguments(): { readonly file: string; readonly peer: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { peer: { type: "boolean" } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new Error("Name one file of pairs.");
    return { file, peer: values.peer === true };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const root = "schema.json#";
const { file, peer } = readArguments();
const pairs = JSON.parse(readFileSync(file, "utf8")) as readonly Pair[];

/** Draft-04 where a bound is exclusive by a boolean, draft-07 else; `$schema` counts before that. */
function sideOf(schema: JsonValue, label: string, isOld: boolean): Side {
  const json = isObject(schema)
    ? { $schema: `http://json-schema.org/draft-0${isOld ? 4 : 7}/schema#`, ...schema }
    : schema;
  const { value } = parseSource({ path: "schema.json", content: JSON.stringify(json) });
  if (value === undefined) throw new Error(`${label} does not parse`);
  const compiled = compileSources([value]);
  const fault = compiled.diagnostics.find(({ severity }) => severity === "error");
  if (fault !== undefined) throw new Error(`${label}: ${fault.message}`);
  return createSide(label, compiled.value, { assertFormats: true });
}

function ask({ a, b }: Pair): Containment {
  const isOld = /"exclusiveM(?:in|ax)imum":(?:true|false)/.test(JSON.stringify([a, b]));
  const [before, now] = [sideOf(a, "a", isOld), sideOf(b, "b", isOld)];
  const comparison = new Comparison(inOf(before), inOf(now));
  const isOutside = (value: JsonValue): boolean =>
    before.accepts(root, value) && !now.accepts(root, value);
  return comparison.ask({ from: 0, inner: root, outer: root, isOutside });
}

function inOf({ compiled: { resolved }, assertFormats }: Side) {
  return { resolved, assertFormats };
}

interface Row {
  readonly pair: Pair;
  readonly answer: Containment;
  readonly peer: boolean | undefined;
}

async function judge(tool: Peer | undefined): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const pair of pairs) {
    rows.push({ pair, answer: ask(pair), peer: await tool?.(pair.a, pair.b) });
  }
  return rows;
}

const scratch = mkdtempSync(join(tmpdir(), "allof-compat-"));
const rows = await judge(peer ? installPeer(scratch) : undefined).finally(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const sets = [...new Set(pairs.map(({ set }) => set))];
const count = (set: string, test: (row: Row) => boolean): string =>
  String(rows.filter((row) => row.pair.set === set && test(row)).length);
const is = (kind: Containment["kind"], back: boolean) => (row: Row) =>
  row.answer.kind === kind && row.pair.back === back;
const head = [
  "set",
  "pairs",
  "proved compatible",
  "label: breaks",
  "with counterexample",
  "label: compatible",
  "unproved",
];
process.stdout.write(
  table(
    head,
    sets.map((set) => [
      set,
      count(set, () => true),
      count(set, is("contained", true)),
      count(set, is("contained", false)),
      count(set, is("outside", false)),
      count(set, is("outside", true)),
      count(set, (row) => row.answer.kind === "unproved"),
    ]),
  ) + "\n",
);

if (peer) {
  const says = (back: boolean | undefined, label: boolean) => (row: Row) =>
    row.peer === back && row.pair.back === label;
  process.stdout.write("\njson-schema-diff on the same pairs:\n");
  const titles = [
    "set",
    "compatible, right",
    "compatible, wrong",
    "breaks, right",
    "breaks, wrong",
    "throws",
  ];
  const lines = sets.map((set) => [
    set,
    count(set, says(true, true)),
    count(set, says(true, false)),
    count(set, says(false, false)),
    count(set, says(false, true)),
    count(set, (row) => row.peer === undefined),
  ]);
  process.stdout.write(table(titles, lines) + "\n");
}

process.stdout.write("\nOther than labelled:\n");
let unexplained = 0;
for (const { pair, answer } of rows) {
  const name = `${pair.set} ${pair.id}`;
  if (answer.kind === "outside" && pair.back) {
    process.stdout.write(
      `- ${name}: the first accepts ${JSON.stringify(answer.value)}, the second does not\n`,
    );
  }
  if (answer.kind === "contained" && !pair.back) {
    const why = explanations.get(name);
    if (why === undefined) unexplained += 1;
    process.stdout.write(`- ${name}: ${why ?? "NOT EXPLAINED"}\n`);
  }
  if (answer.kind === "unproved") {
    process.stdout.write(`- ${name}: unproved, ${answer.reasons.join(", ")}\n`);
  }
}
const decided = rows.filter(({ answer }) => answer.kind !== "unproved").length;
process.stdout.write(
  `\n${decided} of ${rows.length} decided; ${unexplained} proofs against their label are not explained\n`,
);
process.exitCode = unexplained === 0 && decided >= rows.length * 0.9 ? 0 : 1;

import { nameOfPath } from "../subject-name.js";
import type { Item } from "./item.js";
import type { CoveredFile } from "./lines.js";

/**
 * An lcov tracefile (geninfo(1)): types are functions, what they have are branches, and a line is hit as often as the item in it that the
 * fewest valid fixtures show. Paths are as shown to readers, relative to the working folder.
 */
export function coverageLcov(files: readonly CoveredFile[]): string {
  return files.map(recordOf).join("");
}

function recordOf({ source, lines }: CoveredFile): string {
  const functions = lines.flatMap(({ line, items }) =>
    items.filter(isType).map((item) => ({ line, name: item.declaration.name, valid: item.valid })),
  );
  const branches = lines.flatMap(({ line, items }) =>
    items.filter((item) => !isType(item)).map((item, i) => ({ line, i, valid: item.valid })),
  );
  const hits = lines.map(({ line, items }) => ({
    line,
    valid: Math.min(...items.map(({ valid }) => valid)),
  }));
  const hit = (all: readonly { readonly valid: number }[]): number =>
    all.filter(({ valid }) => valid > 0).length;
  return [
    "TN:",
    `SF:${source.file}`,
    ...functions.map(({ line, name }) => `FN:${line},${name}`),
    ...functions.map(({ name, valid }) => `FNDA:${valid},${name}`),
    `FNF:${functions.length}`,
    `FNH:${hit(functions)}`,
    ...branches.map(({ line, i, valid }) => `BRDA:${line},0,${i},${valid}`),
    `BRF:${branches.length}`,
    `BRH:${hit(branches)}`,
    ...hits.map(({ line, valid }) => `DA:${line},${valid}`),
    `LF:${hits.length}`,
    `LH:${hit(hits)}`,
    "end_of_record\n",
  ].join("\n");
}

function isType({ kind }: Item): boolean {
  return kind === "type";
}

/** An item in a few words: `` `status` of `ConnectWebview`: "pending" ``. */
export function itemInWords({ declaration, kind, path, what }: Item): string {
  const name = path === "" ? "" : `${nameOfPath(path)} of `;
  const state = kind === "type" || kind === "member" ? "" : `: ${what === "" ? kind : what}`;
  return `${name}\`${declaration.name}\`${state}`;
}

/** Which schemas of two contracts are the same: those of files that say the same, and so do all files that they lead to. */

import { createHash } from "node:crypto";
import { append } from "../json/pointer.js";
import { canonical } from "../json/print.js";
import { isObject, type JsonValue } from "../json/value.js";
import { subschemasOf } from "../resolve/keywords.js";
import type { Part } from "../resolve/parts.js";
import type { Resolved, SchemaEntry } from "../resolve/resolved.js";

/** What refuses no value. */
const annotations = new Set(
  "title description $comment examples default deprecated readOnly writeOnly".split(" "),
);

/** A text for each file, by path, that files of other contracts share only if every schema in them means the same. Descriptions make no difference. */
export function identitiesOf({ parts }: Resolved): ReadonlyMap<string, string> {
  const own = new Map([...parts].map(([path, part]) => [path, textOf(part)]));
  const leadsTo = new Map(
    [...parts].map(([path, { references }]) => [
      path,
      [...new Set(references.map(({ target }) => target.source.path))].sort(),
    ]),
  );
  const identities = new Map<string, string>();
  for (const group of groupsOf(leadsTo)) {
    const inside = new Set(group);
    const beyond = new Set<string>();
    for (const path of group) {
      for (const to of leadsTo.get(path) ?? []) {
        if (!inside.has(to)) beyond.add(identities.get(to) ?? "");
      }
    }
    const members = [...group].sort().map((path) => `${path} ${own.get(path) ?? ""}`);
    const hash = createHash("sha256").update([...members, ...[...beyond].sort()].join("\n"));
    const shared = hash.digest("base64");
    for (const path of group) identities.set(path, `${shared} ${path}`);
  }
  return identities;
}

function textOf({ schemas, references }: Part): string {
  const hash = createHash("sha256");
  for (const entry of schemas) {
    hash.update(`${entry.pointer} ${entry.dialect} ${canonical(ownWords(entry))}\n`);
  }
  for (const { from, keyword, target } of references) {
    hash.update(`${from.pointer} ${keyword} ${target.key}\n`);
  }
  return hash.digest("base64");
}

/** The keywords of a schema that judge, without the schemas within it: those are told for themselves. */
function ownWords({ value, pointer, dialect }: SchemaEntry): JsonValue {
  if (!isObject(value)) return value;
  const inside = new Set(subschemasOf(value, pointer, dialect).map((each) => each.pointer));
  const words: Record<string, JsonValue> = {};
  for (const [name, own] of Object.entries(value)) {
    if (annotations.has(name)) continue;
    const at = append(pointer, name);
    const isApplicator = inside.has(at) || [...inside].some((each) => each.startsWith(`${at}/`));
    // The names of members, and how many branches there are.
    if (!isApplicator) words[name] = own;
    else words[name] = isObject(own) && !inside.has(at) ? Object.keys(own) : true;
  }
  return words;
}

/** Files that lead to each other, those that lead no further first (Tarjan's components). */
function groupsOf(leadsTo: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const isOpen = new Set<string>();
  for (const start of leadsTo.keys()) {
    if (numbers.has(start)) continue;
    const walk: { readonly path: string; next: number }[] = [{ path: start, next: 0 }];
    for (let step = walk.at(-1); step !== undefined; step = walk.at(-1)) {
      const { path } = step;
      if (!numbers.has(path)) {
        numbers.set(path, numbers.size);
        lowest.set(path, numbers.get(path) ?? 0);
        stack.push(path);
        isOpen.add(path);
      }
      const to = leadsTo.get(path)?.[step.next];
      if (to !== undefined) {
        step.next += 1;
        if (!numbers.has(to)) walk.push({ path: to, next: 0 });
        else if (isOpen.has(to)) lower(lowest, path, numbers.get(to) ?? 0);
        continue;
      }
      walk.pop();
      const above = walk.at(-1);
      if (above !== undefined) lower(lowest, above.path, lowest.get(path) ?? 0);
      if (lowest.get(path) !== numbers.get(path)) continue;
      const group = stack.splice(stack.indexOf(path));
      for (const each of group) isOpen.delete(each);
      groups.push(group);
    }
  }
  return groups;
}

function lower(numbers: Map<string, number>, key: string, value: number): void {
  numbers.set(key, Math.min(numbers.get(key) ?? value, value));
}

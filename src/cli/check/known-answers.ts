/**
 * What TypeScript said of fixtures in earlier runs, in `node_modules/.cache/allof`. An answer depends on the value, on the text of the
 * type with all that it leads to, and on allof and TypeScript themselves: its key is the hash of these, so one that is found is right,
 * whatever the branch or the options. The file may be deleted at any time; one that can't be read or written is as good as none.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputFile } from "../../backends/backend.js";
import type { KnownAnswers } from "../../checks/agreement/check-agreement.js";
import type { Question } from "../../checks/agreement/assignability.js";
import { canonical } from "../../json/print.js";
import type { Contract } from "../../model/contract.js";
import { walkType } from "../../model/walk.js";
import { nearestModules, writeCache } from "../cache-folder.js";
import { version } from "../version.js";
import { ts } from "../../typescript.js";

export interface Answers extends KnownAnswers {
  /** Writes down what this run asked for. */
  keep(): void;
}

/** The answers kept for a contract; `undefined` where there is no `node_modules` to keep them in. */
export function openAnswers(
  contract: Contract,
  files: readonly OutputFile[],
  workingFolder: string,
): Answers | undefined {
  const home = nearestModules(workingFolder);
  if (home === undefined) return undefined;
  const file = join(home, ".cache", "allof", "agreement.json");
  const before = readAnswers(file);
  const used = new Map<string, boolean>();
  const typeKey = typeKeys(contract, files);
  const keyOf = ({ module, type, value }: Question): string =>
    hash(typeKey(module), type, canonical(value));
  return {
    get(question) {
      const key = keyOf(question);
      const answer = before.get(key);
      if (answer !== undefined) used.set(key, answer);
      return answer;
    },
    set(question, isAssignable) {
      used.set(keyOf(question), isAssignable);
    },
    keep() {
      const isSame = used.size === before.size && [...used.keys()].every((key) => before.has(key));
      if (isSame) return;
      // Those of other contracts and branches stay, the oldest go.
      const all = new Map([...before, ...used]);
      const kept = [...all].slice(Math.max(0, all.size - MOST_ANSWERS));
      writeCache(file, JSON.stringify({ answers: Object.fromEntries(kept) }));
    },
  };
}

const MOST_ANSWERS = 200_000;

/** The hash of a module's text, and of all that it leads to, by the module's path. */
function typeKeys(contract: Contract, files: readonly OutputFile[]): (path: string) => string {
  const texts = new Map(files.map(({ path, contents }) => [path, contents]));
  const targets = new Map<string, Set<string>>();
  for (const { module, parents, type } of contract.declarations.values()) {
    const from = pathOf(module);
    const leadsTo = targets.get(from) ?? new Set();
    targets.set(from, leadsTo);
    const add = (id: string): void => {
      const target = contract.declarations.get(id);
      if (target !== undefined) leadsTo.add(pathOf(target.module));
    };
    for (const { target } of parents) add(target);
    walkType(type, (part) => {
      if (part.kind === "reference") add(part.target);
    });
  }
  const hashes = new Map([...texts].map(([path, text]) => [path, hash(text)]));
  const keys = new Map<string, string>();
  return (path) => {
    let key = keys.get(path);
    if (key === undefined) {
      const reached = new Set([path]);
      for (const each of reached) for (const next of targets.get(each) ?? []) reached.add(next);
      const parts = [...reached].sort().map((each) => `${each} ${hashes.get(each) ?? ""}`);
      keys.set(path, (key = hash(version, ts.version, path, ...parts)));
    }
    return key;
  };
}

const pathOf = (module: string): string => `types/${module}.d.ts`;

function hash(...parts: readonly string[]): string {
  const hashing = createHash("sha256");
  for (const part of parts) hashing.update(`${part.length} ${part}`);
  return hashing.digest("base64url").slice(0, 27);
}

function readAnswers(file: string): ReadonlyMap<string, boolean> {
  try {
    const { answers } = JSON.parse(readFileSync(file, "utf8")) as { readonly answers?: unknown };
    const entries = Object.entries(answers ?? {});
    return new Map(
      entries.filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean"),
    );
  } catch {
    // None yet, or damaged: TypeScript is asked again.
    return new Map();
  }
}

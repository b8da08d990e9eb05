import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { draftFolders, type Selection } from "./suite.js";

export interface Arguments {
  /** The suite: it holds `tests` and `remotes`. */
  readonly folder: string;
  readonly selection: Selection;
  readonly verbose: boolean;
  readonly json: boolean;
  /** Whether the peers are measured too. */
  readonly peers: boolean;
}

export const usage = `usage: npm run conformance -- <suite folder> [--draft ${[...draftFolders.keys()].join("|")}]
         [--file anyOf] [--group "part of a description"] [--verbose] [--json] [--no-peers]
The suite's folder holds tests/ and remotes/.`;

/** What the command line asks for, or what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | { readonly error: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        draft: { type: "string" },
        file: { type: "string" },
        group: { type: "string" },
        verbose: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        "no-peers": { type: "boolean", default: false },
      },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0) return { error: "Give one folder" };
    for (const inside of ["tests", "remotes"]) {
      if (!existsSync(join(folder, inside))) return { error: `${folder} holds no ${inside}/` };
    }
    const { draft, file, group, verbose, json } = values;
    if (draft !== undefined && !draftFolders.has(draft)) {
      return { error: `There is no draft ${draft}: ${[...draftFolders.keys()].join(", ")}` };
    }
    return { folder, selection: { draft, file, group }, verbose, json, peers: !values["no-peers"] };
  } catch (error) {
    if (error instanceof TypeError) return { error: error.message };
    throw error;
  }
}

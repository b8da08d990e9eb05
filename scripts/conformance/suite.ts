/** JSON-Schema-Test-Suite as it lies in a folder: the required tests of five drafts. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue } from "../../src/json/value.js";
import type { Dialect } from "../../src/resolve/dialect.js";

export interface Draft {
  /** `draft2020-12` */
  readonly folder: string;
  readonly dialect: Dialect;
  readonly groups: readonly Group[];
}

/** A schema, and instances with the verdict that it gives on each. */
export interface Group {
  /** `anyOf.json` */
  readonly file: string;
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly SuiteTest[];
}

export interface SuiteTest {
  readonly description: string;
  readonly data: JsonValue;
  readonly valid: boolean;
}

export interface Selection {
  /** The folder of one draft: `draft7`. */
  readonly draft?: string | undefined;
  /** A file's name, with or without `.json`. */
  readonly file?: string | undefined;
  /** A part of a group's description. */
  readonly group?: string | undefined;
}

/** The drafts, oldest first, by the suite's names of their folders. */
export const draftFolders: ReadonlyMap<string, Dialect> = new Map([
  ["draft4", "draft-04"],
  ["draft6", "draft-06"],
  ["draft7", "draft-07"],
  ["draft2019-09", "2019-09"],
  ["draft2020-12", "2020-12"],
]);

/** The selected groups of the suite in `folder`; a draft without any is left out. What is optional in a draft is not read. */
export function readSuite(folder: string, selection: Selection = {}): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const [name, dialect] of draftFolders) {
    if (selection.draft !== undefined && selection.draft !== name) continue;
    const files = readdirSync(join(folder, "tests", name))
      .filter((file) => file.endsWith(".json"))
      .filter((file) => selection.file === undefined || file === withExtension(selection.file))
      .sort();
    const groups = files
      .flatMap((file) => readGroups(join(folder, "tests", name, file), file))
      .filter(({ description }) => description.includes(selection.group ?? ""));
    if (groups.length > 0) drafts.push({ folder: name, dialect, groups });
  }
  return drafts;
}

const withExtension = (file: string): string => (file.endsWith(".json") ? file : `${file}.json`);

function readGroups(path: string, file: string): Group[] {
  const groups = JSON.parse(readFileSync(path, "utf8")) as readonly Omit<Group, "file">[];
  return groups.map((group) => ({ ...group, file }));
}

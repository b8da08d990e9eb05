/** The metaschemas of the five drafts, from the packages of the validators that we use: no text of theirs is copied. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseSource } from "./parse-source.js";
import { pathOfRemote } from "./remote-path.js";
import type { Source } from "./source.js";

const vocabularies2019 = ["core", "applicator", "validation", "meta-data", "format", "content"];
const vocabularies2020 = [
  "core",
  "applicator",
  "unevaluated",
  "validation",
  "meta-data",
  "format-annotation",
  "content",
];

/** URI without an empty fragment → the file that holds the metaschema. */
const files: ReadonlyMap<string, string> = new Map([
  ["http://json-schema.org/draft-04/schema", "ajv-draft-04/dist/refs/json-schema-draft-04.json"],
  ["http://json-schema.org/draft-06/schema", "ajv/dist/refs/json-schema-draft-06.json"],
  ["http://json-schema.org/draft-07/schema", "ajv/dist/refs/json-schema-draft-07.json"],
  ...entriesOf("2019-09", vocabularies2019),
  ...entriesOf("2020-12", vocabularies2020),
]);

function entriesOf(draft: string, vocabularies: readonly string[]): [string, string][] {
  const uri = `https://json-schema.org/draft/${draft}`;
  const folder = `ajv/dist/refs/json-schema-${draft}`;
  return [
    [`${uri}/schema`, `${folder}/schema.json`],
    ...vocabularies.map((name): [string, string] => [
      `${uri}/meta/${name}`,
      `${folder}/meta/${name}.json`,
    ]),
  ];
}

const require = createRequire(import.meta.url);
const sources = new Map<string, Source>();

/**
 * The metaschema (or the metaschema of a vocabulary) that `uri` names, with `http` or `https` and with or without an empty fragment;
 * `undefined` for any other URI. One URI has one `Source`, however often it is asked for.
 */
export function metaschemaSource(uri: string): Source | undefined {
  const bare = uri.replace(/#$/, "");
  const name = [bare, bare.replace(/^https:/, "http:"), bare.replace(/^http:/, "https:")].find(
    (each) => files.has(each),
  );
  const file = name === undefined ? undefined : files.get(name);
  if (name === undefined || file === undefined) return undefined;
  const known = sources.get(name);
  if (known !== undefined) return known;
  const content = readFileSync(require.resolve(file));
  const parsed = parseSource({ path: pathOfRemote(name), file: name, format: "json", content });
  if (parsed.value === undefined) throw new Error(`The metaschema ${name} can't be read`);
  const source: Source = { ...parsed.value, uri: name };
  sources.set(name, source);
  return source;
}

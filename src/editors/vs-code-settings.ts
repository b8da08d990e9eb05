/** The settings of VS Code: `json.schemas`, which its JSON language server goes by, and `yaml.schemas`, which that for YAML does. */

import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Result } from "../diagnostics/result.js";
import { get, isArray, isObject, type JsonObject, type JsonValue } from "../json/value.js";
import { parseSource } from "../load/parse-source.js";
import { appended, replaced, without } from "./jsonc-edits.js";
import { globOf, type Mapping, type Place } from "./mapping.js";

export interface VsCodeQuery {
  /** As shown. */
  readonly file: string;
  /** What the file holds; `undefined`: there is none. */
  readonly text: string | undefined;
  readonly mappings: readonly Mapping[];
  /** Whether a file, by its path in the opened folder, lies where the contract has fixtures. */
  readonly isFixture: (path: string) => boolean;
  /** Whether a file, by its path in the opened folder, is a schema of the contract, or made of one. */
  readonly isSchema: (path: string) => boolean;
}

/**
 * The text with the mappings in it. An entry that maps fixtures to a schema of the contract is ours, and is put in, kept or taken out;
 * everything else stays as it is, with its comments. No text where the file is not what it must be.
 */
export function vsCodeSettings(query: VsCodeQuery): Result<string | undefined> {
  const { file, text = "" } = query;
  const isEmpty = text.trim() === "";
  const parsed = isEmpty ? undefined : parseSource({ path: file, content: text, format: "jsonc" });
  const fault = (message: string, location: Diagnostic["location"]): Result<undefined> => ({
    value: undefined,
    diagnostics: [diagnostic("unusable-settings", { message, ...(location && { location }) })],
  });
  const [first] = parsed?.diagnostics ?? [];
  if (first !== undefined) {
    return fault(`The settings of VS Code can't be read: ${first.message}`, first.location);
  }
  const settings = parsed?.value?.json ?? {};
  if (!isObject(settings)) {
    return fault("The settings of VS Code must be an object", parsed?.value?.locate(""));
  }
  const json = get(settings, "json.schemas");
  if (json !== undefined && !isArray(json)) {
    const at = parsed?.value?.locate("/json.schemas");
    return fault("`json.schemas` must be an array", at);
  }
  const yaml = get(settings, "yaml.schemas");
  if (yaml !== undefined && !isObject(yaml)) {
    const at = parsed?.value?.locate("/yaml.schemas");
    return fault("`yaml.schemas` must be an object", at);
  }
  const before = isEmpty ? "{}\n" : text;
  const edited = withYaml(withJson(before, json ?? [], query), yaml ?? {}, query);
  return { value: edited === before && !isEmpty ? text : edited, diagnostics: [] };
}

const YAML = /\.ya?ml$/i;
const JSON_ = /\.jsonc?$/i;
const OTHER = /\.(toml|ndjson|jsonl)$/i;

function globs(places: readonly Place[], isOfOther: RegExp): readonly string[] {
  return places
    .map(globOf)
    .filter((glob) => !isOfOther.test(glob) && !OTHER.test(glob))
    .map((glob) => `/${glob}`);
}

function withJson(text: string, entries: readonly JsonValue[], query: VsCodeQuery): string {
  const wanted = new Map<string, JsonObject>();
  for (const { schema, places } of query.mappings) {
    const fileMatch = globs(places, YAML);
    if (fileMatch.length === 0) continue;
    const entry: JsonObject = { fileMatch: [...fileMatch], url: `./${schema}` };
    wanted.set(JSON.stringify(entry), entry);
  }
  let edited = text;
  for (const [i, entry] of [...entries.entries()].reverse()) {
    if (!isOurs(entry, query)) continue;
    if (wanted.delete(JSON.stringify(entry))) continue;
    edited = without(edited, ["json.schemas"], i);
  }
  if (wanted.size === 0) return edited;
  return appended(
    withMember(edited, "json.schemas", "[]"),
    ["json.schemas"],
    [...wanted.values()].map(inline),
  );
}

/** The text with an empty value at a key of its own, where there is none. */
function withMember(text: string, key: string, empty: string): string {
  return isPresent(text, key) ? text : appended(text, [], [`${JSON.stringify(key)}: ${empty}`]);
}

function isPresent(text: string, key: string): boolean {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root !== undefined && findNodeAtLocation(root, [key]) !== undefined;
}

/** On one line, as people write it. */
function inline(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`,
  );
  return `{ ${members.join(", ")} }`;
}

function isOurs(entry: JsonValue, { isFixture, isSchema }: VsCodeQuery): boolean {
  if (!isObject(entry)) return false;
  const { fileMatch, url, ...others } = entry;
  if (Object.keys(others).length > 0 || typeof url !== "string" || !isArray(fileMatch))
    return false;
  const isOfContract = url.startsWith("./") && isSchema(url.slice(2));
  return isOfContract && fileMatch.every((glob) => isGlobOf(glob, isFixture));
}

/** Whether a glob is one of fixtures: tried with a name that it matches. */
function isGlobOf(glob: JsonValue, isFixture: VsCodeQuery["isFixture"]): boolean {
  if (typeof glob !== "string" || !glob.startsWith("/")) return false;
  return isFixture(glob.slice(1).replaceAll(/\*+/g, "x"));
}

function withYaml(text: string, entries: JsonObject, query: VsCodeQuery): string {
  const wanted = new Map<string, string[]>();
  for (const { schemaForYaml, places } of query.mappings) {
    if (schemaForYaml === undefined) continue;
    const found = globs(places, JSON_);
    if (found.length > 0) wanted.set(`./${schemaForYaml}`, [...found]);
  }
  let edited = text;
  for (const [url, value] of Object.entries(entries)) {
    if (!url.startsWith("./") || !query.isSchema(url.slice(2))) continue;
    const globs = isArray(value) ? value : [value];
    const others = globs.filter((glob) => !isGlobOf(glob, query.isFixture));
    const all = [...others, ...(wanted.get(url) ?? [])];
    wanted.delete(url);
    if (JSON.stringify(all) === JSON.stringify(globs)) continue;
    edited =
      all.length === 0
        ? without(edited, ["yaml.schemas"], url)
        : replaced(edited, ["yaml.schemas", url], inline(all));
  }
  if (wanted.size === 0) return edited;
  const members = Array.from(wanted, ([url, all]) => `${JSON.stringify(url)}: ${inline(all)}`);
  return appended(withMember(edited, "yaml.schemas", "{}"), ["yaml.schemas"], members);
}

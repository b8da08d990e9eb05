/** `jsonSchemas.xml`, in which JetBrains' editors keep the schemas that a project's files are held to. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Result } from "../diagnostics/result.js";
import { linesOf } from "../load/positions.js";
import type { Dialect } from "../resolve/dialect.js";
import type { Mapping, Place } from "./mapping.js";
import { xmlElements, type XmlElement } from "./xml-elements.js";

export interface JetBrainsQuery {
  /** As shown. */
  readonly file: string;
  /** What the file holds; `undefined`: there is none. */
  readonly text: string | undefined;
  /** The name of the contract, by which entries are ours. */
  readonly contract: string;
  readonly mappings: readonly Mapping[];
}

const COMPONENT = "JsonSchemaMappingsProjectConfiguration";
const STEP = "  ";

/**
 * The text with an entry for each mapping, named `Dog (allof shelter)`. Entries of such names are ours; every other part of the file
 * stays as it is. No text where the file is not what it must be.
 */
export function jetBrainsMappings(query: JetBrainsQuery): Result<string | undefined> {
  const { file, text, mappings, contract } = query;
  const entries = mappings.map((mapping) => entryOf(mapping, contract));
  if (text === undefined || text.trim() === "") {
    return { value: entries.length === 0 ? undefined : documentOf(entries), diagnostics: [] };
  }
  const project = xmlElements(text);
  const fault =
    "message" in project
      ? project
      : project.name === "project" && project.inner !== undefined
        ? undefined
        : { message: "The outermost element must be <project>", offset: project.start };
  if (fault !== undefined || "message" in project) {
    const { message, offset } = fault ?? { message: "", offset: 0 };
    const location = { file, ...linesOf(text).at(offset) };
    const told = `The schema mappings of JetBrains' editors can't be read: ${message}`;
    const found = diagnostic("unusable-settings", { message: told, location });
    return { value: undefined, diagnostics: [found] };
  }
  return { value: withEntries(text, project, entries, ` (allof ${contract})`), diagnostics: [] };
}

function withEntries(
  text: string,
  project: XmlElement,
  entries: readonly Entry[],
  mark: string,
): string {
  // From the outermost to the innermost: what is there is filled, what is not is made with all that goes in it.
  const component = project.children.find(
    ({ name, attributes }) => name === "component" && attributes["name"] === COMPONENT,
  );
  const state = childOf(component, "state");
  const map = childOf(state, "map");
  const known = map?.children ?? [];
  const ours = known.filter(({ attributes }) => attributes["key"]?.endsWith(mark) === true);
  const isSame =
    ours.length === entries.length &&
    ours.every((each, i) => sameText(text.slice(each.start, each.end), entries[i]?.text ?? ""));
  if (isSame) return text;
  const lines = entries.flatMap((entry) => entry.text.split("\n"));
  if (map?.inner !== undefined) {
    const depth = depthOf(text, map);
    let inner = text.slice(map.inner.start, map.inner.end);
    for (const each of [...ours].reverse()) {
      // With the white space before it, so that no empty line stays.
      const before = inner.slice(0, each.start - map.inner.start).replace(/\s+$/, "");
      inner = before + inner.slice(each.end - map.inner.start);
    }
    const added = lines.map((line) => `\n${depth}${STEP}${line}`).join("");
    const filled = `${inner.replace(/\s+$/, "")}${added}\n${depth}`;
    return text.slice(0, map.inner.start) + filled + text.slice(map.inner.end);
  }
  const wrap = (name: string, inner: readonly string[]): readonly string[] => [
    `<${name}>`,
    ...inner.map((line) => STEP + line),
    `</${name.split(" ")[0] ?? name}>`,
  ];
  const asMap = wrap("map", lines);
  if (map !== undefined) return replaced(text, map, asMap);
  const asState = wrap("state", asMap);
  if (state !== undefined) return replaced(text, state, asState);
  const asComponent = wrap(`component name="${COMPONENT}"`, asState);
  if (component !== undefined) return replaced(text, component, asComponent);
  const at = project.inner?.end ?? project.end;
  const before = text.slice(0, at).replace(/\s+$/, "");
  return `${before}\n${asComponent.map((line) => STEP + line).join("\n")}\n${text.slice(at)}`;
}

function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Editors write it anew with other spaces than ours. */
function sameText(a: string, b: string): boolean {
  const bare = (text: string): string =>
    text.replaceAll(/\s+/g, " ").replaceAll(" />", "/>").trim();
  return bare(a).replaceAll("> <", "><") === bare(b).replaceAll("> <", "><");
}

function replaced(text: string, { start, end }: XmlElement, lines: readonly string[]): string {
  const depth = depthOf(text, { start });
  return text.slice(0, start) + lines.join(`\n${depth}`) + text.slice(end);
}

/** The white space before a tag in its line. */
function depthOf(text: string, { start }: Pick<XmlElement, "start">): string {
  return /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? "";
}

interface Entry {
  readonly text: string;
}

function documentOf(entries: readonly Entry[]): string {
  const lines = entries
    .flatMap(({ text }) => text.split("\n"))
    .map((line) => STEP.repeat(4) + line);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<project version="4">',
    `  <component name="${COMPONENT}">`,
    "    <state>",
    "      <map>",
    ...lines,
    "      </map>",
    "    </state>",
    "  </component>",
    "</project>",
    "",
  ].join("\n");
}

/** As editors name the versions; where there is no option, they take the schema's `$schema`, or draft 4. */
const versions: Readonly<Record<Dialect, string | undefined>> = {
  "draft-04": undefined,
  "draft-06": "JSON Schema version 6",
  "draft-07": "JSON Schema version 7",
  "2019-09": "JSON Schema version 2019-09",
  "2020-12": "JSON Schema version 2020-12",
};

const kinds: Readonly<Record<Place["kind"], string | undefined>> = {
  file: undefined,
  folder: "Directory",
  pattern: "Pattern",
};

function entryOf({ type, schema, dialect, places }: Mapping, contract: string): Entry {
  const name = attribute(`${type} (allof ${contract})`);
  const option = (key: string, value: string): string =>
    `<option name="${key}" value="${attribute(value)}" />`;
  const version = versions[dialect];
  const lines = [
    `<entry key="${name}">`,
    "  <value>",
    "    <SchemaInfo>",
    `      <option name="name" value="${name}" />`,
    `      ${option("relativePathToSchema", schema)}`,
    ...(version === undefined ? [] : [`      ${option("schemaVersion", version)}`]),
    '      <option name="patterns">',
    "        <list>",
    ...places.flatMap(({ kind, path }) => {
      const mapping = kinds[kind];
      const directory = kind === "folder" ? [`            ${option("directory", "true")}`] : [];
      return [
        "          <Item>",
        ...directory,
        `            ${option("path", path)}`,
        ...(mapping === undefined ? [] : [`            ${option("mappingKind", mapping)}`]),
        "          </Item>",
      ];
    }),
    "        </list>",
    "      </option>",
    "    </SchemaInfo>",
    "  </value>",
    "</entry>",
  ];
  return { text: lines.join("\n") };
}

function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

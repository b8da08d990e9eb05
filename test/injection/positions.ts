/** Every place of a schema where an author's text can stand. */

import type { JsonValue } from "../../src/json/value.js";
import type { RemotesMap } from "../../src/load/remotes.js";

/** Schemas by path, and those that are known by an address. */
export interface Files {
  readonly schemas: Readonly<Record<string, JsonValue>>;
  readonly remotes: RemotesMap;
}

/** `text` at the position; the schema stands at `properties.<name>` of one file. */
type Position = (text: string, name: string) => JsonValue;

const entry = (key: string, value: JsonValue): JsonValue => Object.fromEntries([[key, value]]);
const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const asFragment = (text: string): string =>
  encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));
const object = (more: Readonly<Record<string, JsonValue>>): JsonValue => ({
  type: "object",
  ...more,
});

const places: Readonly<Record<string, Position>> = {
  title: (text) => object({ title: text }),
  description: (text) => object({ title: "Described", description: text }),
  memberDescription: (text) => object({ properties: { m: { type: "string", description: text } } }),
  comment: (text) => object({ $comment: text }),
  default: (text) => ({ default: [text, entry(text, text)] }),
  examples: (text) => ({ examples: [text, entry(text, text), Array(9).fill(text) as JsonValue] }),
  property: (text) => object({ properties: entry(text, { type: "number", minimum: 1 }) }),
  propertyOfObject: (text) =>
    object({ properties: entry(text, object({ title: "Held", properties: entry(text, true) })) }),
  required: (text) => object({ required: [text] }),
  enum: (text) => ({ enum: [text, text + "2", entry(text, [text])] }),
  strings: (text) => ({ type: "string", enum: [text, text + "2"] }),
  const: (text) => ({ const: text }),
  constObject: (text) => ({ const: entry(text, entry(text, text)) }),
  pattern: (text) => ({ type: "string", pattern: text }),
  quotedPattern: (text) => ({ type: "string", pattern: asPattern(text) }),
  patternKey: (text) => object({ patternProperties: entry(text, { type: "string" }) }),
  prefixPattern: (text) => object({ patternProperties: entry("^" + asPattern(text), true) }),
  wholePattern: (text) => ({ type: "string", pattern: `^${asPattern(text)}$` }),
  format: (text) => ({ type: "string", format: text }),
  dependent: (text) => object({ dependentRequired: entry(text, [text, "k"]) }),
  dependentValue: (text) => object({ dependentRequired: { k: [text] } }),
  dependentSchema: (text) => object({ dependentSchemas: entry(text, { required: [text] }) }),
  propertyNames: (text) => object({ propertyNames: { enum: [text, "k"] } }),
  tag: (text) => ({
    oneOf: ["a", "b"].map((value) =>
      object({ required: [text], properties: entry(text, { const: value + text }) }),
    ),
  }),
  inherited: (text, name) => ({
    allOf: [{ $ref: `#/properties/${name}/$defs/base` }],
    properties: entry(text, { enum: [text] }),
    $defs: { base: object({ title: "Base", properties: entry(text, { type: "string" }) }) },
  }),
  closed: (text) => object({ properties: entry(text, true), unevaluatedProperties: false }),
  definition: (text, name) => ({
    $ref: `#/properties/${name}/$defs/${asFragment(text)}`,
    $defs: entry(text, object({ properties: { m: { type: "string" } } })),
  }),
  id: (text) => object({ $id: text }),
  encodedId: (text) => object({ $id: "https://example.com/ids/" + encodeURIComponent(text) }),
  urn: (text) => object({ $id: "urn:example:" + encodeURIComponent(text) }),
  anchor: (text, name) => ({
    $ref: "#" + encodeURIComponent(text + name),
    $defs: { held: object({ $anchor: text + name }) },
  }),
  dynamicAnchor: (text, name) => ({
    $dynamicRef: "#" + encodeURIComponent(text + name),
    $defs: { held: object({ $dynamicAnchor: text + name }) },
  }),
  // Without text it leads to the file that it stands in.
  reference: (text) => ({ $ref: text === "" ? "nowhere" : text }),
  dialect: (text) => ({ $schema: text, $id: "https://example.com/dialect" }),
  vocabulary: (text) => object({ $vocabulary: entry(text, true) }),
  media: (text) => ({ type: "string", contentMediaType: text, contentEncoding: text }),
  tsType: (text) => object({ tsType: text }),
  tsEnumNames: (text) => ({ title: "Named", enum: ["a", "b"], tsEnumNames: [text, text + "2"] }),
  tsReadonly: (text) => object({ tsImport: text, tsGenericParams: [text], customized: text }),
  generatorKeywords: (text) => ({ type: "string", goJSONSchema: { type: text }, "qt-uri": text }),
  unknownKeyword: (text) =>
    object(entry("x-" + text, entry(text, text)) as Record<string, JsonValue>),
  ajvKeywords: (text) => object({ $async: true, nullable: true, errorMessage: text, $data: text }),
  data: (text) => ({ const: { $data: text } }),
  discriminator: (text) => ({
    discriminator: { propertyName: text, mapping: entry(text, text) },
    oneOf: [object({ properties: entry(text, { const: text }), required: [text] })],
  }),
};

export const positionNames: readonly string[] = [...Object.keys(places), "file", "remote"];

/** A contract with `text` at the positions named. */
export function filesWith(text: string, positions: ReadonlySet<string>): Files {
  const properties: [string, JsonValue][] = [];
  for (const [name, place] of Object.entries(places)) {
    if (positions.has(name)) properties.push([name, place(text, name)]);
  }
  const remote = "https://remote.example/" + encodeURIComponent(text);
  if (positions.has("remote")) properties.push(["remote", { $ref: remote }]);
  const file = positions.has("file") ? fileName(text) : undefined;
  if (file !== undefined) properties.push(["file", { $ref: encodeURIComponent(file) }]);
  return {
    schemas: {
      "root.json": { title: "Root", type: "object", properties: Object.fromEntries(properties) },
      ...(file === undefined
        ? {}
        : Object.fromEntries([[file, object({ properties: { m: { type: "string" } } })]])),
    },
    remotes: positions.has("remote")
      ? Object.fromEntries([[remote, object({ properties: { m: { type: "string" } } })]])
      : {},
  };
}

/** What a file can be called on a system that forbids as little as Linux does; `undefined` where nothing is left. */
export function fileName(text: string): string | undefined {
  const name = text.replace(/[\0/]/g, "");
  return name === "" || name.length > 200 ? undefined : `${name}.json`;
}

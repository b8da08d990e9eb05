/** The drafts of JSON Schema that allof reads, by the year or number that names them. */
export type Dialect = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";

const byMetaschema: Readonly<Record<string, Dialect>> = {
  "http://json-schema.org/draft-04/schema": "draft-04",
  "http://json-schema.org/draft-06/schema": "draft-06",
  "http://json-schema.org/draft-07/schema": "draft-07",
  "https://json-schema.org/draft/2019-09/schema": "2019-09",
  "https://json-schema.org/draft/2020-12/schema": "2020-12",
};

export const dialects = Object.values(byMetaschema);

/** The dialect that a `$schema` URI names; an empty fragment and http/https are no difference; that of OpenAPI 3.1 is 2020-12 with annotations. `undefined` for a metaschema we do not know. */
export function dialectOf(uri: string): Dialect | undefined {
  const bare = uri.replace(/#$/, "");
  if (bare.startsWith("https://spec.openapis.org/oas/3.1/dialect/")) return "2020-12";
  const spellings = [bare, bare.replace(/^https:/, "http:"), bare.replace(/^http:/, "https:")];
  const known = spellings.find((spelling) => Object.hasOwn(byMetaschema, spelling));
  return known === undefined ? undefined : byMetaschema[known];
}

/** The URI of the dialect's metaschema, as a schema's `$schema` writes it. */
export function metaschemaOf(dialect: Dialect): string {
  const uri = Object.keys(byMetaschema).find((key) => byMetaschema[key] === dialect) as string;
  return uri.startsWith("http:") ? uri + "#" : uri;
}

/** The keyword that identifies a schema resource in the dialect. */
export function idKeyword(dialect: Dialect): "id" | "$id" {
  return dialect === "draft-04" ? "id" : "$id";
}

/** Whether `$ref` silences its sibling keywords (all drafts before 2019-09; draft-07 Core, 8.3). */
export function refIsAlone(dialect: Dialect): boolean {
  return dialect === "draft-04" || dialect === "draft-06" || dialect === "draft-07";
}

/** The keywords that OpenAPI has beside those of its dialect. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import { get, isObject, kindOf } from "../json/value.js";
import type { Source } from "../load/source.js";
import { isOpenApi } from "../resolve/openapi.js";
import { ofPart, type Part } from "../resolve/parts.js";
import type { Resolved } from "../resolve/resolved.js";
import { keywordsOf } from "./metaschema.js";

/** Each with the kind of its value (3.0.3, 4.7.24); `undefined` where any will do. */
const kinds: ReadonlyMap<string, "boolean" | "object" | undefined> = new Map([
  ["nullable", "boolean"],
  ["readOnly", "boolean"],
  ["writeOnly", "boolean"],
  ["deprecated", "boolean"],
  ["discriminator", "object"],
  ["xml", "object"],
  ["externalDocs", "object"],
  ["example", undefined],
]);

/** The keywords that OpenAPI adds to the schemas of a source; none where it is no such document. */
export function openApiKeywordsOf({ json }: Source): readonly string[] {
  return isOpenApi(json) ? [...kinds.keys()] : [];
}

/** Every keyword of OpenAPI whose value is not of its kind, as far as the metaschema of the dialect does not know it. */
export function checkOpenApiKeywords({ parts, memo }: Resolved): readonly Diagnostic[] {
  return [...parts.values()].flatMap((part) =>
    ofPart(memo, "keywords of OpenAPI", part, () => findingsIn(part)),
  );
}

function findingsIn({ source, schemas }: Part): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (!isOpenApi(source.json)) return diagnostics;
  for (const { pointer, value, dialect } of schemas) {
    if (!isObject(value) || pointer === "") continue;
    for (const [keyword, kind] of kinds) {
      const found = get(value, keyword);
      if (found === undefined || kind === undefined || keywordsOf(dialect).has(keyword)) continue;
      if (kindOf(found) === kind) continue;
      diagnostics.push(
        diagnostic("invalid-keyword", {
          message: `\`${keyword}\` must be ${kind === "object" ? "an object" : "a boolean"}`,
          location: source.locate(append(pointer, keyword)),
        }),
      );
    }
  }
  return diagnostics;
}

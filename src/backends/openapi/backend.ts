import { diagnostic } from "../../diagnostics/catalogue.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { print } from "../../json/print.js";
import { get, isObject } from "../../json/value.js";
import type { Resolved, SchemaEntry } from "../../resolve/resolved.js";
import type { Backend } from "../backend.js";

/** `openapi/components.json`: the contract as components of OpenAPI 3.1, for documents that describe operations to refer to. */
export const openapi: Backend = {
  name: "openapi",
  summary: "components of OpenAPI 3.1 (openapi/components.json)",
  onlyWhenNamed: true,
  async generate({ contract, resolved, options: { name, version } }) {
    // Few builds name it, and every command would load what makes it.
    const { componentsOf } = await import("./components.js");
    const document = {
      openapi: "3.1.1",
      info: { title: name, version },
      jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
      components: { schemas: componentsOf(contract, resolved) },
    };
    const files = [{ path: "openapi/components.json", contents: print(document) }];
    return { value: files, diagnostics: changedMeanings(resolved) };
  },
};

/** Since 2020-12, `unevaluatedItems` does not speak of items that `contains` found; in 2019-09 it does. */
function changedMeanings({ parts }: Resolved): readonly Diagnostic[] {
  return [...parts.values()].flatMap(({ schemas }) => {
    const having = (word: string): SchemaEntry | undefined =>
      schemas.find(
        ({ dialect, value }) =>
          dialect === "2019-09" && isObject(value) && get(value, word) !== undefined,
      );
    const place = having("unevaluatedItems");
    if (place === undefined || having("contains") === undefined) return [];
    return diagnostic("changed-meaning", {
      message: "`unevaluatedItems` beside `contains` means something else in OpenAPI 3.1",
      location: place.source.locate(`${place.pointer}/unevaluatedItems`, "key"),
    });
  });
}

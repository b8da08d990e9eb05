import type { Reflection, Router } from "typedoc";
import { declarationOf, type Contract, type Declaration } from "../../../model/contract.js";
import type { DeclarationId, Place } from "../../../model/type.js";
import type { Documented } from "../convert.js";
import { code, link, plain } from "../safe-markdown.js";

/** What the parts of a page need to know of the page that they stand on. Links are Markdown. */
export interface Page {
  readonly documented: Documented;
  readonly contract: Contract;
  /** A type's name as a link to its page; plain on that page itself. */
  typeLink(declaration: Declaration): string;
  idLink(id: DeclarationId): string;
  /** The URL of a type's page or of a property on it; `undefined` for what has none. */
  urlOf(reflection: Reflection): string | undefined;
  indexLink(label: string): string;
  /** A link to a place in a schema: `label`, or the file and line. */
  schemaLink(place: Place, label?: string): string;
}

export function createPage(documented: Documented, router: Router, model: Reflection): Page {
  const { contract } = documented.subject;
  const urlOf = (target: Reflection): string | undefined =>
    router.hasUrl(target) ? router.relativeUrl(model, target) : undefined;
  const typeLink = (declaration: Declaration): string => {
    const reflection = documented.reflections.get(declaration);
    const url = reflection === undefined || reflection === model ? undefined : urlOf(reflection);
    return url === undefined ? code(declaration.name) : link(code(declaration.name), url);
  };
  return {
    documented,
    contract,
    typeLink,
    idLink: (id) => typeLink(declarationOf(contract, id)),
    urlOf,
    indexLink: (label) => link(label, urlOf(documented.project) ?? ""),
    schemaLink(place, label) {
      const { label: file, line, url } = documented.links.schema(place);
      return link(label ?? plain(`${file}:${line}`), url);
    },
  };
}

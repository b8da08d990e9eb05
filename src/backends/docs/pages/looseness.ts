/** The demands of a schema that its TypeScript type can't state: a validator checks them, a compiler doesn't. */

import { tokensOf, valueAt } from "../../../json/pointer.js";
import { declarationOf, type Declaration } from "../../../model/contract.js";
import { loosenessOf, type Looseness } from "../../../model/looseness.js";
import { ancestorsOf } from "../../../model/members.js";
import { code } from "../safe-markdown.js";
import { sections } from "./anchors.js";
import type { Page } from "./page.js";
import { demand } from "./rules.js";

export function loosenessSection(page: Page, declaration: Declaration): readonly string[] {
  const inherited = ancestorsOf(page.contract, declaration.id)
    .map((id) => declarationOf(page.contract, id))
    .map((base) => ({ base, lines: loosenessLines(page, base) }))
    .filter(({ lines }) => lines.length > 0);
  const own = loosenessLines(page, declaration);
  if (own.length === 0 && inherited.length === 0) {
    return [
      `## ${sections.looseness}`,
      "Nothing: it says all that its schema demands. Types that it names have pages of their own.",
    ];
  }
  return [
    `## ${sections.looseness}`,
    "The schema demands more than the type shows; the validator checks it.",
    own.join("\n"),
    ...inherited.flatMap(({ base, lines }) => [
      `Inherited from ${page.typeLink(base)}:`,
      lines.join("\n"),
    ]),
  ];
}

function loosenessLines(page: Page, declaration: Declaration): readonly string[] {
  return loosenessOf(declaration).map((loose) => looseLine(page, declaration, loose));
}

function looseLine(page: Page, declaration: Declaration, { keyword, location }: Looseness): string {
  const { sources } = page.documented.subject.resolved;
  const source = sources.find(({ path }) => path === location.path);
  const value = source === undefined ? undefined : valueAt(source.json, location.pointer);
  const subject = subjectOf(declaration, location.pointer);
  const words = [
    subject === "" ? "" : `${code(subject)}:`,
    code(keyword),
    demand(keyword, value),
    `(${page.schemaLink(location)})`,
  ];
  return `- ${words.filter((word) => word !== "").join(" ")}`;
}

/** The member that a keyword speaks of, as a path from the type: `errors[].message`. */
function subjectOf({ location }: Declaration, pointer: string): string {
  const below = pointer.startsWith(location.pointer)
    ? pointer.slice(location.pointer.length)
    : pointer;
  const tokens = tokensOf(below);
  let path = "";
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === "properties" && i + 1 < tokens.length) {
      path += (path === "" ? "" : ".") + (tokens[++i] ?? "");
    } else if (token === "items" || token === "prefixItems") path += "[]";
  }
  return path;
}

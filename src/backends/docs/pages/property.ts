/** One property on a page. */

import { ReferenceType, type DeclarationReflection, type Type } from "typedoc";
import type { JsonValue } from "../../../json/value.js";
import type { Documentation } from "../../../model/type.js";
import { writtenObjects } from "../attach.js";
import type { Facts } from "../facts.js";
import { authored, code, codeBlock, firstSentence, link, plain } from "../safe-markdown.js";
import type { Anchor } from "./anchors.js";
import type { Page } from "./page.js";
import { isShort, writtenRule } from "./rules.js";
import { writtenType } from "./written-type.js";

/** Heading, signature, description, and a list of facts. */
export function propertySection(
  page: Page,
  property: DeclarationReflection,
  anchor: Anchor,
): readonly string[] {
  const facts = page.documented.facts.get(property);
  const documentation: Documentation = facts?.documentation ?? {};
  const name = property.name === "" ? '""' : property.name;
  const inline = inlineLines(page, property, "  ");
  return [
    ...(anchor.isExplicit ? [`<a id="${anchor.id}"></a>`] : []),
    `### ${documentation.deprecated ? `~~${plain(name)}~~` : plain(name)}`,
    signature(page, property, facts),
    documentation.deprecated ? "**Deprecated.**" : "",
    documentation.description === undefined ? "" : authored(documentation.description),
    [
      ...factLines(page, property, facts),
      ...(inline.length === 0 ? [] : ["- **Members**", ...inline]),
    ].join("\n"),
    ...longExamples(documentation.examples ?? []),
  ];
}

function signature(page: Page, property: DeclarationReflection, facts: Facts | undefined): string {
  const { readOnly, writeOnly } = facts?.documentation ?? {};
  const flags = [
    property.flags.isOptional ? "Optional" : "",
    readOnly ? "Read-only" : "",
    writeOnly ? "Write-only" : "",
  ].filter((flag) => flag !== "");
  const name = property.name === "" ? '""' : property.name;
  const words = [...flags.map(code), `**${plain(name)}**: ${writtenType(page, property.type)}`];
  return `• ${words.join(" ")}`;
}

function factLines(
  page: Page,
  property: DeclarationReflection,
  facts: Facts | undefined,
): readonly string[] {
  const lines: string[] = [];
  const say = (label: string, text: string): void => void lines.push(`- **${label}**: ${text}`);
  if (facts !== undefined) {
    const { documentation, rules } = facts;
    if (rules.length > 0) {
      say("Constraints", rules.map((rule) => writtenRule(page, rule)).join(", "));
    }
    if (documentation.default !== undefined) {
      say("Default", code(JSON.stringify(documentation.default)));
    }
    const short = (documentation.examples ?? []).filter(isShort);
    if (short.length > 0) {
      say(
        short.length === 1 ? "Example" : "Examples",
        short.map((example) => code(JSON.stringify(example))).join(", "),
      );
    }
  }
  const { inheritedFrom, overwrites } = property;
  if (inheritedFrom !== undefined) say("Inherited from", memberLink(page, inheritedFrom));
  if (overwrites !== undefined) say("Overrides", memberLink(page, overwrites));
  if (facts !== undefined) say("Defined in", page.schemaLink(facts.location));
  return lines;
}

/** `Base.property`, each a link. */
function memberLink(page: Page, reference: Type): string {
  const member = reference instanceof ReferenceType ? reference.reflection : undefined;
  const base =
    member?.parent === undefined ? undefined : page.documented.declarations.get(member.parent);
  if (member === undefined || base === undefined) return code(reference.toString());
  const url = page.urlOf(member);
  const name = member.name === "" ? '""' : member.name;
  return `${page.typeLink(base)}.${url === undefined ? code(name) : link(code(name), url)}`;
}

/** The members of objects written in line, as a nested list. */
export function inlineLines(
  page: Page,
  { type }: Pick<DeclarationReflection, "type">,
  indent: string,
): readonly string[] {
  return writtenObjects(type).flatMap((object) =>
    (object.children ?? []).flatMap((child) => {
      const facts = page.documented.facts.get(child);
      const { description, deprecated } = facts?.documentation ?? {};
      const details = [
        deprecated ? "**Deprecated.**" : "",
        description === undefined ? "" : firstSentence(description),
        (facts?.rules ?? []).map((rule) => writtenRule(page, rule)).join(", "),
        facts === undefined ? "" : `(${page.schemaLink(facts.location)})`,
      ].filter((detail) => detail !== "");
      const name = code(child.name + (child.flags.isOptional ? "?" : ""));
      const line = `${indent}- ${name}: ${writtenType(page, child.type)} — ${details.join(" ")}`;
      return [line, ...inlineLines(page, child, `${indent}  `)];
    }),
  );
}

function longExamples(examples: readonly JsonValue[]): readonly string[] {
  return examples
    .filter((example) => !isShort(example))
    .flatMap((example) => ["**Example**", codeBlock("json", JSON.stringify(example, null, 2))]);
}

/** What a type alias stands for: branches of a union, members of an enum, parts of an intersection. */

import type { DeclarationReflection } from "typedoc";
import { declarationOf, type Declaration } from "../../../model/contract.js";
import { membersOf } from "../../../model/members.js";
import type { Type } from "../../../model/type.js";
import { code, firstSentence, plain } from "../safe-markdown.js";
import { sections } from "./anchors.js";
import type { Page } from "./page.js";
import { inlineLines } from "./property.js";
import { writtenType } from "./written-type.js";

export function aliasSections(
  page: Page,
  { name, type }: Declaration,
  reflection: DeclarationReflection,
): readonly string[] {
  const isEnum = isEnumeration(type);
  const inline = inlineLines(page, reflection, "");
  return [
    isEnum ? "" : `**${plain(name)}** = ${writtenType(page, reflection.type)}`,
    ...parts(page, type),
    ...(inline.length === 0 ? [] : ["**Members**", inline.join("\n")]),
  ];
}

/** Whether a type is a list of values; `null` may be one of them. */
export function isEnumeration(type: Type): boolean {
  return (
    type.kind === "union" &&
    type.members.every(({ kind }) => kind === "literal" || kind === "null") &&
    type.members.some(({ kind }) => kind === "literal")
  );
}

function parts(page: Page, type: Type): readonly string[] {
  if (type.kind === "union" && isEnumeration(type)) {
    const lines = type.members.map(
      (member) => `- ${code(member.kind === "literal" ? JSON.stringify(member.value) : "null")}`,
    );
    return [`## ${sections.members}`, lines.join("\n")];
  }
  if (type.kind !== "union" && type.kind !== "intersection") return [];
  const named = type.members.filter(({ kind }) => kind === "reference");
  if (named.length === 0) return [];
  const tag = type.kind === "union" ? type.tag : undefined;
  return [
    `## ${type.kind === "union" ? sections.branches : sections.parts}`,
    tag === undefined ? "" : `Told apart by ${code(tag)}.`,
    named.map((member) => branchLine(page, member, tag)).join("\n"),
  ];
}

function branchLine(page: Page, member: Type, tag: string | undefined): string {
  if (member.kind !== "reference") return "";
  const declaration = declarationOf(page.contract, member.target);
  const marks =
    tag === undefined ? [] : tagValues(membersOf(page.contract, member.target).get(tag)?.type);
  const { description } = declaration.documentation;
  const words = [
    `- ${page.typeLink(declaration)}`,
    marks.length === 0 || tag === undefined ? "" : `(${code(tag)}: ${marks.join(", ")})`,
    description === undefined ? "" : `— ${firstSentence(description)}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

function tagValues(type: Type | undefined): readonly string[] {
  if (type === undefined) return [];
  if (type.kind === "literal") return [code(JSON.stringify(type.value))];
  return type.kind === "union" ? type.members.flatMap(tagValues) : [];
}

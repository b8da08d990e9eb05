/** The model as text, a line per fact: what `model.txt` of a case shows. */

import { declarationOf, type Contract } from "../../src/model/contract.js";
import { loosenessOf } from "../../src/model/looseness.js";
import type { Documentation, Type } from "../../src/model/type.js";

export function modelText(contract: Contract): string {
  const nameOf = (id: string): string => declarationOf(contract, id).name;
  const lines: string[] = [];
  const declarations = [...contract.declarations.values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const declaration of declarations) {
    const { name, id, parents, type, documentation } = declaration;
    const from =
      parents.length === 0 ? "" : ` : ${parents.map((p) => nameOf(p.target)).join(", ")}`;
    lines.push(`${name}${from}  (${id})${documentationText(documentation)}`);
    lines.push(...typeLines(type, nameOf).map((line) => "  " + line));
    for (const { keyword, location } of loosenessOf(declaration)) {
      lines.push(`  ~ ${keyword} ${location.path}#${location.pointer}`);
    }
  }
  return lines.join("\n") + "\n";
}

function documentationText({ title: _, ...rest }: Documentation): string {
  return Object.keys(rest).length === 0 ? "" : " " + JSON.stringify(rest);
}

function typeLines(type: Type, nameOf: (id: string) => string): string[] {
  const lines = (inner: Type): string[] => typeLines(inner, nameOf);
  const own = type.constraints.map((c) => `${c.keyword}=${JSON.stringify(c.value)}`).join(" ");
  const suffix = own === "" ? "" : ` {${own}}`;
  const block = (head: string, groups: readonly (readonly string[])[]): string[] => [
    head + suffix,
    ...groups.flat().map((line) => "  " + line),
  ];
  const labelled = (label: string, inner: Type): string[] => {
    const [first = "", ...others] = lines(inner);
    return [`${label} ${first}`, ...others];
  };
  switch (type.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "string":
      return [type.kind + suffix];
    case "number":
      return [(type.integer ? "integer" : "number") + suffix];
    case "literal":
      return [JSON.stringify(type.value) + suffix];
    case "reference":
      return [nameOf(type.target) + suffix];
    case "array":
      return block(`array ${type.minItems}..${type.maxItems ?? ""}`, [
        ...type.prefix.map((item, i) => labelled(`${i}`, item)),
        labelled("rest", type.rest),
      ]);
    case "object":
      return block("object", [
        ...type.members.map((member) =>
          labelled(
            `${JSON.stringify(member.name)}${member.required ? "!" : "?"}${documentationText(member.documentation)}`,
            member.type,
          ),
        ),
        ...type.patterns.map((pattern) => labelled(`/${pattern.pattern}/`, pattern.type)),
        ...(type.additional === undefined
          ? []
          : [labelled(type.unevaluated ? "unevaluated" : "additional", type.additional)]),
      ]);
    case "union":
      return block(
        type.tag === undefined ? "union" : `union by ${type.tag}`,
        type.members.map(lines),
      );
    case "intersection":
      return block("intersection", type.members.map(lines));
  }
}

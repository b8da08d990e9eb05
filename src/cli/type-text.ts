import { declarationOf, type Contract } from "../model/contract.js";
import type { Type } from "../model/type.js";

/** A type on one line, as TypeScript would write it: to be read, not compiled. */
export function typeText(type: Type, contract: Contract): string {
  const text = (inner: Type): string => typeText(inner, contract);
  const grouped = (inner: Type): string =>
    inner.kind === "union" || inner.kind === "intersection" ? `(${text(inner)})` : text(inner);
  switch (type.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "string":
      return type.kind;
    case "number":
      return "number";
    case "literal":
      return JSON.stringify(type.value);
    case "reference":
      return declarationOf(contract, type.target).name;
    case "array": {
      if (type.prefix.length === 0) return `${grouped(type.rest)}[]`;
      const items = type.prefix.map((item, i) => text(item) + (i < type.minItems ? "" : "?"));
      if (type.rest.kind !== "never") items.push(`...${grouped(type.rest)}[]`);
      return `[${items.join(", ")}]`;
    }
    case "object": {
      if (type.members.length === 0) return type.additional?.kind === "never" ? "{}" : "object";
      const members = type.members.map(
        (member) => `${member.name}${member.required ? "" : "?"}: ${text(member.type)}`,
      );
      return `{ ${members.join("; ")} }`;
    }
    case "union":
      return type.members.map(text).join(" | ");
    case "intersection":
      return type.members.map(grouped).join(" & ");
  }
}

/** A type as TypeDoc read it, in Markdown: code, with each named type a link to its page. */

import {
  ArrayType,
  IntersectionType,
  IntrinsicType,
  LiteralType,
  OptionalType,
  ReferenceType,
  ReflectionType,
  RestType,
  TupleType,
  UnionType,
  type DeclarationReflection,
  type SomeType,
} from "typedoc";
import { code } from "../safe-markdown.js";
import type { Page } from "./page.js";

export function writtenType(page: Page, type: SomeType | undefined): string {
  const write = (inner: SomeType | undefined): string => writtenType(page, inner);
  const grouped = (inner: SomeType): string =>
    inner instanceof UnionType || inner instanceof IntersectionType
      ? `(${write(inner)})`
      : write(inner);
  if (type instanceof UnionType) return type.types.map(write).join(" \\| ");
  if (type instanceof IntersectionType) return type.types.map(grouped).join(" & ");
  if (type instanceof ArrayType) return `${grouped(type.elementType)}\\[\\]`;
  if (type instanceof OptionalType) return `${grouped(type.elementType)}?`;
  if (type instanceof RestType) return `...${write(type.elementType)}`;
  if (type instanceof TupleType) return `\\[${type.elements.map(write).join(", ")}\\]`;
  if (type instanceof ReflectionType) return writtenObject(page, type.declaration);
  if (type instanceof LiteralType) return code(JSON.stringify(type.value));
  if (type instanceof ReferenceType) return writtenReference(page, type);
  if (type instanceof IntrinsicType) return code(type.name);
  return code(type === undefined ? "unknown" : type.toString());
}

function writtenReference(page: Page, { name, reflection, typeArguments }: ReferenceType): string {
  const declaration =
    reflection === undefined ? undefined : page.documented.declarations.get(reflection);
  if (declaration !== undefined) return page.typeLink(declaration);
  if (typeArguments === undefined) return code(name);
  const written = typeArguments.map((argument) => writtenType(page, argument));
  return `${code(name)}\\<${written.join(", ")}\\>`;
}

function writtenObject(page: Page, object: DeclarationReflection): string {
  const members = (object.children ?? []).map(
    ({ name, flags, type }) =>
      `${code(name + (flags.isOptional ? "?" : ""))}: ${writtenType(page, type)}`,
  );
  const indexes = (object.indexSignatures ?? []).map(
    ({ parameters, type }) =>
      `\\[${code("name")}: ${code(String(parameters?.[0]?.type ?? "string"))}\\]: ${writtenType(page, type)}`,
  );
  const parts = [...members, ...indexes];
  return parts.length === 0 ? "\\{\\}" : `\\{ ${parts.join("; ")} \\}`;
}

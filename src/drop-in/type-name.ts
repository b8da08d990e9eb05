import { isTypeName, toPascalCase } from "../emit/identifier.js";

/**
 * What json-schema-to-typescript would call a type of this title, key or file, so that imports stay as they are: PascalCase of
 * ASCII letters, marks removed, a capital after each digit. Where that leaves nothing, PascalCase of any script; `undefined` for no name.
 */
export function typeNameOf(text: string): string | undefined {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  const words = plain.split(/[^A-Za-z\d_$]+|_+(?=[a-z])/).filter((word) => word !== "");
  const joined = words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
    .replace(/^\d+/, "")
    .replace(/[\d$]+[a-z]/g, (match) => match.toUpperCase());
  const name = joined.charAt(0).toUpperCase() + joined.slice(1);
  if (isTypeName(name)) return name;
  const other = toPascalCase(text);
  return other !== undefined && isTypeName(other) ? other : undefined;
}

/** `schemas/code.schema.json` → `code.schema`: the last part of a path, without its last extension, as json-schema-to-typescript has it. */
export function bareName(path: string): string {
  const last = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return last.replace(/(?<=.)\.[^.]*$/, "");
}

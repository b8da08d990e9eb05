/** What a base and all its heirs have in common, as a trait: one can ask any of them, and a union of them, for members of the base. */

import type { Facts } from "./facts.js";
import type { Item, Struct, StructField } from "./item.js";
import { armLines, bracketWidth, call, implLines, lineWidth, widthOf } from "./expression.js";
import { traitName } from "./names.js";
import { typeText, type RustType } from "./rust-type.js";
import { docComment } from "./text.js";

/** The traits of the bases of an item, as it has them. */
export function baseImpls(item: Item, facts: Facts): readonly (readonly string[])[] {
  return facts.basesOf(item).map((base) => memberLines(item, base, facts));
}

/** The trait of a base. */
export function traitLines(base: Struct, facts: Facts): string[] {
  const head = traitHead(traitName(base.name), base.bases.map(traitName));
  const methods = facts
    .sharedFields(base)
    .map((field) => [
      ...docComment([field.documentation.description ?? ""], "    "),
      ...signature(field, facts, ";"),
    ]);
  const doc = docComment(
    [`What has the members of [\`${base.name}\`] that all its heirs have in the same type.`],
    "",
  );
  const [first = ""] = head;
  if (methods.length === 0 && head.length === 1) return [...doc, `${first}}`];
  return [...doc, ...head, ...apart(methods), "}"];
}

function traitHead(name: string, supers: readonly string[]): readonly string[] {
  const flat = `pub trait ${name}${supers.length === 0 ? "" : `: ${supers.join(" + ")}`} {`;
  if (widthOf(flat) <= lineWidth) return [flat];
  const together = `    ${supers.join(" + ")}`;
  const apart = supers.map((each, i) => `    ${i === 0 ? "" : "+ "}${each}`);
  return [`pub trait ${name}:`, ...(widthOf(together) <= lineWidth ? [together] : apart), "{"];
}

function memberLines(item: Item, base: Struct, facts: Facts): string[] {
  const methods = facts
    .sharedFields(base)
    .map((field) => [
      ...signature(field, facts, " {"),
      ...bodyOf(item, base, field, facts),
      "    }",
    ]);
  return implLines(traitName(base.name), item.name, apart(methods));
}

function apart(parts: readonly (readonly string[])[]): string[] {
  return parts.flatMap((part, i) => (i === 0 ? part : ["", ...part]));
}

function signature(field: StructField, facts: Facts, end: string): string[] {
  const { returns } = accessOf(field, facts);
  const flat = `    fn ${field.name}(&self) -> ${returns}${end}`;
  // The semicolon is counted twice.
  if (end === ";" && widthOf(flat) === lineWidth) {
    return [`    fn ${field.name}(&self)`, `        -> ${returns};`];
  }
  if (widthOf(flat) <= lineWidth) return [flat];
  return [`    fn ${field.name}(`, "        &self,", `    ) -> ${returns}${end}`];
}

function bodyOf(item: Item, base: Struct, field: StructField, facts: Facts): string[] {
  if (item.kind !== "union") {
    const { body, method } = accessOf(field, facts);
    const isLong = widthOf(body + method) > bracketWidth && method !== "";
    return isLong ? [`        ${body}`, `            ${method}`] : [`        ${body}${method}`];
  }
  const method = `${traitName(base.name)}::${field.name}`;
  return [
    "        match self {",
    ...item.branches.flatMap(({ name, type }) => {
      const value = type.kind === "box" ? "&**value" : "value";
      return armLines(`Self::${name}(value)`, call(method, value));
    }),
    "        }",
  ];
}

/** How a member is lent. */
function accessOf(
  { name, type, required }: StructField,
  facts: Facts,
): { readonly returns: string; readonly body: string; readonly method: string } {
  const field = `self.${name}`;
  const isOption = required && type.kind === "option";
  const { returns, isCopied, isDereferenced } = lent(isOption ? type.of : type, facts);
  if (required && !isOption) return { returns, body: isCopied ? field : `&${field}`, method: "" };
  const method = isCopied ? "" : isDereferenced ? ".as_deref()" : ".as_ref()";
  return { returns: `Option<${returns}>`, body: field, method };
}

function lent(
  type: RustType,
  facts: Facts,
): { readonly returns: string; readonly isCopied?: true; readonly isDereferenced?: true } {
  if (facts.isCopy(type)) return { returns: typeText(type), isCopied: true };
  if (type.kind === "plain" && type.name === "String") {
    return { returns: "&str", isDereferenced: true };
  }
  if (type.kind === "vec") return { returns: `&[${typeText(type.of)}]`, isDereferenced: true };
  if (type.kind === "box") return { returns: `&${typeText(type.of)}`, isDereferenced: true };
  return { returns: `&${typeText(type)}` };
}

/** Items as text of Rust, laid out as rustfmt does. */

import type { Looseness } from "../../model/looseness.js";
import type { Documentation } from "../../model/type.js";
import { baseImpls, traitLines } from "./base-traits.js";
import {
  armLines,
  bracketWidth,
  call,
  constantLines,
  filled,
  implLines,
  lineWidth,
  linesOf,
  slice,
  widthOf,
  type Expression,
} from "./expression.js";
import type { Facts } from "./facts.js";
import type { Alias, Item, Newtype, Struct, StructField, TextEnum, Union } from "./item.js";
import { bare, variantNames } from "./names.js";
import { typeText, type RustType } from "./rust-type.js";
import { docComment, stringLiteral } from "./text.js";

/** Lines, in blocks that stand apart. */
type Blocks = readonly (readonly string[])[];

export interface ItemText {
  /** What people read of an item: the type, and its trait where it is a base. */
  readonly declared: Blocks;
  /** What is implemented for it. */
  readonly implemented: Blocks;
}

export function itemText(item: Item, facts: Facts): ItemText {
  const doc = docComment(documentationOf(item.documentation, item.looseness), "");
  const { declared, implemented } = ownText(item, doc, facts);
  const isBase = item.kind === "struct" && facts.isBase(item.name);
  return {
    declared: isBase ? [...declared, traitLines(item, facts)] : declared,
    implemented: [...implemented, ...baseImpls(item, facts)],
  };
}

function ownText(item: Item, doc: readonly string[], facts: Facts): ItemText {
  switch (item.kind) {
    case "struct":
      return structText(item, doc, facts);
    case "texts":
      return textsText(item, doc);
    case "union":
      return unionText(item, doc, facts);
    case "newtype":
      return newtypeText(item, doc, facts);
    case "alias":
      return { declared: [aliasLines(item, doc)], implemented: [] };
  }
}

/** What a text says of itself, paragraph by paragraph. */
function documentationOf(
  { description, deprecated }: Documentation,
  looseness: readonly Looseness[] = [],
): readonly string[] {
  const paragraphs: string[] = [];
  if (description !== undefined) paragraphs.push(description);
  if (deprecated === true) paragraphs.push("Deprecated.");
  if (looseness.length > 0) {
    const places = looseness.map(({ keyword, location: { path, pointer } }) => {
      const place = `${path}#${pointer}`.replaceAll("`", "'");
      return `- ${keyword}: \`${place}\``;
    });
    paragraphs.push("Not checked here:", [...new Set(places)].join("\n"));
  }
  return paragraphs;
}

function attribute(items: readonly string[], indent = ""): string[] {
  if (items.length === 0) return [];
  const flat = items.join(", ");
  const line = `${indent}#[serde(${flat})]`;
  // `attr_fn_like_width`, but for an item alone.
  const fits = items.length === 1 ? widthOf(line) < lineWidth : widthOf(flat) <= 70;
  if (fits) return [line];
  const body = items.map((item, i) => `${indent}    ${item}${i < items.length - 1 ? "," : ""}`);
  return [`${indent}#[serde(`, ...body, `${indent})]`];
}

function deriveLine(traits: readonly string[]): string[] {
  const flat = `#[derive(${traits.join(", ")})]`;
  if (widthOf(flat) < lineWidth) return [flat];
  return ["#[derive(", ...filled(traits, "    "), ")]"];
}

function structText(struct: Struct, doc: readonly string[], facts: Facts): ItemText {
  const { name, fields, extra } = struct;
  const isPlain = fields.every((field) => !field.required);
  const traits = ["Debug", "Clone", ...(isPlain ? ["Default"] : []), "PartialEq"];
  const body = fields.flatMap((field) => fieldLines(field, facts));
  if (extra !== undefined) {
    const exact = facts.isExact(extra.type) ? [] : ['with = "json"'];
    body.push(
      "    /// Members that the contract does not name.",
      ...attribute(["flatten", ...exact], "    "),
      ...typedLines("    pub extra:", { kind: "map", of: extra.type }),
    );
  }
  const open = [
    ...doc,
    ...deriveLine([...traits, "Serialize", "Deserialize"]),
    ...(extra === undefined ? attribute(["deny_unknown_fields"]) : []),
  ];
  const declared =
    body.length === 0
      ? [...open, `pub struct ${name} {}`]
      : [...open, `pub struct ${name} {`, ...body, "}"];
  const read =
    extra === undefined
      ? [
          "    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {",
          "        Self::deserialize(ObjectOnly(deserializer))",
          "    }",
        ]
      : [];
  const checks = checkLines(name, structChecks(struct, facts));
  return { declared: [declared], implemented: [checks, implLines("Json", name, read)] };
}

function fieldLines(field: StructField, facts: Facts): string[] {
  const { name, jsonName, type, required, documentation } = field;
  const settings: string[] = [];
  if (bare(name) !== jsonName) settings.push(`rename = ${stringLiteral(jsonName)}`);
  if (!required) {
    settings.push("default", 'with = "optional"', 'skip_serializing_if = "Option::is_none"');
  } else if (!facts.isExact(type)) settings.push('with = "json"');
  const [rename, ...others] = settings;
  // Apart, so that what all optional members say stands on one line.
  const attributes =
    rename?.startsWith("rename") === true && others.length > 1
      ? [...attribute([rename], "    "), ...attribute(others, "    ")]
      : attribute(settings, "    ");
  return [
    ...docComment(documentationOf(documentation), "    "),
    ...attributes,
    ...typedLines(`    pub ${name}:`, required ? type : { kind: "option", of: type }),
  ];
}

/** `name: Type,` in a struct. */
function typedLines(before: string, type: RustType): string[] {
  const lines = pairLines(before, `${typeText(type)},`, "        ");
  const isTooLong = isWideTuple(type) || widthOf(lines.at(-1) ?? "") > lineWidth;
  return isTooLong ? brokenLines(`${before} `, type, "    ") : lines;
}

/** A tuple is held as short as what is in brackets elsewhere. */
function isWideTuple(type: RustType): boolean {
  return type.kind === "tuple" && widthOf(typeText(type)) > bracketWidth + 2;
}

/** A type with a line for each of its parts, where it has any. */
function brokenLines(before: string, type: RustType, indent: string): string[] {
  const text = typeText(type);
  if (type.kind === "plain" || type.kind === "named") return [`${before}${text},`];
  const isTuple = type.kind === "tuple";
  const first = type.kind === "map" ? ["String"] : [];
  const parts = isTuple ? type.items.map(typeText) : [...first, typeText(type.of)];
  const head = text.slice(0, text.search(/[<(]/) + 1);
  const body = parts.map((part) => `${indent}    ${part},`);
  return [before + head, ...body, `${indent}${isTuple ? ")" : ">"},`];
}

/** `name: Type,`, in two lines where one is too long. */
function pairLines(before: string, after: string, indent: string): string[] {
  const flat = `${before} ${after}`;
  return widthOf(flat) <= lineWidth ? [flat] : [before, indent + after];
}

function structChecks(struct: Struct, facts: Facts): string[] {
  const lines: string[] = [];
  for (const { name, jsonName, type, required, rules } of struct.fields) {
    if (rules.length === 0 && !facts.isChecked(type)) continue;
    const method = required ? "member" : "optional";
    lines.push(
      ...statement(
        call(`checker.${method}`, stringLiteral(jsonName), `&self.${name}`, slice(rules)),
      ),
    );
  }
  const { extra } = struct;
  if (extra !== undefined && (extra.rules.length > 0 || facts.isChecked(extra.type))) {
    const rules = extra.rules.length === 0 ? [] : [call("Rule::Values", slice(extra.rules))];
    lines.push(...statement(call("checker.value", "&self.extra", slice(rules))));
  }
  return [...lines, ...ownChecks(struct.rules)];
}

function ownChecks(rules: readonly Expression[]): string[] {
  return rules.length === 0 ? [] : statement(call("checker.object", "self", slice(rules)));
}

function statement(expression: Expression, indent = "        "): string[] {
  return linesOf("", expression, ";", indent);
}

function checkLines(name: string, statements: readonly string[]): string[] {
  const body =
    statements.length === 0
      ? ["    fn check(&self, _: &mut Checker) {}"]
      : ["    fn check(&self, checker: &mut Checker) {", ...statements, "    }"];
  return implLines("Validate", name, body);
}

function textsText({ name, values, rules }: TextEnum, doc: readonly string[]): ItemText {
  const variants = variantNames(values);
  const isOne = values.length === 1;
  const traits = ["Debug", "Clone", "Copy", ...(isOne ? ["Default"] : []), "PartialEq", "Eq"];
  const derived = [...traits, "PartialOrd", "Ord", "Hash", "Serialize", "Deserialize"];
  const declared = [
    ...doc,
    ...deriveLine(derived),
    ...attribute(['try_from = "String"']),
    `pub enum ${name} {`,
    ...values.flatMap((value, i) => [
      ...(isOne ? ["    #[default]"] : []),
      ...(variants[i] === value ? [] : attribute([`rename = ${stringLiteral(value)}`], "    ")),
      `    ${variants[i]},`,
    ]),
    "}",
  ];
  const all = slice(variants.map((each) => `Self::${each}`));
  const implemented = [
    `impl ${name} {`,
    ...constantLines("pub const ALL: &'static [Self]", all, "    "),
    "",
    "    /// The text that it is in JSON.",
    "    pub fn as_str(self) -> &'static str {",
    "        match self {",
    ...values.flatMap((value, i) => armLines(`Self::${variants[i]}`, stringLiteral(value))),
    "        }",
    "    }",
    "}",
  ];
  const checks = checkLines(name, ownChecks(rules));
  return { declared: [declared], implemented: [implemented, [`texts!(${name});`], checks] };
}

function unionText(union: Union, doc: readonly string[], facts: Facts): ItemText {
  const { name, branches, rules } = union;
  const declared = [
    ...doc,
    "#[derive(Debug, Clone, PartialEq, Serialize)]",
    "#[serde(untagged)]",
    `pub enum ${name} {`,
    ...branches.flatMap((branch) => [
      ...(facts.isExact(branch.type)
        ? []
        : attribute(['serialize_with = "json::serialize"'], "    ")),
      ...variantLines(branch.name, branch.type),
    ]),
    "}",
  ];
  const isChecked = branches.some((each) => each.rules.length > 0 || facts.isChecked(each.type));
  const checks = isChecked
    ? [
        "        match self {",
        ...branches.flatMap((branch) => {
          const check = call("checker.value", "value", slice(branch.rules));
          return armLines(`Self::${branch.name}(value)`, check);
        }),
        "        }",
      ]
    : [];
  const implemented = [
    implLines("Deserialize<'de>", name, deserializeLines(union), "<'de>"),
    ...fromBlocks(union, facts),
    checkLines(name, [...checks, ...ownChecks(rules)]),
    implLines("Json", name, []),
  ];
  return { declared: [declared], implemented };
}

function variantLines(name: string, type: RustType): string[] {
  const flat = `    ${name}(${typeText(type)}),`;
  if (widthOf(flat) <= lineWidth && !isWideTuple(type)) return [flat];
  const own = `        ${typeText(type)},`;
  const indent = " ".repeat(8);
  const fits = widthOf(own) <= lineWidth && !isWideTuple(type);
  const lines = fits ? [own] : brokenLines(indent, type, indent);
  return [`    ${name}(`, ...lines, "    ),"];
}

function deserializeLines(union: Union): string[] {
  return [
    "    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {",
    ...(union.tag === undefined ? triedLines(union) : taggedLines(union, union.tag)),
    "    }",
  ];
}

function taggedLines({ branches }: Union, tag: string): string[] {
  const arms = branches.flatMap(({ name, tags }) =>
    tags.flatMap((each) =>
      armLines(`Some(${stringLiteral(each)})`, call("choice.take", `Self::${name}`)),
    ),
  );
  const known = slice(branches.flatMap(({ tags }) => tags.map(stringLiteral)));
  return [
    "        let choice = Choice::read(deserializer)?;",
    ...constantLines("let tag", call("choice.tag", stringLiteral(tag)), "        "),
    "        match tag.as_deref() {",
    ...arms,
    ...armLines("_", call("choice.unknown", stringLiteral(tag), known)),
    "        }",
  ];
}

function triedLines({ branches }: Union): string[] {
  return [
    "        let mut choice = Choice::read(deserializer)?;",
    ...branches.flatMap(({ name, constants }) => {
      const pairs = constants.map(([member, value]) =>
        call("", stringLiteral(member), stringLiteral(value)),
      );
      return statement(call("choice.attempt", `Self::${name}`, slice(pairs)));
    }),
    "        choice.end()",
  ];
}

/** A type that is longer is converted from by naming the branch: no line would hold its conversion. */
const longestConverted = 80;

/** Conversions from what only one branch holds. */
function fromBlocks({ name, branches }: Union, facts: Facts): string[][] {
  const held = branches.map(({ type }) => typeText(behindNames(type, facts)));
  return branches.flatMap((branch, i) => {
    const text = held[i] ?? "";
    if (text === name || held.indexOf(text) !== held.lastIndexOf(text)) return [];
    const isLong = widthOf(typeText(branch.type)) > longestConverted || isWideTuple(branch.type);
    if (isLong) return [];
    return [fromLines(typeText(branch.type), name, `Self::${branch.name}(value)`)];
  });
}

function fromLines(from: string, name: string, value: string): string[] {
  const flat = `    fn from(value: ${from}) -> Self {`;
  const head =
    widthOf(flat) <= lineWidth
      ? [flat]
      : ["    fn from(", `        value: ${from},`, "    ) -> Self {"];
  return implLines(`From<${from}>`, name, [...head, `        ${value}`, "    }"]);
}

function tupleStructLines(name: string, setting: string, type: string): string[] {
  const field = `${setting === "" ? "" : `${setting} `}pub ${type}`;
  const flat = `pub struct ${name}(${field});`;
  if (widthOf(flat) <= lineWidth) return [flat];
  const isWide = setting !== "" && widthOf(`    ${field}`) > lineWidth;
  // Two spaces stand there where rustfmt puts an attribute on a line of its own.
  const lines = isWide ? [`    ${setting}`, `    pub  ${type},`] : [`    ${field},`];
  return [`pub struct ${name}(`, ...lines, ");"];
}

function behindNames(type: RustType, facts: Facts): RustType {
  const found = facts.underlying(type);
  if (found.kind === "tuple") {
    return { ...found, items: found.items.map((item) => behindNames(item, facts)) };
  }
  return "of" in found ? { ...found, of: behindNames(found.of, facts) } : found;
}

function newtypeText(item: Newtype, doc: readonly string[], facts: Facts): ItemText {
  const { name, type, rules } = item;
  const text = typeText(type);
  const isText = type.kind === "plain" && ["String", "bool", "i64", "u64"].includes(type.name);
  const derived = ["Debug", "Clone", "PartialEq"];
  if (isText) derived.push("Eq", "PartialOrd", "Ord", "Hash");
  const setting = facts.isExact(type) ? "" : '#[serde(with = "json")]';
  const isBare = rules.length === 0 && !facts.isChecked(type);
  const check = isBare ? [] : statement(call("checker.value", "&self.0", slice(rules)));
  const declared = [
    ...doc,
    ...deriveLine([...derived, "Serialize", "Deserialize"]),
    "#[serde(transparent)]",
    ...tupleStructLines(name, setting, text),
  ];
  const implemented = [
    implLines("Deref", name, [
      ...pairLines("    type Target =", `${text};`, "        "),
      "",
      "    fn deref(&self) -> &Self::Target {",
      "        &self.0",
      "    }",
    ]),
    fromLines(text, name, "Self(value)"),
    checkLines(name, check),
    implLines("Json", name, []),
  ];
  return { declared: [declared], implemented };
}

function aliasLines({ name, type }: Alias, doc: readonly string[]): string[] {
  return [...doc, ...pairLines(`pub type ${name} =`, `${typeText(type)};`, "    ")];
}

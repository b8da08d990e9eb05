/** Items as text of Rust, laid out as rustfmt does. */

import type { Looseness } from "../../model/looseness.js";
import type { Documentation } from "../../model/type.js";
import { baseTraitLines } from "./base-traits.js";
import { filled, lineWidth, linesOf, call, slice, widthOf, type Expression } from "./expression.js";
import type { Facts } from "./facts.js";
import type { Alias, Item, Newtype, Struct, StructField, TextEnum, Union } from "./item.js";
import { bare, variantNames } from "./names.js";
import { typeText, type RustType } from "./rust-type.js";
import { docComment, stringLiteral } from "./text.js";

/** The lines of an item and of what is implemented for it, in blocks that stand apart. */
export function itemBlocks(item: Item, facts: Facts): readonly (readonly string[])[] {
  const doc = docComment(documentationOf(item.documentation, item.looseness), "");
  switch (item.kind) {
    case "struct":
      return [...structBlocks(item, doc, facts), ...baseTraitLines(item, facts)];
    case "texts":
      return textsBlocks(item, doc);
    case "union":
      return [...unionBlocks(item, doc, facts), ...baseTraitLines(item, facts)];
    case "newtype":
      return newtypeBlocks(item, doc, facts);
    case "alias":
      return [aliasLines(item, doc)];
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
  if (flat.length <= 70) return [`${indent}#[serde(${flat})]`];
  const body = items.map((item, i) => `${indent}    ${item}${i < items.length - 1 ? "," : ""}`);
  return [`${indent}#[serde(`, ...body, `${indent})]`];
}

function deriveLine(traits: readonly string[]): string[] {
  const flat = `#[derive(${traits.join(", ")})]`;
  if (widthOf(flat) <= lineWidth) return [flat];
  return ["#[derive(", ...filled(traits, "    "), ")]"];
}

function structBlocks(struct: Struct, doc: readonly string[], facts: Facts): string[][] {
  const { name, fields, extra } = struct;
  const isPlain = fields.every((field) => !field.required);
  const traits = ["Debug", "Clone", ...(isPlain ? ["Default"] : []), "PartialEq"];
  const body = fields.flatMap((field) => fieldLines(field, facts));
  if (extra !== undefined) {
    const exact = facts.isExact(extra.type) ? [] : ['with = "json"'];
    body.push(
      "    /// Members that the contract does not name.",
      ...attribute(["flatten", ...exact], "    "),
      `    pub extra: BTreeMap<String, ${typeText(extra.type)}>,`,
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
  const json =
    extra === undefined
      ? [
          `impl Json for ${name} {`,
          "    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {",
          "        Self::deserialize(ObjectOnly(deserializer))",
          "    }",
          "}",
        ]
      : [`impl Json for ${name} {}`];
  return [declared, checkLines(name, structChecks(struct, facts)), json];
}

function fieldLines(field: StructField, facts: Facts): string[] {
  const { name, jsonName, type, required, documentation } = field;
  const settings: string[] = [];
  if (bare(name) !== jsonName) settings.push(`rename = ${stringLiteral(jsonName)}`);
  if (!required) {
    settings.push("default", 'with = "optional"', 'skip_serializing_if = "Option::is_none"');
  } else if (!facts.isExact(type)) settings.push('with = "json"');
  const text = required ? typeText(type) : `Option<${typeText(type)}>`;
  const [rename, ...others] = settings;
  // Apart, so that what all optional members say stands on one line.
  const attributes =
    rename?.startsWith("rename") === true && others.length > 1
      ? [...attribute([rename], "    "), ...attribute(others, "    ")]
      : attribute(settings, "    ");
  return [
    ...docComment(documentationOf(documentation), "    "),
    ...attributes,
    ...(documentation.deprecated === true ? [] : []),
    ...pairLines(`    pub ${name}:`, `${text},`, "        "),
  ];
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
  if (statements.length === 0) {
    return [`impl Validate for ${name} {`, "    fn check(&self, _: &mut Checker) {}", "}"];
  }
  return [
    `impl Validate for ${name} {`,
    "    fn check(&self, checker: &mut Checker) {",
    ...statements,
    "    }",
    "}",
  ];
}

function textsBlocks({ name, values, rules }: TextEnum, doc: readonly string[]): string[][] {
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
    ...linesOf("pub const ALL: &'static [Self] = ", all, ";", "    "),
    "",
    "    /// The text that it is in JSON.",
    "    pub fn as_str(self) -> &'static str {",
    "        match self {",
    ...values.flatMap((value, i) => armLines(`Self::${variants[i]}`, stringLiteral(value))),
    "        }",
    "    }",
    "}",
  ];
  return [declared, implemented, [`texts!(${name});`], checkLines(name, ownChecks(rules))];
}

/** An arm of a `match` in a method. */
function armLines(pattern: string, body: string): string[] {
  const flat = `            ${pattern} => ${body},`;
  if (widthOf(flat) <= lineWidth) return [flat];
  return [`            ${pattern} => {`, `                ${body}`, "            }"];
}

function unionBlocks(union: Union, doc: readonly string[], facts: Facts): string[][] {
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
      `    ${branch.name}(${typeText(branch.type)}),`,
    ]),
    "}",
  ];
  const isChecked = branches.some((each) => each.rules.length > 0 || facts.isChecked(each.type));
  const checks = isChecked
    ? [
        "        match self {",
        ...branches.flatMap((branch) => {
          const check = call("checker.value", "value", slice(branch.rules));
          return armOfExpression(`Self::${branch.name}(value)`, check);
        }),
        "        }",
      ]
    : [];
  return [
    declared,
    [
      `impl<'de> Deserialize<'de> for ${name} {`,
      "    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {",
      ...(union.tag === undefined ? triedLines(union) : taggedLines(union, union.tag)),
      "    }",
      "}",
    ],
    ...fromBlocks(union, facts),
    checkLines(name, [...checks, ...ownChecks(rules)]),
    [`impl Json for ${name} {}`],
  ];
}

function armOfExpression(pattern: string, body: Expression): string[] {
  const [first = "", ...rest] = linesOf(`${pattern} => `, body, ",", "            ");
  return [first, ...rest];
}

function taggedLines({ branches }: Union, tag: string): string[] {
  const arms = branches.flatMap(({ name, tags }) =>
    tags.flatMap((each) => armLines(`Some(${stringLiteral(each)})`, `choice.take(Self::${name})`)),
  );
  const known = slice(branches.flatMap(({ tags }) => tags.map(stringLiteral)));
  return [
    "        let choice = Choice::read(deserializer)?;",
    `        match choice.tag(${stringLiteral(tag)}).as_deref() {`,
    ...arms,
    ...linesOf("_ => ", call("choice.unknown", stringLiteral(tag), known), ",", "            "),
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

/** Conversions from what only one branch holds. */
function fromBlocks({ name, branches }: Union, facts: Facts): string[][] {
  const held = branches.map(({ type }) => typeText(behindNames(type, facts)));
  return branches.flatMap((branch, i) => {
    const text = held[i] ?? "";
    if (text === name || held.indexOf(text) !== held.lastIndexOf(text)) return [];
    return [
      [
        `impl From<${typeText(branch.type)}> for ${name} {`,
        `    fn from(value: ${typeText(branch.type)}) -> Self {`,
        `        Self::${branch.name}(value)`,
        "    }",
        "}",
      ],
    ];
  });
}

function behindNames(type: RustType, facts: Facts): RustType {
  const found = facts.underlying(type);
  if (found.kind === "tuple") {
    return { ...found, items: found.items.map((item) => behindNames(item, facts)) };
  }
  return "of" in found ? { ...found, of: behindNames(found.of, facts) } : found;
}

function newtypeBlocks(item: Newtype, doc: readonly string[], facts: Facts): string[][] {
  const { name, type, rules } = item;
  const text = typeText(type);
  const isText = type.kind === "plain" && ["String", "bool", "i64", "u64"].includes(type.name);
  const derived = ["Debug", "Clone", "PartialEq"];
  if (isText) derived.push("Eq", "PartialOrd", "Ord", "Hash");
  const setting = facts.isExact(type) ? "" : '#[serde(with = "json")] ';
  const isBare = rules.length === 0 && !facts.isChecked(type);
  const check = isBare ? [] : statement(call("checker.value", "&self.0", slice(rules)));
  return [
    [
      ...doc,
      ...deriveLine([...derived, "Serialize", "Deserialize"]),
      "#[serde(transparent)]",
      `pub struct ${name}(${setting}pub ${text});`,
    ],
    [
      `impl Deref for ${name} {`,
      `    type Target = ${text};`,
      "",
      `    fn deref(&self) -> &Self::Target {`,
      "        &self.0",
      "    }",
      "}",
    ],
    [
      `impl From<${text}> for ${name} {`,
      `    fn from(value: ${text}) -> Self {`,
      "        Self(value)",
      "    }",
      "}",
    ],
    checkLines(name, check),
    [`impl Json for ${name} {}`],
  ];
}

function aliasLines({ name, type }: Alias, doc: readonly string[]): string[] {
  return [...doc, ...pairLines(`pub type ${name} =`, `${typeText(type)};`, "    ")];
}

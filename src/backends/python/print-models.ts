/** The module of models: classes, bases first, then the aliases, each after what it is made of. */

import type { Documentation } from "../../model/type.js";
import type { PythonAlias, PythonClass, PythonField, PythonTypes } from "./build-types.js";
import {
  call,
  flatText,
  keyword,
  lineWidth,
  linesOf,
  statementLines,
  wordsOf,
  type Expression,
} from "./expression.js";
import { docstring, stringLiteral } from "./text.js";

/** The text of `models.py`, without its header. */
export function modelsText({ types }: PythonTypes): string {
  const classes = new Map<string, PythonClass>();
  const aliases = new Map<string, PythonAlias>();
  for (const each of types) {
    if (each.kind === "class") classes.set(each.name, each);
    else aliases.set(each.name, each);
  }
  const blocks: string[][] = [];
  for (const each of basesFirst(classes)) blocks.push(classLines(each, classes));
  const body: string[] = [];
  for (const { lines } of blocks.map((lines) => ({ lines }))) {
    body.push("", "", ...lines);
  }
  const { order, recursive } = aliasOrder(aliases);
  order.forEach((alias, i) => {
    const after = i === 0 && blocks.length > 0 ? ["", ""] : [""];
    body.push(...after, ...aliasLines(alias, recursive.has(alias.name)));
  });
  return [...head(types, recursive, overrides(classes)), ...body].join("\n") + "\n";
}

function head(
  types: PythonTypes["types"],
  recursive: ReadonlySet<string>,
  hasOverrides: boolean,
): string[] {
  const used = new Set<string>();
  const see = (expression: Expression | undefined): void => {
    for (const word of expression === undefined ? [] : wordsOf(expression)) used.add(word);
  };
  let hasFields = false;
  let hasConfig = false;
  let hasRules = false;
  for (const each of types) {
    if (each.kind === "alias") {
      see(each.type);
      continue;
    }
    if (each.others === "forbid") hasConfig = true;
    else if (each.others !== "Any") see(each.others);
    if (each.rules !== undefined) hasRules = true;
    for (const field of each.fields) {
      see(field.type);
      if (defaultOf(field) !== undefined && defaultOf(field) !== "None") hasFields = true;
    }
  }
  const aliases = types.filter((each) => each.kind === "alias");
  const hasAliases = aliases.length > 0;
  const hasClasses = types.some((each) => each.kind === "class");
  const from = (module: string, names: readonly (readonly [string, boolean])[]): string[] => {
    const wanted = names.filter(([, is]) => is).map(([name]) => name);
    if (wanted.length === 0) return [];
    const flat = `from ${module} import ${wanted.join(", ")}`;
    if (flat.length <= lineWidth) return [flat];
    return [`from ${module} import (`, ...wanted.map((name) => `    ${name},`), ")"];
  };
  const groups = [
    ["from __future__ import annotations"],
    from("typing", [
      ["Annotated", used.has("Annotated")],
      ["Any", used.has("Any")],
      ["ClassVar", hasRules],
      ["Literal", used.has("Literal")],
      ["TypeAlias", aliases.some((each) => !recursive.has(each.name))],
    ]),
    [
      ...from("pydantic", [
        ["ConfigDict", hasConfig],
        ["Field", hasFields || used.has("Field")],
        ["TypeAdapter", hasAliases],
      ]),
      ...from("typing_extensions", [["TypeAliasType", recursive.size > 0]]),
    ],
    from("._runtime", [
      ["AllOf", used.has("AllOf")],
      ["ContractModel", hasClasses],
      ["JsonInteger", used.has("JsonInteger")],
      ["JsonNumber", used.has("JsonNumber")],
      ["Nothing", used.has("Nothing")],
      ["NotNull", used.has("NotNull")],
      ["OneOf", used.has("OneOf")],
      ["Positions", used.has("Positions")],
      ["Rules", hasRules || used.has("Rules")],
      ["adapter_of", hasAliases],
    ]),
  ];
  // An heir may narrow members, and require them, which type checkers allow only of members that can't be assigned.
  const settings = hasOverrides
    ? [
        '# mypy: disable-error-code="assignment"',
        "# pyright: reportIncompatibleVariableOverride=false, reportGeneralTypeIssues=false",
        "",
      ]
    : [];
  return [
    ...settings,
    ...groups
      .filter((group) => group.length > 0)
      .flatMap((group, i) => (i === 0 ? group : ["", ...group])),
  ];
}

function overrides(classes: ReadonlyMap<string, PythonClass>): boolean {
  return [...classes.values()].some(
    ({ bases, fields, others }) =>
      (others !== "forbid" && others !== "Any") || (bases.length > 0 && fields.length > 0),
  );
}

function* basesFirst(classes: ReadonlyMap<string, PythonClass>): Iterable<PythonClass> {
  const told = new Set<string>();
  function* tell(each: PythonClass): Iterable<PythonClass> {
    if (told.has(each.name)) return;
    told.add(each.name);
    for (const base of each.bases) {
      const found = classes.get(base);
      if (found !== undefined) yield* tell(found);
    }
    yield each;
  }
  for (const each of classes.values()) yield* tell(each);
}

/** Aliases, each after those that its expression names, and those that lead back to themselves. */
function aliasOrder(aliases: ReadonlyMap<string, PythonAlias>): {
  readonly order: readonly PythonAlias[];
  readonly recursive: ReadonlySet<string>;
} {
  const named = ({ type }: PythonAlias): PythonAlias[] =>
    [...wordsOf(type)].flatMap((word) => aliases.get(word) ?? []);
  const recursive = new Set<string>();
  for (const alias of aliases.values()) {
    const reached = new Set(named(alias));
    for (const each of reached) for (const next of named(each)) reached.add(next);
    if (reached.has(alias)) recursive.add(alias.name);
  }
  const order: PythonAlias[] = [];
  const told = new Set<PythonAlias>();
  const tell = (alias: PythonAlias): void => {
    if (told.has(alias)) return;
    told.add(alias);
    for (const each of named(alias)) tell(each);
    order.push(alias);
  };
  for (const alias of aliases.values()) tell(alias);
  return { order, recursive };
}

function classLines(each: PythonClass, classes: ReadonlyMap<string, PythonClass>): string[] {
  const { name, bases, others, rules, fields } = each;
  const body: string[][] = [];
  const doc = docstring(documentationOf(each.documentation, each.looseness), 1);
  if (doc.length > 0) body.push(doc);
  const settings: string[] = [];
  const of = bases.map((base) => classes.get(base));
  const text = (expression: Expression | undefined): string =>
    expression === undefined ? "" : flatText(expression);
  const saysOthers =
    bases.length === 0 ? others !== "Any" : of.some((base) => text(base?.others) !== text(others));
  if (others === "forbid" && saysOthers)
    settings.push('    model_config = ConfigDict(extra="forbid")');
  else if (others !== "Any" && saysOthers) {
    const type = { head: "dict", open: "[", items: ["str", others] } as const;
    settings.push(...linesOf("__pydantic_extra__: ", type, "", 1));
  }
  if (rules !== undefined && (of.length !== 1 || text(of[0]?.rules) !== text(rules))) {
    settings.push(...linesOf("_rules: ClassVar[Rules | None] = ", rules, "", 1));
  }
  if (settings.length > 0) body.push(settings);
  let plain: string[] = [];
  for (const field of fields) {
    const fieldDoc = docstring(documentationOf(field.documentation), 1);
    plain.push(...fieldLines(field), ...fieldDoc);
    // A member with words of its own stands apart.
    if (fieldDoc.length > 0) {
      body.push(plain);
      plain = [];
    }
  }
  if (plain.length > 0) body.push(plain);
  const start = linesOf(
    `class `,
    call(name, ...(bases.length === 0 ? ["ContractModel"] : bases)),
    ":",
    0,
  );
  if (body.length === 0) return [...start, "    pass"];
  return [...start, ...body.flatMap((part, i) => (i === 0 ? part : ["", ...part]))];
}

function fieldLines(field: PythonField): string[] {
  const start = `${field.name}: `;
  const value = defaultOf(field);
  if (value === undefined) return statementLines(start, field.type, 1);
  const type = flatText(field.type);
  const flat = `    ${start}${type} = ${flatText(value)}`;
  if (flat.length <= lineWidth) return [flat];
  const head = `    ${start}${type} = Field(`;
  if (value !== "None" && head.length <= lineWidth)
    return linesOf(`${start}${type} = `, value, "", 1);
  if (`    ${start}${type} = (`.length <= lineWidth) {
    return [`    ${start}${type} = (`, ...linesOf("", value, "", 2), "    )"];
  }
  if (typeof field.type === "object" && "union" in field.type) {
    const lines = linesOf("", field.type, "", 2);
    return [`    ${start}(`, ...lines, ...linesOf(") = ", value, "", 1)];
  }
  const lines = linesOf(start, field.type, "", 1);
  const wrapped = lines.length > 1 ? lines : splitLines(start, field.type);
  const last = wrapped.pop() ?? "";
  return [...wrapped, ...linesOf(`${last.trim()} = `, value, "", 1)];
}

/** An expression in brackets over several lines, though it would fit on one. */
function splitLines(start: string, type: Expression): string[] {
  if (typeof type === "string" || !("items" in type)) return linesOf(start, type, "", 1);
  const items = type.items.map(flatText).join(", ");
  return [`    ${start}${type.head}${type.open}`, `        ${items}`, `    ]`];
}

function defaultOf({ name, jsonName, required }: PythonField): Expression | undefined {
  const alias = name === jsonName ? [] : [keyword("alias", stringLiteral(jsonName))];
  if (required) return alias.length === 0 ? undefined : call("Field", ...alias);
  return alias.length === 0 ? "None" : call("Field", keyword("default", "None"), ...alias);
}

function aliasLines(
  { name, type, documentation, looseness }: PythonAlias,
  isRecursive: boolean,
): string[] {
  const value: Expression = isRecursive
    ? call("TypeAliasType", stringLiteral(name), stringLiteral(flatText(type)))
    : type;
  const start = isRecursive ? `${name} = ` : `${name}: TypeAlias = `;
  return [
    ...statementLines(start, value, 0),
    ...docstring(documentationOf(documentation, looseness), 0),
    "",
    ...statementLines(`${name}Adapter: TypeAdapter[${name}] = `, call("adapter_of", name), 0),
  ];
}

function documentationOf(
  { description, deprecated }: Documentation,
  looseness: readonly {
    readonly keyword: string;
    readonly location: { readonly path: string; readonly pointer: string };
  }[] = [],
): string[] {
  const paragraphs: string[] = [];
  if (description !== undefined) paragraphs.push(description);
  if (deprecated === true) paragraphs.push("Deprecated.");
  if (looseness.length > 0) {
    const places = looseness.map(
      ({ keyword: word, location: { path, pointer } }) => `- ${word}: ${path}#${pointer}`,
    );
    paragraphs.push(["Not checked here:", ...new Set(places)].join("\n"));
  }
  return paragraphs;
}

/** How values of the types are read, checked and written. */

import type { AliasType, PlannedType, RecordType, UnionType } from "../../plan/plan.js";
import { guarded } from "./checks.js";
import { fitsOnLine } from "./columns.js";
import type { GoTypes } from "./go-types.js";
import type { GoField, Layout } from "./record-layout.js";
import { stringLiteral } from "./text.js";

/** The functions and methods of a type: paragraphs of lines. */
export function methodBlocks(type: PlannedType, types: GoTypes): readonly (readonly string[])[] {
  switch (type.kind) {
    case "record":
      return [...commonBlocks(type.name, true), ...recordBlocks(type, types)];
    case "enum": {
      const values = type.values.map(stringLiteral).join(", ");
      return [
        ...commonBlocks(type.name, false),
        readFunction(type.name, `\treturn ${type.name}(readString(n))`),
        checkMethod(type.name, [
          `c.oneOf(string(v), ${values})`,
          ...types.checks.ruleLines(type.rules, "string(v)", "c"),
        ]),
      ];
    }
    case "union":
      return unionBlocks(type, types);
    case "alias":
      return aliasBlocks(type, types);
  }
}

/** What every type has that can have methods; `isWritten`: `encoding/json` has to be told how. */
function commonBlocks(name: string, isWritten: boolean): string[][] {
  return [
    decodeFunction(name, `${name}.check`),
    [
      `// Validate says all that is wrong with the value: a *ValidationError, or nil.`,
      `func (v ${name}) Validate() error {`,
      `\treturn validate("${name}", v.check)`,
      "}",
    ],
    [
      `// UnmarshalJSON reads JSON as Decode${name} does.`,
      `func (v *${name}) UnmarshalJSON(data []byte) error {`,
      `\treturn unmarshal(data, v, Decode${name})`,
      "}",
    ],
    ...(isWritten
      ? [
          [
            `// MarshalJSON writes the members that are there.`,
            `func (v ${name}) MarshalJSON() ([]byte, error) {`,
            "\treturn marshal(v)",
            "}",
          ],
        ]
      : []),
  ];
}

function decodeFunction(name: string, check: string, read = `decode${name}`): string[] {
  return [
    `// Decode${name} reads JSON; its error is a *ValidationError where that is no ${name}.`,
    `func Decode${name}(data []byte) (${name}, error) {`,
    `\treturn decode(data, "${name}", ${read}, ${check})`,
    "}",
  ];
}

function readFunction(name: string, ...lines: readonly string[]): string[] {
  return [`func decode${name}(n *value) ${name} {`, ...lines, "}"];
}

function checkMethod(name: string, lines: readonly string[], method = "check"): string[] {
  if (lines.length === 0) return emptyFunction(`func (v ${name}) ${method}(*checker)`);
  return [`func (v ${name}) ${method}(c *checker) {`, ...lines.map((line) => `\t${line}`), "}"];
}

function recordBlocks(record: RecordType, types: GoTypes): string[][] {
  const { name } = record;
  const layout = types.layoutOf(name);
  const isBase = types.isBase(name);
  const reads = readLines(layout, types);
  const checks = fieldChecks(layout, types);
  const others =
    layout.extra === undefined
      ? "refuseOthers(n)"
      : `v.Extra = readOthers(n, ${types.scope.readerOf(record.others)})`;
  // What an open base would keep, an heir that is closed would not write.
  const openBases = layout.embedded.filter((base) => types.layoutOf(base).extra !== undefined);
  const extraChecks =
    layout.extra === undefined
      ? openBases.map((base) => `refuseExtra(v.${base}.Extra, c)`)
      : guarded(
          "for _, name := range sortedNames(v.Extra) {",
          types.checks.lines(record.others, "v.Extra[name]", "c.at(name)", 1),
        );
  const whole = [...extraChecks, ...types.checks.ruleLines(record.rules, "plain(v)", "c")];
  const view = types.hasView(name)
    ? [
        [
          `// As${name} gives the value as its heirs have it.`,
          `func (v ${name}) As${name}() ${name} {`,
          "\treturn v",
          "}",
        ],
      ]
    : [];
  const indented = (lines: readonly string[]): string[] => lines.map((line) => `\t${line}`);
  return [
    ...view,
    [
      `func decode${name}(n *value) (v ${name}) {`,
      "\tif n.isObject() {",
      ...indented(indented(isBase ? ["v.decodeMembers(n)"] : reads)),
      `\t\t${others}`,
      "\t}",
      "\treturn v",
      "}",
    ],
    ...(isBase
      ? [
          reads.length === 0
            ? emptyFunction(`func (v *${name}) decodeMembers(*value)`)
            : [`func (v *${name}) decodeMembers(n *value) {`, ...indented(reads), "}"],
          checkMethod(name, checks, "checkMembers"),
        ]
      : []),
    checkMethod(name, [
      ...(isBase && checks.length > 0 ? ["v.checkMembers(c)"] : isBase ? [] : checks),
      ...whole,
    ]),
    [
      `func (v ${name}) encode(e *encoder) {`,
      '\te.raw("{")',
      ...layout.fields.flatMap((field) => writeLines(field)),
      ...(layout.extra === undefined ? [] : ["\twriteOthers(e, v.Extra)"]),
      '\te.raw("}")',
      "}",
    ],
  ];
}

/** Statements that read all members that the record names. */
function readLines({ embedded, fields }: Layout, types: GoTypes): string[] {
  const lines = embedded.map((base) => `v.${base}.decodeMembers(n)`);
  for (const each of fields) {
    const line = readLine(each, types);
    // What a base has read in the same way is read.
    if (each.isOwn || each.base === undefined || line !== readInBase(each, types)) lines.push(line);
  }
  return lines;
}

function readInBase({ base, field }: GoField, types: GoTypes): string | undefined {
  const found = inBase(base, field.jsonName, types);
  return found === undefined ? undefined : readLine(found, types);
}

function inBase(base: string | undefined, jsonName: string, types: GoTypes): GoField | undefined {
  if (base === undefined) return undefined;
  return types.layoutOf(base).fields.find((each) => each.field.jsonName === jsonName);
}

function readLine({ field, presence, shape }: GoField, types: GoTypes): string {
  const { scope } = types;
  const read = scope.readerOf(shape);
  const jsonName = stringLiteral(field.jsonName);
  const into = `&v.${field.name}`;
  switch (presence) {
    case "required":
      return `required(n, ${jsonName}, ${into}, ${read})`;
    case "pointer":
      return `required(n, ${jsonName}, ${into}, pointerTo(${read}))`;
    case "nullable": {
      const reader = scope.holdsNil(shape) === undefined ? "nullable" : "orNull";
      return `required(n, ${jsonName}, ${into}, ${reader}(${read}))`;
    }
    case "optional": {
      const reader = scope.holdsNil(shape) === undefined ? "optional" : "optionalOrNil";
      return `${reader}(n, ${jsonName}, ${into}, ${read})`;
    }
    case "optionalOrNull":
      return `optionalOrNull(n, ${jsonName}, ${into}, ${read})`;
    case "never":
      return field.required
        ? `required(n, ${jsonName}, new(Nothing), readNone[Nothing])`
        : `refuse(n, ${jsonName})`;
  }
}

/** Statements that check all members that the record names, those of its bases among them. */
function fieldChecks(layout: Layout, types: GoTypes): string[] {
  const lines: string[] = [];
  for (const base of layout.embedded) {
    if (!layout.shadowed.has(base) && hasChecks(base, types))
      lines.push(`v.${base}.checkMembers(c)`);
  }
  for (const each of layout.fields) {
    const own = checkLines(each, types);
    const isTold =
      each.base !== undefined &&
      !layout.shadowed.has(each.base) &&
      isCheckedInBase(each, own, types);
    if (!isTold) lines.push(...own);
  }
  return lines;
}

function hasChecks(record: string, types: GoTypes): boolean {
  return fieldChecks(types.layoutOf(record), types).length > 0;
}

function isCheckedInBase(
  { base, field }: GoField,
  lines: readonly string[],
  types: GoTypes,
): boolean {
  const found = inBase(base, field.jsonName, types);
  if (found === undefined) return false;
  return checkLines(found, types).join("\n") === lines.join("\n");
}

function checkLines({ field, presence, shape }: GoField, types: GoTypes): readonly string[] {
  const { checks, scope } = types;
  const member = `v.${field.name}`;
  const place = `c.at(${stringLiteral(field.jsonName)})`;
  const isNil = scope.holdsNil(shape) !== undefined;
  switch (presence) {
    case "required":
      return checks.lines(shape, member, place, 0);
    case "pointer":
      return nilChecked(member, place, checks.lines(shape, `*${member}`, place, 0));
    case "nullable":
    case "optional": {
      const lines = checks.lines(shape, isNil ? member : `*${member}`, place, 0);
      // A loop over nothing needs no guard.
      const isLoop = lines.every((line) => /^(?:for |\t|\})/.test(line));
      return isLoop && isNil ? lines : guarded(`if ${member} != nil {`, lines);
    }
    case "optionalOrNull":
      return guarded(
        `if value, is := ${member}.Get(); is {`,
        checks.lines(shape, "value", place, 0),
      );
    case "never":
      return [];
  }
}

function writeLines({ field, presence }: GoField): string[] {
  const args = `(${stringLiteral(field.jsonName)}, v.${field.name})`;
  switch (presence) {
    case "required":
    case "pointer":
      return [`\te.member${args}`];
    case "nullable":
      return [`\te.nullable${args}`];
    case "optional":
    case "optionalOrNull":
      return [`\te.optional${args}`];
    case "never":
      return [];
  }
}

function unionBlocks({ name, branches, tag, rules }: UnionType, types: GoTypes): string[][] {
  const { scope, checks } = types;
  const readers = branches.map(({ shape }) => scope.readerOf(shape));
  const ruleLines = checks.ruleLines(rules, "plain(v)", "c");
  const blocks = [
    decodeFunction(name, `check${name}`),
    [
      `func check${name}(v ${name}, c *checker) {`,
      "\tinspectUnion(v, c)",
      ...guarded("if v != nil {", ruleLines).map((line) => `\t${line}`),
      "}",
    ],
  ];
  if (tag === undefined) {
    const tries = readers.flatMap((read) => {
      const [head, body] = [`func(n *value) ${name}`, `return ${read}(n)`];
      return fitsOnLine(head, body)
        ? [`\t\t${head} { ${body} },`]
        : [`\t\t${head} {`, `\t\t\t${body}`, "\t\t},"];
    });
    const start = `\treturn readUnion(n, "${name}",`;
    return [...blocks, readFunction(name, start, ...tries, "\t)")];
  }
  const jsonName = stringLiteral(tag.jsonName);
  const cases = tag.values.flatMap((values, i) => [
    `\tcase ${values.map(stringLiteral).join(", ")}:`,
    `\t\treturn ${readers[i]}(n)`,
  ]);
  const all = tag.values.flat().map(stringLiteral).join(", ");
  return [
    ...blocks,
    readFunction(
      name,
      `\tswitch n.tag(${jsonName}) {`,
      ...cases,
      "\t}",
      `\tn.refuseTag(${jsonName}, ${all})`,
      "\treturn nil",
    ),
  ];
}

function aliasBlocks(alias: AliasType, types: GoTypes): string[][] {
  const { name, shape, rules } = alias;
  const { scope, checks } = types;
  const more = checks.ruleLines(rules, "plain(v)", "c");
  switch (scope.aliasForm(alias)) {
    case "same": {
      const of = scope.resolved(name);
      const check = of.kind === "union" ? `check${of.name}` : `${of.name}.check`;
      return [decodeFunction(name, check, `decode${of.name}`)];
    }
    case "defined": {
      const isWritten = scope.holdsNil(shape) !== undefined || scope.typeOf(shape).startsWith("N");
      const read = `\treturn ${name}(${scope.readerOf(shape)}(n))`;
      const write = `\te.value(${scope.typeOf(shape)}(v))`;
      return [
        ...commonBlocks(name, isWritten),
        readFunction(name, read),
        checkMethod(name, [...checks.lines(shape, "v", "c", 0), ...more]),
        ...(isWritten ? [[`func (v ${name}) encode(e *encoder) {`, write, "}"]] : []),
      ];
    }
    case "tuple":
      return [...commonBlocks(name, true), ...tupleBlocks(alias, types)];
    case "box": {
      const field = types.boxField(alias);
      const isPointer = scope.needsPointer(name, shape);
      const reader = scope.readerOf(shape);
      const read = isPointer ? `pointerTo(${reader})` : reader;
      const inner = checks.lines(shape, isPointer ? `*v.${field}` : `v.${field}`, "c", 0);
      return [
        ...commonBlocks(name, true),
        readFunction(name, `\treturn ${name}{${read}(n)}`),
        checkMethod(name, [...(isPointer ? nilChecked(`v.${field}`, "c", inner) : inner), ...more]),
        [`func (v ${name}) encode(e *encoder) {`, `\te.value(v.${field})`, "}"],
      ];
    }
  }
}

function tupleBlocks({ name, shape, rules }: AliasType, types: GoTypes): string[][] {
  const { scope, checks } = types;
  const items = shape.kind === "tuple" ? shape.items : [];
  const pointers = items.map((item) => scope.needsPointer(name, item));
  const reads = items.map((item, i) => {
    const read = scope.readerOf(item);
    return `\t\tv.Item${i} = ${pointers[i] === true ? `pointerTo(${read})` : read}(items[${i}])`;
  });
  const lines = items.flatMap((item, i) => {
    const place = `c.item(${i})`;
    if (pointers[i] !== true) return checks.lines(item, `v.Item${i}`, place, 0);
    return nilChecked(`v.Item${i}`, place, checks.lines(item, `*v.Item${i}`, place, 0));
  });
  const list = items.map((_, i) => `v.Item${i}`).join(", ");
  return [
    [
      `func decode${name}(n *value) (v ${name}) {`,
      ...(items.length === 0
        ? ["\tn.tuple(0)"]
        : [`\tif items, is := n.tuple(${items.length}); is {`, ...reads, "\t}"]),
      "\treturn v",
      "}",
    ],
    checkMethod(name, [
      ...lines,
      ...checks.ruleLines(shape.rules, "plain(v)", "c"),
      ...checks.ruleLines(rules, "plain(v)", "c"),
    ]),
    [`func (v ${name}) encode(e *encoder) {`, `\te.value([]any{${list}})`, "}"],
  ];
}

/** Statements on what is behind a pointer that has to be there. */
function nilChecked(pointer: string, place: string, inner: readonly string[]): readonly string[] {
  const otherwise = inner.length === 0 ? [] : ["} else {", ...inner.map((line) => `\t${line}`)];
  return [`if ${pointer} == nil {`, `\t${place}.fault(2, "is required")`, ...otherwise, "}"];
}

function emptyFunction(head: string): string[] {
  return fitsOnLine(head, "") ? [`${head} {}`] : [`${head} {`, "}"];
}

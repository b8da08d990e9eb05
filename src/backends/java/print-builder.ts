/** Builders of records: a member at a time, by name. */

import { assignmentLines, call, declarationLines, linesOf, type Expression } from "./code.js";
import { declaredType, othersType, type Component, type Others } from "./component.js";
import { typeText } from "./java-type.js";
import type { Declared } from "./print-record.js";
import type { Printer } from "./printer.js";
import { classes, type SourceFile } from "./source-file.js";
import { longestLiteral, stringLiteral } from "./text.js";

export function builderLines(
  components: readonly Component[],
  others: Others | undefined,
  { name, indent }: Pick<Declared, "name" | "indent">,
  { file }: Printer,
): readonly string[] {
  const inner = indent + "  ";
  const deep = inner + "  ";
  const values = components.map((each) => valueIn(each, file));
  if (others !== undefined) values.push(others.name);
  const chain = components.map((each) => `.${each.name}(${each.name})`);
  if (others !== undefined) chain.push(`.${others.name}(${others.name})`);
  return [
    `${inner}/**`,
    `${inner} * Builds one a member at a time.`,
    `${inner} *`,
    `${inner} * @return a builder without any members but those that can have one value only`,
    `${inner} */`,
    `${inner}public static Builder builder() {`,
    `${deep}return new Builder();`,
    `${inner}}`,
    "",
    `${inner}/**`,
    `${inner} * Builds one that differs in some members.`,
    `${inner} *`,
    `${inner} * @return a builder with the members of this`,
    `${inner} */`,
    `${inner}public Builder toBuilder() {`,
    ...linesOf("return ", { first: "new Builder()", links: chain }, ";", deep),
    `${inner}}`,
    "",
    `${inner}/** Builds a {@link ${name}}. */`,
    `${inner}public static final class Builder {`,
    ...builderFields(components, others, file, deep),
    "",
    `${deep}private Builder() {}`,
    ...components.flatMap((each) => setterLines(each, file, deep)),
    ...(others === undefined ? [] : otherSetterLines(others, file, deep)),
    "",
    `${deep}/**`,
    `${deep} * Builds it of the members that were given. It is not validated.`,
    `${deep} *`,
    `${deep} * @return the value`,
    `${deep} * @throws NullPointerException where a required member is missing`,
    `${deep} */`,
    `${deep}public ${name} build() {`,
    ...linesOf("return ", call(`new ${name}`, ...values), ";", deep + "  "),
    `${deep}}`,
    `${inner}}`,
  ];
}

/** Private fields, each with what it is where nothing is said. */
export function builderFields(
  components: readonly Component[],
  others: Others | undefined,
  file: SourceFile,
  indent: string,
): readonly string[] {
  const lines = components.flatMap((each) =>
    fieldLines(fieldType(each, file), each.name, initialValue(each, file), indent),
  );
  if (others === undefined) return lines;
  const start = `new ${file.use(classes.linkedHashMap)}<>()`;
  const type = othersType(others, file);
  return [...lines, ...fieldLines(type, others.name, start, indent)];
}

function fieldLines(
  type: string,
  name: string,
  start: string | undefined,
  indent: string,
): readonly string[] {
  const declared = `private ${type}`;
  return start === undefined
    ? declarationLines(declared, name, ";", indent)
    : assignmentLines(`${declared} ${name}`, start, indent);
}

function fieldType(component: Component, file: SourceFile): string {
  if (component.presence === "maybe" || isConstant(component) !== undefined)
    return declaredType(component, file);
  return typeText({ ...component.type, isNullable: true }, file);
}

/** The one value that a required member can have. */
function isConstant({ shape, presence, type }: Component): string | boolean | undefined {
  if (presence !== "required" || type.isNullable === true || shape.kind !== "constants")
    return undefined;
  const [only, ...more] = shape.values;
  const isPlain =
    typeof only === "string"
      ? only.length <= longestLiteral && type.of.length === 0 && type.holdsNull !== true
      : type.className === "Boolean";
  return isPlain && more.length === 0 && (typeof only === "string" || typeof only === "boolean")
    ? only
    : undefined;
}

function initialValue(component: Component, file: SourceFile): string | undefined {
  if (component.presence === "maybe") return `${file.runtime("Maybe")}.absent()`;
  const only = isConstant(component);
  if (only === undefined) return undefined;
  if (typeof only !== "string") return String(only);
  return component.type.className === "String"
    ? stringLiteral(only)
    : `${component.type.className}.of(${stringLiteral(only)})`;
}

function setterLines(component: Component, file: SourceFile, indent: string): readonly string[] {
  const { name } = component;
  const type = declaredType(component, file);
  const lines = setterOf(type, name, [`this.${name} = ${name};`], indent);
  if (component.presence !== "maybe") return lines;
  const value = typeText({ ...component.type, isNullable: true }, file);
  return [
    ...lines,
    ...setterOf(value, name, [`this.${name} = ${file.runtime("Maybe")}.of(${name});`], indent),
  ];
}

function setterOf(
  type: string,
  name: string,
  body: readonly string[],
  indent: string,
): readonly string[] {
  const head = `${indent}public Builder ${name}(${type} ${name}) {`;
  return [
    "",
    ...(head.length <= 100
      ? [head]
      : [
          `${indent}public Builder ${name}(`,
          ...declarationLines(type, name, ") {", `${indent}    `),
        ]),
    ...body.map((line) => `${indent}  ${line}`),
    `${indent}  return this;`,
    `${indent}}`,
  ];
}

function otherSetterLines(others: Others, file: SourceFile, indent: string): readonly string[] {
  const type = othersType(others, file);
  return setterOf(type, others.name, [`this.${others.name} = ${others.name};`], indent);
}

/** A member as the type takes it, from the field of the builder. */
export function valueIn(
  component: Component,
  file: SourceFile,
  field = component.name,
): Expression {
  const { name, presence, type } = component;
  const isAlwaysThere =
    presence !== "required" || type.isNullable === true || isConstant(component) !== undefined;
  if (isAlwaysThere) return field;
  return call(`${file.use(classes.objects)}.requireNonNull`, field, stringLiteral(name));
}

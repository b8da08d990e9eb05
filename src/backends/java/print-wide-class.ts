/** Classes in place of records that would have more components than a constructor of Java can take. */

import type { RecordType } from "../../plan/plan.js";
import { assignmentLines, declarationLines, headLines } from "./code.js";
import {
  declaredType,
  jacksonAnnotations,
  othersOf,
  othersType,
  type Component,
  type Others,
} from "./component.js";
import { described } from "./documentation.js";
import { typeText } from "./java-type.js";
import { builderFields, valueIn } from "./print-builder.js";
import type { Declared } from "./print-record.js";
import type { Printer } from "./printer.js";
import { classes, type SourceFile } from "./source-file.js";
import { javadoc } from "./text.js";

/** A final class with the accessors that a record would have, read and built by its builder. */
export function wideClassLines(
  record: RecordType,
  declared: Declared,
  printer: Printer,
): readonly string[] {
  const { file } = printer;
  const { indent, name, interfaces, documentation, isNested } = declared;
  const inner = indent + "  ";
  const components = printer.components.of(record.name);
  const others = othersOf(record, printer.hierarchy);
  const annotations = declared.annotations.filter(
    (each) => !each.startsWith(`@${file.use(classes.jsonDeserialize)}`),
  );
  const head = `${indent}${isNested ? "" : "public "}final class ${name}`;
  return [
    ...javadoc(documentation, indent),
    ...annotations.map((each) => indent + each),
    `${indent}@${file.use(classes.jsonDeserialize)}(builder = ${name}.Builder.class)`,
    ...headLines([head], [{ keyword: "implements", names: interfaces }], indent, " {"),
    ...(isNested ? [] : [...printer.shapeLines(printer.shapes.record(record), inner), ""]),
    ...components.flatMap((each) =>
      declarationLines(`private final ${declaredType(each, file)}`, each.name, ";", inner),
    ),
    ...(others === undefined
      ? []
      : [`${inner}private final ${othersType(others, file)} ${others.name};`]),
    "",
    `${inner}private ${name}(Builder from) {`,
    ...components.flatMap((each) => assigned(each, file, inner)),
    ...(others === undefined ? [] : [`${inner}  this.${others.name} = from.${others.name};`]),
    `${inner}}`,
    ...components.flatMap((each) => accessorLines(each, file, inner)),
    ...(others === undefined ? [] : otherAccessorLines(others, file, inner)),
    "",
    ...objectLines(name, file, inner),
    "",
    ...builderOf(components, others, { ...declared, indent: inner }, file),
    `${indent}}`,
  ];
}

function assigned(component: Component, file: SourceFile, indent: string): readonly string[] {
  const value = valueIn(component, file, `from.${component.name}`);
  return assignmentLines(`this.${component.name}`, value, `${indent}  `);
}

function accessorLines(component: Component, file: SourceFile, indent: string): readonly string[] {
  return [
    "",
    ...javadoc(
      [
        ...described(component.documentation, "A member.").slice(0, 1),
        { tag: "@return", text: "the member" },
      ],
      indent,
    ),
    ...jacksonAnnotations(component, file).map((each) => indent + each),
    `${indent}public ${declaredType(component, file)} ${component.name}() {`,
    `${indent}  return ${component.name};`,
    `${indent}}`,
  ];
}

function otherAccessorLines(others: Others, file: SourceFile, indent: string): readonly string[] {
  return [
    "",
    ...javadoc(
      [
        { text: "Members that the schema does not name." },
        { tag: "@return", text: "by their names" },
      ],
      indent,
    ),
    `${indent}@${file.use(classes.jsonAnyGetter)}`,
    `${indent}public ${othersType(others, file)} ${others.name}() {`,
    `${indent}  return ${others.name};`,
    `${indent}}`,
  ];
}

function objectLines(name: string, file: SourceFile, indent: string): readonly string[] {
  const json = file.runtime("Json");
  return [
    `${indent}@Override`,
    `${indent}public boolean equals(@${file.use(classes.nullable)} Object other) {`,
    `${indent}  return other instanceof ${name} && ${json}.tree(this).equals(${json}.tree(other));`,
    `${indent}}`,
    "",
    `${indent}@Override`,
    `${indent}public int hashCode() {`,
    `${indent}  return ${json}.tree(this).hashCode();`,
    `${indent}}`,
    "",
    `${indent}@Override`,
    `${indent}public String toString() {`,
    `${indent}  return ${json}.encode(this);`,
    `${indent}}`,
  ];
}

function builderOf(
  components: readonly Component[],
  others: Others | undefined,
  { name, indent }: Declared,
  file: SourceFile,
): readonly string[] {
  const deep = indent + "  ";
  return [
    ...javadoc(
      [
        { text: "Builds one a member at a time." },
        { tag: "@return", text: "a builder without members" },
      ],
      indent,
    ),
    `${indent}public static Builder builder() {`,
    `${deep}return new Builder();`,
    `${indent}}`,
    "",
    `${indent}/** Builds a {@link ${name}}. */`,
    `${indent}@${file.use(classes.jsonPojoBuilder)}(withPrefix = "")`,
    `${indent}public static final class Builder {`,
    ...builderFields(components, others, file, deep),
    "",
    `${deep}private Builder() {}`,
    ...components.flatMap((each) => setterLines(each, file, deep)),
    ...(others === undefined ? [] : otherSetterLines(others, file, deep)),
    "",
    ...javadoc(
      [
        { text: "Builds it of the members that were given. It is not validated." },
        { tag: "@return", text: "the value" },
        { tag: "@throws NullPointerException", text: "where a required member is missing" },
      ],
      deep,
    ),
    `${deep}public ${name} build() {`,
    `${deep}  return new ${name}(this);`,
    `${deep}}`,
    `${indent}}`,
  ];
}

function setterLines(component: Component, file: SourceFile, indent: string): readonly string[] {
  const { name, jsonName } = component;
  const [property = ""] = jacksonAnnotations({ ...component, jsonName }, file);
  const type = declaredType(component, file);
  return [
    "",
    `${indent}${property}`,
    `${indent}public Builder ${name}(${type} ${name}) {`,
    `${indent}  this.${name} = ${name};`,
    `${indent}  return this;`,
    `${indent}}`,
  ];
}

function otherSetterLines(others: Others, file: SourceFile, indent: string): readonly string[] {
  return [
    "",
    ...javadoc(
      [
        { text: "Gives it a member that the schema does not name." },
        { tag: "@param name", text: "what JSON calls it" },
        { tag: "@param value", text: "the member" },
        { tag: "@return", text: "this" },
      ],
      indent,
    ),
    `${indent}@${file.use(classes.jsonAnySetter)}`,
    `${indent}public Builder additionalProperty(String name, ${typeText(others.type, file)} value) {`,
    `${indent}  this.${others.name}.put(name, value);`,
    `${indent}  return this;`,
    `${indent}}`,
  ];
}

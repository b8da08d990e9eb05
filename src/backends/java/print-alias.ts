/** Records of one value: names for what is no object with members. */

import type { AliasType } from "../../plan/plan.js";
import type { Shape } from "../../plan/shape.js";
import { typeDocumentation } from "./documentation.js";
import { javaTypeOf, typeText, type JavaType } from "./java-type.js";
import type { Printer } from "./printer.js";
import { classes, type SourceFile } from "./source-file.js";
import { javadoc, type DocBlock } from "./text.js";
import { call, headLines, linesOf, type Expression } from "./code.js";

interface Wrapper {
  readonly interfaces: readonly string[];
  readonly annotations: readonly string[];
  readonly indent: string;
}

export function aliasLines(alias: AliasType, printer: Printer): readonly string[] {
  const { name, shape, rules, documentation, looseness } = alias;
  const unions = printer.unionsOf(name);
  const interfaces = unions.length === 0 ? [printer.contractType()] : unions;
  const form = printer.shapes.ofType(printer.shapes.of(shape), rules);
  const head = { interfaces, annotations: printer.resets(name), indent: "" };
  return valueLines(
    name,
    shape,
    form,
    typeDocumentation(documentation, looseness, "A value."),
    head,
    printer,
    "public ",
  );
}

/** A branch of a union that is no type of the package. */
export function wrapperLines(
  name: string,
  shape: Shape,
  wrapper: Wrapper,
  printer: Printer,
): readonly string[] {
  const documentation = [{ text: "A branch that has no name of its own." }];
  return valueLines(name, shape, printer.shapes.of(shape), documentation, wrapper, printer, "");
}

function valueLines(
  name: string,
  shape: Shape,
  form: Expression,
  documentation: readonly DocBlock[],
  { interfaces, annotations, indent }: Wrapper,
  printer: Printer,
  modifier: string,
): readonly string[] {
  const { file } = printer;
  const type = javaTypeOf(shape, printer.hierarchy);
  const text = type.primitive ?? typeText(type, file);
  const component = `@${file.use(classes.jsonValue)} ${text} value`;
  const start = `${indent}${modifier}record ${name}(${component})`;
  const lines =
    start.length <= 100
      ? [start]
      : [`${indent}${modifier}record ${name}(`, `${indent}    ${component})`];
  return [
    ...javadoc([...documentation, { tag: "@param value", text: "the value" }], indent),
    ...annotations.map((each) => indent + each),
    ...headLines(lines, [{ keyword: "implements", names: interfaces }], indent, " {"),
    ...printer.shapeLines(form, `${indent}  `),
    "",
    `${indent}  /** Takes the value as it is: {@link #validate} checks it. */`,
    ...creatorLines(name, type, file).map((each) => `${indent}  ${each}`),
    `${indent}}`,
  ];
}

/** How Jackson makes one of a value. */
function creatorLines(name: string, { primitive }: JavaType, file: SourceFile): readonly string[] {
  const creator = file.use(classes.jsonCreator);
  const annotation = `@${creator}(mode = ${creator}.Mode.DELEGATING)`;
  if (primitive !== "long") return [annotation, `public ${name} {}`];
  // To a `long` by itself Jackson gives no `4.0`, and no `1e3`.
  const value = `new ${file.use(classes.bigDecimal)}(value.toString()).longValueExact()`;
  return [
    annotation,
    `public static ${name} of(Number value) {`,
    ...linesOf("return ", call(`new ${name}`, value), ";", "  "),
    "}",
  ];
}

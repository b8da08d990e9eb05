/** Enumerations of strings. */

import type { EnumType } from "../../plan/plan.js";
import { call, headLines, type Chain } from "./code.js";
import { typeDocumentation } from "./documentation.js";
import { constantNames } from "./names.js";
import type { Printer } from "./printer.js";
import { classes } from "./source-file.js";
import { javadoc, stringLiteral } from "./text.js";

export function enumLines(
  { name, values, rules, documentation, looseness }: EnumType,
  printer: Printer,
): readonly string[] {
  const { file, shapes } = printer;
  const unions = printer.unionsOf(name);
  const interfaces = unions.length === 0 ? [printer.contractType()] : unions;
  const names = constantNames(values);
  const constants = [...names].map(([value, constant], i) => {
    const end = i === names.size - 1 ? ";" : ",";
    return [
      ...javadoc([{ text: `The string ${"`"}${value.replaceAll("`", "'")}${"`"}.` }], "  "),
      `  ${constant}(${stringLiteral(value)})${end}`,
    ];
  });
  const strings: Chain = {
    first: `${file.use(classes.stream)}.of(values())`,
    links: [`.map(${name}::value)`, ".toArray(String[]::new)"],
  };
  const form = call(`${file.runtime("JsonShape")}.strings`, strings);
  return [
    ...javadoc(typeDocumentation(documentation, looseness, "One of these strings."), ""),
    ...printer.resets(name),
    ...headLines([`public enum ${name}`], [{ keyword: "implements", names: interfaces }], "", " {"),
    ...constants.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines])),
    "",
    ...printer.shapeLines(rules === undefined ? form : shapes.ofType(form, rules), "  "),
    "",
    "  private final String value;",
    "",
    `  ${name}(String value) {`,
    "    this.value = value;",
    "  }",
    "",
    ...javadoc([{ text: "The string of JSON." }, { tag: "@return", text: "the string" }], "  "),
    `  @${file.use(classes.jsonValue)}`,
    "  public String value() {",
    "    return value;",
    "  }",
    "",
    ...javadoc(
      [
        { text: "The constant of a string of JSON." },
        { tag: "@param value", text: "the string" },
        { tag: "@return", text: "the constant" },
        { tag: "@throws IllegalArgumentException", text: "where there is none" },
      ],
      "  ",
    ),
    `  @${file.use(classes.jsonCreator)}`,
    `  public static ${name} of(String value) {`,
    `    for (${name} each : values()) {`,
    "      if (each.value.equals(value)) {",
    "        return each;",
    "      }",
    "    }",
    '    throw new IllegalArgumentException("There is no value " + value);',
    "  }",
    "",
    "  @Override",
    "  public String toString() {",
    "    return value;",
    "  }",
    "}",
  ];
}

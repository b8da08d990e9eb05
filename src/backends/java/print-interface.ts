/** Interfaces: of bases, with a record of their own for what is no more than that; and of unions. */

import type { RecordType, UnionType } from "../../plan/plan.js";
import { annotationLines, headLines } from "./code.js";
import { declaredType, type Component } from "./component.js";
import { described, typeDocumentation } from "./documentation.js";
import { wrapperLines } from "./print-alias.js";
import { recordLines } from "./print-record.js";
import type { Printer } from "./printer.js";
import { classes, SourceFile } from "./source-file.js";
import { javadoc, stringLiteral } from "./text.js";

/** The interface of a record that has heirs. */
export function baseLines(record: RecordType, printer: Printer): readonly string[] {
  const { name, bases, documentation, looseness } = record;
  const { file, hierarchy } = printer;
  const above = [...bases, ...printer.unionsOf(name)];
  const heirs = [...hierarchy.heirsOf(name), ...hierarchy.unionsBelow(name), `${name}.Plain`];
  const accessors = printer.components
    .of(name)
    .filter((each) => !isInherited(each, record, printer))
    .flatMap((each) => accessorLines(each, name, printer));
  const plain = recordLines(
    record,
    {
      name: "Plain",
      interfaces: [name],
      annotations: plainAnnotations(record, printer),
      documentation: [{ text: `What is no more than \`${name}\`, as far as its schema says.` }],
      indent: "  ",
      isNested: true,
    },
    printer,
  );
  return [
    ...javadoc(typeDocumentation(documentation, looseness, "An object."), ""),
    ...printer.resets(name, { deserialize: true }),
    `@${file.use(classes.jsonDeserialize)}(as = ${name}.Plain.class)`,
    ...interfaceHead(name, above.length === 0 ? [printer.contractType()] : above, heirs),
    ...printer.shapeLines(printer.shapes.record(record), "  ", true),
    ...accessors,
    "",
    ...plain,
    "}",
  ];
}

function plainAnnotations(record: RecordType, printer: Printer): readonly string[] {
  const above = [record.name, ...printer.hierarchy.supertypesOf(record.name)];
  return printer.resetsBelow(above.flatMap((each) => printer.hierarchy.plan.types.get(each) ?? []));
}

/** Whether an interface above says the very same of it. */
function isInherited(
  component: Component,
  { name, bases }: RecordType,
  { components }: Printer,
): boolean {
  // What is only compared is imported nowhere.
  const file = new SourceFile("", new Set());
  const own = components.shared(name, component);
  return bases.some((base) => {
    const there = components.of(base).find((each) => each.jsonName === component.jsonName);
    if (there === undefined) return false;
    const theirs = components.shared(base, there);
    return (
      declaredType(own, file) === declaredType(theirs, file) &&
      component.documentation === there.documentation
    );
  });
}

function accessorLines(component: Component, base: string, printer: Printer): readonly string[] {
  const { components, file } = printer;
  const type = declaredType(components.shared(base, component), file);
  const { jsonName, documentation } = component;
  const member = `the member ${"`"}${jsonName.replaceAll("`", "'")}${"`"}`;
  const [first = { text: "" }] = described(documentation, "");
  const blocks =
    first.text === ""
      ? [{ text: `T${member.slice(1)}.` }]
      : [first, { tag: "@return", text: member }];
  return ["", ...javadoc(blocks, "  "), `  ${type} ${component.name}();`];
}

export function unionLines(union: UnionType, printer: Printer): readonly string[] {
  const { name, documentation, looseness, tag, rules } = union;
  const { file, hierarchy, shapes } = printer;
  const branches = hierarchy.branchesOf(union);
  const above = [...hierarchy.commonBasesOf(name), ...printer.unionsOf(name)];
  const goesByTag = hierarchy.goesByTag(union);
  const permitted = [...new Set(branches.map(({ className }) => className))];
  const annotations = goesByTag
    ? [...printer.resets(name, { typeInfo: true }), ...tagLines(union, printer)]
    : [
        ...printer.resets(name, { deserialize: true }),
        `@${file.use(classes.jsonDeserialize)}(using = ${file.runtime("UnionDeserializer")}.class)`,
      ];
  const form = shapes.union(branches, tag?.jsonName);
  const wrappers = branches.flatMap(({ wrapper }) => {
    if (wrapper === undefined) return [];
    const all = [name, ...hierarchy.supertypesOf(name)];
    const annotations = printer.resetsBelow(
      all.flatMap((each) => hierarchy.plan.types.get(each) ?? []),
    );
    return [
      "",
      ...wrapperLines(
        wrapper.name,
        wrapper.shape,
        { interfaces: [name], annotations, indent: "  " },
        printer,
      ),
    ];
  });
  return [
    ...javadoc(typeDocumentation(documentation, looseness, "One of several."), ""),
    ...annotations,
    ...interfaceHead(name, above.length === 0 ? [printer.contractType()] : above, permitted),
    ...printer.shapeLines(rules === undefined ? form : shapes.ofType(form, rules), "  ", true),
    ...wrappers,
    "}",
  ];
}

/** The tag stays a member of each branch. */
function tagLines(union: UnionType, { file, hierarchy }: Printer): readonly string[] {
  const info = file.use(classes.jsonTypeInfo);
  const subTypes = file.use(classes.jsonSubTypes);
  const types = hierarchy.branchesOf(union).flatMap(({ className, tags }) => {
    const type = hierarchy.heirsOf(className).length > 0 ? `${className}.Plain` : className;
    return tags.map((each) => [`value = ${type}.class`, `name = ${stringLiteral(each)}`]);
  });
  return [
    `@${info}(`,
    `    use = ${info}.Id.NAME,`,
    `    include = ${info}.As.EXISTING_PROPERTY,`,
    `    property = ${stringLiteral(union.tag?.jsonName ?? "")},`,
    "    visible = true)",
    `@${subTypes}({`,
    ...types.flatMap((values, i) =>
      annotationLines(`@${subTypes}.Type`, values, i === types.length - 1 ? "" : ",", "  "),
    ),
    "})",
  ];
}

function interfaceHead(
  name: string,
  above: readonly string[],
  permitted: readonly string[],
): readonly string[] {
  const clauses = [
    { keyword: "extends", names: above },
    { keyword: "permits", names: permitted },
  ] as const;
  return headLines([`public sealed interface ${name}`], clauses, "", " {");
}

/** Records, and what they are read and built with. */

import type { RecordType } from "../../plan/plan.js";
import { annotationLines, declarationLines, headLines, lineWidth } from "./code.js";
import {
  declaredType,
  isPrimitive,
  jacksonAnnotations,
  othersOf,
  othersType,
  validationAnnotations,
  type Component,
} from "./component.js";
import { builderLines } from "./print-builder.js";
import { wideClassLines } from "./print-wide-class.js";
import type { Printer } from "./printer.js";
import { classes } from "./source-file.js";
import { parameterDocumentation } from "./documentation.js";
import { javadoc, type DocBlock } from "./text.js";

/** How a record is declared: at the top of its file, or within the interface of its name. */
export interface Declared {
  readonly name: string;
  /** The interfaces that it is of. */
  readonly interfaces: readonly string[];
  readonly annotations: readonly string[];
  readonly documentation: readonly DocBlock[];
  readonly indent: string;
  /** Whether its shape is that of the interface around it. */
  readonly isNested: boolean;
}

/** What a method can take: 255 words, one of which is `this`; a long takes two (JVMS, 4.3.3). */
const mostSlots = 254;

/** Records of more members than these are built by name. */
const aHandful = 5;

export function recordLines(
  record: RecordType,
  declared: Declared,
  printer: Printer,
): readonly string[] {
  const components = printer.components.of(record.name);
  const slots = components.reduce(
    (sum, each) => sum + (isPrimitive(each) && each.type.primitive === "long" ? 2 : 1),
    1,
  );
  if (slots > mostSlots) return wideClassLines(record, declared, printer);
  const { indent, name, annotations, documentation, isNested } = declared;
  const inner = indent + "  ";
  const others = othersOf(record, printer.hierarchy);
  const list = components.map((each) => declarationOf(each, printer));
  const documented = [...documentation, ...parameterDocumentation(components)];
  if (others !== undefined) {
    const { file } = printer;
    const type = othersType(others, file);
    list.push({
      annotations: [`@${file.use(classes.jsonAnySetter)}`, `@${file.use(classes.jsonAnyGetter)}`],
      type,
      name: others.name,
    });
    documented.push({
      tag: `@param ${others.name}`,
      text: "members that the schema does not name",
    });
  }
  const body: string[] = [];
  if (!isNested) body.push(...printer.shapeLines(printer.shapes.record(record), inner));
  if (components.length > aHandful) {
    if (body.length > 0) body.push("");
    body.push(...builderLines(components, others, declared, printer));
  }
  const start = startLines(
    `${indent}${isNested ? "" : "public "}record ${name}(`,
    list,
    indent + "    ",
  );
  const clause = { keyword: "implements", names: declared.interfaces } as const;
  return [
    ...javadoc(documented, indent),
    ...annotations.map((each) => indent + each),
    ...headLines(start, [clause], indent, body.length === 0 ? " {}" : " {"),
    ...(body.length === 0 ? [] : [...body, `${indent}}`]),
  ];
}

/** A component with its annotations. */
interface Declaration {
  readonly annotations: readonly string[];
  readonly type: string;
  readonly name: string;
}

function declarationOf(component: Component, { file, hierarchy }: Printer): Declaration {
  return {
    annotations: [
      ...jacksonAnnotations(component, file),
      ...validationAnnotations(component, hierarchy, file),
    ],
    type: declaredType(component, file),
    name: component.name,
  };
}

function startLines(
  start: string,
  components: readonly Declaration[],
  deeper: string,
): readonly string[] {
  const list = components.map(flatDeclaration).join(", ");
  if (`${start}${list})`.length <= lineWidth) return [`${start}${list})`];
  if (`${deeper}${list})`.length <= lineWidth) return [start, `${deeper}${list})`];
  const lines = components.flatMap((each, i) =>
    componentLines(each, deeper, i === components.length - 1 ? ")" : ","),
  );
  return [start, ...lines];
}

function flatDeclaration({ annotations, type, name }: Declaration): string {
  return [...annotations, type, name].join(" ");
}

/** On one line if it fits; else the annotations on one, or a line for each. */
function componentLines(component: Declaration, indent: string, end: string): readonly string[] {
  const flat = indent + flatDeclaration(component) + end;
  if (flat.length <= lineWidth) return [flat];
  const { annotations, type, name } = component;
  const joined = indent + annotations.join(" ");
  const deeper = indent + "    ";
  const lines =
    joined.length <= lineWidth
      ? [joined]
      : annotations.flatMap((each, i) => brokenAnnotation(each, i === 0 ? indent : deeper));
  return [...lines, ...declarationLines(type, name, end, deeper)];
}

/** `@JsonProperty(value = "…", required = true)` or `@Pattern(regexp = "…")` over several lines where it has to be. */
function brokenAnnotation(annotation: string, indent: string): readonly string[] {
  const [, head, values] = /^(@[\w.]+)\((\w+ = ".*")\)$/s.exec(annotation) ?? [];
  if (head !== undefined && values !== undefined) {
    return annotationLines(head, [values], "", indent);
  }
  const [, name, value] = /^(@[\w.]+)\((value = ".*"), required = true\)$/s.exec(annotation) ?? [];
  if (name === undefined || value === undefined) return [indent + annotation];
  return annotationLines(name, [value, "required = true"], "", indent);
}

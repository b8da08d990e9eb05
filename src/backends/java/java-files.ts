import type { Contract } from "../../model/contract.js";
import { headerOf } from "../../emit/header.js";
import { planOf } from "../../plan/plan-of.js";
import type { LanguageTraits, Plan, PlannedType } from "../../plan/plan.js";
import type { BackendInput, OutputFile } from "../backend.js";
import { Components } from "./component.js";
import { hierarchyOf } from "./hierarchy.js";
import { memberNames, packageNames, TypeNames } from "./names.js";
import { javaPattern } from "./pattern.js";
import { aliasLines } from "./print-alias.js";
import { contractLines } from "./print-contract.js";
import { enumLines } from "./print-enum.js";
import { baseLines, unionLines } from "./print-interface.js";
import { recordLines } from "./print-record.js";
import { Printer } from "./printer.js";
import { projectText } from "./project.js";
import { typeDocumentation } from "./documentation.js";
import { longestLiteral } from "./text.js";
import { classes, SourceFile } from "./source-file.js";

const traits: LanguageTraits = {
  typeNames: () => new TypeNames(),
  memberNames,
  namesParts: true,
  checksPattern: (pattern) => javaPattern(pattern) !== undefined,
  // Those of `JsonFormats`.
  formats: new Set(
    "date time date-time duration uuid ipv4 ipv6 uri uri-reference iri iri-reference json-pointer relative-json-pointer".split(
      " ",
    ),
  ),
};

/** The files below `java/`. */
export function javaFiles(
  { contract, options: { name, version, schemasPath, assertFormats } }: BackendInput,
  runtime: ReadonlyMap<string, string>,
): readonly OutputFile[] {
  const names = packageNames(name);
  const folder = `java/src/main/java/${names.package.replaceAll(".", "/")}`;
  const header = headerOf(schemasPath);
  const files: OutputFile[] = [
    { path: "java/pom.xml", contents: projectText(names, version) },
    ...typeFiles(contract, assertFormats, names.package, header).map(({ path, contents }) => ({
      path: `${folder}/${path}`,
      contents,
    })),
    ...[...runtime].map(([file, text]) => ({
      path: `${folder}/runtime/${file}`,
      contents: text.replace("package allof.runtime;", `package ${names.package}.runtime;`),
    })),
  ];
  return files;
}

/** The plan of a contract for Java. */
export function javaPlanOf(contract: Contract, assertFormats: boolean): Plan {
  const known = assertFormats ? asserting : annotating;
  let plan = known.get(contract);
  if (plan === undefined) {
    plan = withoutWideEnumerations(planOf(contract, traits, { assertFormats }));
    known.set(contract, plan);
  }
  return plan;
}

/** The most constants that an enumeration of Java can be initialised with is some thousands, by how long they are. */
const mostConstants = 1000;

/** Strings that no enumeration of Java can list are strings still. */
function withoutWideEnumerations(plan: Plan): Plan {
  const types = new Map<string, PlannedType>();
  for (const [name, type] of plan.types) {
    const isWide =
      type.kind === "enum" &&
      (type.values.length > mostConstants ||
        type.values.some(({ length }) => length > longestLiteral));
    if (!isWide) types.set(name, type);
    else {
      const { kind: _, values, ...common } = type;
      types.set(name, { ...common, kind: "alias", shape: { kind: "constants", values } });
    }
  }
  return { ...plan, types };
}

const asserting = new WeakMap<Contract, Plan>();
const annotating = new WeakMap<Contract, Plan>();

function typeFiles(
  contract: Contract,
  assertFormats: boolean,
  packageName: string,
  header: string,
): readonly OutputFile[] {
  const plan = javaPlanOf(contract, assertFormats);
  const hierarchy = hierarchyOf(plan);
  const components = new Components(hierarchy);
  const files: OutputFile[] = [];
  const printed = (name: string, print: (file: SourceFile) => readonly string[]): void => {
    const file = new SourceFile(packageName, plan.types);
    const body = print(file);
    files.push({ path: `${name}.java`, contents: file.text(header, body) });
  };
  for (const type of plan.types.values()) {
    if (hierarchy.classNameOf(type.name) !== type.name) continue;
    printed(type.name, (file) => typeLines(type, new Printer(hierarchy, components, file)));
  }
  printed("Contract", (file) =>
    contractLines([...contract.declarations.values()], hierarchy, file),
  );
  files.push({
    path: "package-info.java",
    contents: `${header}\n/** Types of the contract. */\n@${classes.nullMarked.split(".").at(-1)}\npackage ${packageName};\n\nimport ${classes.nullMarked};\n`,
  });
  return files;
}

function typeLines(type: PlannedType, printer: Printer): readonly string[] {
  switch (type.kind) {
    case "alias":
      return aliasLines(type, printer);
    case "enum":
      return enumLines(type, printer);
    case "union":
      return unionLines(type, printer);
    case "record": {
      const { name, bases, documentation, looseness } = type;
      if (printer.hierarchy.heirsOf(name).length > 0) return baseLines(type, printer);
      const above = [...bases, ...printer.unionsOf(name)];
      return recordLines(
        type,
        {
          name,
          interfaces: above.length === 0 ? [printer.contractType()] : above,
          annotations: printer.resets(name),
          documentation: typeDocumentation(documentation, looseness, "An object."),
          indent: "",
          isNested: false,
        },
        printer,
      );
    }
  }
}

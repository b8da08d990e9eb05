/** The class that knows all types by their names in the contract. */

import type { Declaration } from "../../model/contract.js";
import { assignmentLines, call, linesOf } from "./code.js";
import type { Hierarchy } from "./hierarchy.js";
import { classes, type SourceFile } from "./source-file.js";
import { stringLiteral } from "./text.js";

/** A method of Java holds 64 KB of code. */
const perMethod = 1000;

export function contractLines(
  declarations: readonly Declaration[],
  hierarchy: Hierarchy,
  file: SourceFile,
): readonly string[] {
  const type = file.runtime("ContractType");
  const of = `${file.use(classes.map)}<String, Class<? extends ${type}>>`;
  const named = declarations
    .map(
      ({ id, name }) =>
        [name, hierarchy.classNameOf(hierarchy.plan.nameOf.get(id) ?? name)] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const groups: string[][] = [];
  for (let i = 0; i === 0 || i < named.length; i += perMethod) {
    groups.push(
      named
        .slice(i, i + perMethod)
        .flatMap(([name, className]) => [
          ...linesOf("", call("types.put", stringLiteral(name), `${className}.class`), ";", "    "),
        ]),
    );
  }
  const json = file.runtime("Json");
  const map = file.use(classes.linkedHashMap);
  return [
    "/** The types of the contract by their names. */",
    "public final class Contract {",
    ...assignmentLines(`private static final ${of} TYPES`, `new ${map}<>()`, "  "),
    "",
    "  static {",
    ...groups.map((_, i) => `    put${i + 1}(TYPES);`),
    "  }",
    "",
    "  private Contract() {}",
    ...groups.flatMap((lines, i) => [
      "",
      ...signature(`private static void put${i + 1}(`, `${of} types`),
      ...lines,
      "  }",
    ]),
    "",
    "  /**",
    "   * Every type by its name in the contract; the class of another where the name says no more.",
    "   *",
    "   * @return classes, not to be changed",
    "   */",
    `  public static ${of} types() {`,
    `    return ${file.use(classes.collections)}.unmodifiableMap(TYPES);`,
    "  }",
    "",
    "  /**",
    "   * Reads a value of a type, and holds it to the type.",
    "   *",
    "   * @param type its name in the contract",
    "   * @param text JSON",
    "   * @return null where the type allows null, and the text says so",
    "   */",
    `  public static @${file.use(classes.nullable)} ${type} decode(String type, String text) {`,
    `    Class<? extends ${type}> found = TYPES.get(type);`,
    "    if (found == null) {",
    '      throw new IllegalArgumentException("There is no type " + type);',
    "    }",
    `    return ${json}.decode(found, text);`,
    "  }",
    "}",
  ];
}

function signature(start: string, parameter: string): readonly string[] {
  const flat = `  ${start}${parameter}) {`;
  return flat.length <= 100 ? [flat] : [`  ${start}`, `      ${parameter}) {`];
}

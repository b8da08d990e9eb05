/** A module of validators as text: our own form of what Ajv calls standalone code. */

import { getProperty } from "ajv/dist/compile/codegen/code.js";
import type { ValueScopeName } from "ajv/dist/compile/codegen/scope.js";
import { tokensOf } from "../../json/pointer.js";
import { headerOf } from "../../emit/header.js";
import { relativeModule } from "../../emit/module-path.js";
import type { Declaration } from "../../model/contract.js";
import type { LocationKey } from "../../resolve/resolved.js";
import type { CompiledUnit } from "./compile-unit.js";
import type { Document } from "./document.js";
import { unused, type Exports, type Layout, type ModuleLayout } from "./layout.js";
import { literal, stringLiteral } from "./literal.js";
import type { Unit } from "./unit.js";

/** How a module calls what it takes from others, or has itself. */
export interface Imports {
  /** The local name of a unit. */
  nameOf(key: LocationKey): string;
  /** The local name of the fast form of the unit that has this local name. */
  fastNameOf(name: string): string;
  /** The local name of the document of the file at `path`. */
  documentOf(path: string): string;
  /** `import` statements for all that was asked for. */
  print(): readonly string[];
}

export function createImports(module: ModuleLayout, layout: Layout): Imports {
  const taken = new Set([
    module.documentName,
    ...module.unitNames.values(),
    ...module.fastNames.values(),
  ]);
  const local = new Map<string, string>();
  const fastNames = new Map<string, string>();
  for (const [key, name] of module.unitNames) {
    fastNames.set(name, module.fastNames.get(key) ?? "");
  }
  const byModule = new Map<Exports, { name: string; as: string }[]>();

  const importFrom = (other: Exports, name: string, preferred: string): string => {
    const key = `${other.path} ${name}`;
    const known = local.get(key);
    if (known !== undefined) return known;
    const as = unused(preferred, taken);
    local.set(key, as);
    const entry = { name, as };
    const list = byModule.get(other);
    if (list) list.push(entry);
    else byModule.set(other, [entry]);
    return as;
  };

  return {
    nameOf(key) {
      const own = module.unitNames.get(key);
      if (own !== undefined) return own;
      const other = layout.exporterOf.get(key);
      const name = other?.unitNames.get(key);
      const fast = other?.fastNames.get(key);
      if (other === undefined || name === undefined || fast === undefined) {
        throw new Error(`no unit at ${key}`);
      }
      const as = importFrom(other, name, name);
      fastNames.set(as, importFrom(other, fast, fast));
      return as;
    },
    fastNameOf(name) {
      const fast = fastNames.get(name);
      if (fast === undefined) throw new Error(`no unit ${name}`);
      return fast;
    },
    documentOf(path) {
      if (path === module.source.path) return module.documentName;
      const other = layout.exporterOfDocument.get(path);
      if (other === undefined) throw new Error(`no module of ${path}`);
      return importFrom(other, other.documentName, `${camelCase(other.path)}Document`);
    },
    print() {
      const modules = [...byModule].sort(([a], [b]) => (a.path < b.path ? -1 : 1));
      return modules.map(([other, entries]) => {
        const names = entries
          .sort((a, b) => (a.as < b.as ? -1 : 1))
          .map(({ name, as }) => (name === as ? name : `${name} as ${as}`));
        const from = stringLiteral(relativeModule(module.path, other.path));
        return `import { ${names.join(", ")} } from ${from};`;
      });
    },
  };
}

export interface ModuleParts {
  readonly module: ModuleLayout;
  readonly document: Document;
  readonly imports: Imports;
  readonly compiled: readonly { readonly unit: Unit; readonly result: CompiledUnit }[];
  /** The rules that the code names by their numbers. */
  readonly rules: readonly string[];
  /** Where the schemas lie, seen from the output folder. */
  readonly schemasPath: string;
  /** Whether `types/` is emitted too, so that companions can be of those types. */
  readonly hasTypes: boolean;
}

export function printModule(parts: ModuleParts): string {
  const { module, document, imports, compiled, rules } = parts;
  const from = `validators/${module.path}`;
  const outside = distinct(compiled.flatMap(({ result }) => result.outside));
  const namesOf = (prefix: string) =>
    outside.filter((each) => each.prefix === prefix).map((each) => each.str);
  const code = compiled.map(({ result }) => `${result.fastCode}\n${result.code}`).join("\n");

  const hasDocument = module.documentPath === module.source.path;
  const documentName = imports.documentOf(module.documentPath);
  // Where it is another module's, that one may import this one, and be loaded later.
  const documentMember = hasDocument
    ? "document" + (documentName === "document" ? "" : `: ${documentName}`)
    : `get document() { return ${documentName}; }`;
  const documents = hasDocument ? document.imports.map((path) => imports.documentOf(path)) : [];
  const dialect = stringLiteral(module.units[0]?.entry.dialect ?? "2020-12");
  // In a string they do no harm but an import that nobody needs.
  const calls = (name: string) => new RegExp(`\\b${name}\\(`).test(code);
  const runtime = [
    ...namesOf("func").filter((name) => name !== "joinErrors" || calls(name)),
    ...["countOf", "firstErrors"].filter(calls),
    ...(rules.length > 0 ? ["fail", "rulesOf"] : []),
    ...(module.declarations.length > 0 ? ["defineType"] : []),
  ];
  const locals = new Map(module.declarations.map((each, i) => [each.id, `type${i}`] as const));

  const lines = [
    headerOf(parts.schemasPath, module.documentPath).trimEnd(),
    ...importLine(runtime, relativeModule(from, "runtime/runtime")),
    ...importLine(namesOf("formats"), relativeModule(from, "runtime/formats")),
    ...imports.print(),
    "",
    ...module.declarations.map(
      (each) => `${companion(each, locals.get(each.id) ?? "", module, documentMember)}\n`,
    ),
    ...compiled.flatMap(({ unit, result }) =>
      printSchema(unit, result, rules, hasDocument ? documentName : undefined),
    ),
    ...printRules(module, rules),
    ...outside.filter((each) => each.prefix === "pattern").map(printPattern),
    "",
    code,
    "",
  ];
  const exported = [
    ...module.declarations.map(({ id, name }) => `${locals.get(id) ?? ""} as ${name}`),
    ...module.unitNames.values(),
    ...module.fastNames.values(),
    ...(hasDocument ? [documentName] : []),
  ];
  // Companions and constants stand before the functions, whose declarations are hoisted; the document must be there before both.
  const documentCode =
    `const ${documentName} = { id: ${stringLiteral(document.id)}, dialect: ${dialect}, ` +
    `schema: ${literal(document.schema)}, imports: () => [${documents.join(", ")}] };\n`;
  const at = lines.indexOf("");
  if (hasDocument) lines.splice(at + 1, 0, documentCode);
  return [...lines, `export { ${exported.join(", ")} };`, ""].join("\n");
}

/** The types of a module: each name is the interface of `types/` and its companion. */
export function printDeclarations({ module, schemasPath, hasTypes }: ModuleParts): string {
  const { declarations } = module;
  const from = `validators/${module.path}`;
  const header = headerOf(schemasPath, module.documentPath);
  if (declarations.length === 0) return `${header}\nexport {};\n`;
  const taken = new Set(declarations.map(({ name }) => name));
  const companionType = unused("Companion$", taken);
  const runtime = stringLiteral(relativeModule(from, "runtime/runtime"));
  const lines = [header + `import type { TypeCompanion as ${companionType} } from ${runtime};`];
  if (!hasTypes) {
    for (const { name } of declarations) {
      lines.push("", `export declare const ${name}: ${companionType}<unknown>;`);
    }
    return lines.join("\n") + "\n";
  }
  const types = stringLiteral(relativeModule(from, `types/${module.path}`));
  const aliased = declarations.map(({ name }) => ({ name, alias: unused(`${name}$`, taken) }));
  const imported = aliased.map(({ name, alias }) => `${name} as ${alias}`).join(", ");
  lines.push(`import type { ${imported} } from ${types};`);
  for (const { name, alias } of aliased) {
    lines.push(
      "",
      `export type ${name} = ${alias};`,
      `export declare const ${name}: ${companionType}<${alias}>;`,
    );
  }
  return lines.join("\n") + "\n";
}

function importLine(names: readonly string[], from: string): string[] {
  if (names.length === 0) return [];
  return [`import { ${distinct(names).sort().join(", ")} } from ${stringLiteral(from)};`];
}

function companion(
  { id, name, location }: Declaration,
  local: string,
  module: ModuleLayout,
  documentMember: string,
): string {
  return (
    `const ${local} = /*#__PURE__*/ defineType({ name: ${stringLiteral(name)}, ` +
    `fits: ${module.fastNames.get(id) ?? ""}, check: ${module.unitNames.get(id) ?? ""}, ` +
    `${documentMember}, ` +
    `pointer: ${stringLiteral(location.pointer)} });`
  );
}

/** The constant by which a unit's code refers to its schema, where it does: long lists are not written twice in a module. */
function printSchema(
  unit: Unit,
  { code, fastCode, outside }: CompiledUnit,
  rules: readonly string[],
  document: string | undefined,
): string[] {
  const name = outside.find((each) => each.prefix === "schema")?.str;
  if (name === undefined) return [];
  const use = new RegExp(`\\b${name}\\b`);
  if (![code, fastCode, ...rules].some((each) => use.test(each))) return [];
  if (document === undefined) return [`const ${name} = ${literal(unit.entry.value)};`];
  const path = tokensOf(unit.entry.pointer).map((token) => getProperty(token).toString());
  return [`const ${name} = ${document}.schema${path.join("")};`];
}

function printRules({ documentPath }: ModuleLayout, rules: readonly string[]): string[] {
  if (rules.length === 0) return [];
  const file = stringLiteral(`${documentPath}#`);
  return [`const rules = /*#__PURE__*/ rulesOf(${file}, [\n${rules.join(",\n")},\n]);`];
}

function printPattern({ str, value }: ValueScopeName): string {
  return `const ${str} = /*#__PURE__*/ ${String(value?.code)};`;
}

/** The last part of a path as an identifier. */
function camelCase(path: string): string {
  const words = path.slice(path.lastIndexOf("/") + 1).split(/[^a-z0-9]+/i);
  const joined = words.map((word, i) =>
    i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
  return joined.join("").replace(/^(?=\d|$)/, "_");
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

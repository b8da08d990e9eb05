/** One unit to one function, by the Ajv of its dialect. */

import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvDraft04 from "ajv-draft-04";
import { compileSchema, SchemaEnv } from "ajv/dist/compile/index.js";
import type { ValueScopeName } from "ajv/dist/compile/codegen/scope.js";
import type { Dialect } from "../../resolve/dialect.js";
import { formatChecks } from "./formats.js";
import { collecting, fast } from "./forms.js";
import { ownKeywords, replacements } from "./keywords/registry.js";
import { createRuleTable } from "./rule-table.js";
import type { NamedScope } from "./scope.js";
import type { Unit } from "./unit.js";

/** What the classes of all dialects are. */
type Core = ThisParameterType<typeof compileSchema>;

/** A unit as it runs in this process. After a call that gave false, `errors` holds why; their places are percent-encoded. */
export interface CompiledCheck {
  (value: unknown, context?: { readonly instancePath?: string }): boolean;
  errors?: ErrorObject[] | null;
  evaluated?: unknown;
}

export interface CompiledUnit {
  /** It collects all errors. */
  readonly check: CompiledCheck;
  /** A function declaration, and after it the assignment of `.evaluated` where callers want to know. */
  readonly code: string;
  /** The same in the form that stops at the first error. */
  readonly fastCode: string;
  /** What the code names outside of itself. */
  readonly outside: readonly ValueScopeName[];
}

const options: Options = {
  // What is wrong with a schema has been reported before.
  strict: false,
  validateSchema: false,
  meta: false,
  logger: false,
  strictNumbers: true,
  ownProperties: true,
  unicodeRegExp: true,
  allErrors: true,
  messages: false,
  inlineRefs: false,
  addUsedSchema: false,
  formats: formatChecks,
  code: { source: true, esm: true, lines: true },
};

function createAjv(dialect: Dialect): Core {
  switch (dialect) {
    case "draft-04":
      return new ajvDraft04.default(options);
    case "draft-06":
    case "draft-07":
      return new Ajv(options);
    case "2019-09":
      return new Ajv2019(options);
    case "2020-12":
      return new Ajv2020(options);
  }
}

/** To make one costs as much as to compile a dozen units, and it keeps nothing of what it has compiled. */
const instances = new Map<string, Core>();

function instanceFor({ entry: { dialect }, tracksEvaluated }: Unit): Core {
  const key = `${dialect} ${tracksEvaluated}`;
  const known = instances.get(key);
  if (known !== undefined) return known;
  const ajv = createAjv(dialect);
  // References are our own, so that dynamic scope needs no passing on.
  Object.assign(ajv.opts, { unevaluated: tracksEvaluated, dynamicRef: false });
  for (const keyword of replacements) {
    if (ajv.getKeyword(String(keyword.keyword)) === false) continue;
    ajv.removeKeyword(String(keyword.keyword));
    ajv.addKeyword(keyword);
  }
  for (const keyword of ownKeywords) ajv.addKeyword(keyword);
  instances.set(key, ajv);
  return ajv;
}

export interface Compiler {
  compile(unit: Unit): CompiledUnit;
  /** Its `check` alone, without the code that it is in a module. */
  check(unit: Unit): CompiledCheck;
  /** The rules that the units compiled so far can find broken, by the numbers by which their code names them. */
  readonly rules: readonly string[];
}

/** Compiles units into one scope: those of a module. */
export function createCompiler(scope: NamedScope, fastName: (name: string) => string): Compiler {
  const constants = new Set<string>();
  const rules = createRuleTable(constants);
  const compiledByAjv = (unit: Unit, isRead: boolean) => {
    const { entry, schema } = unit;
    const ajv = instanceFor(unit);
    Object.assign(ajv, { scope });
    // Ajv's optimiser tidies code up, which takes it half as long as to make it: the engine does as well with what nobody reads.
    Object.assign(ajv.opts.code, { optimize: isRead ? 1 : 0, lines: isRead });
    scope.current = entry.key;
    const environment = new SchemaEnv({ schema, schemaPath: encodePlace(entry) });
    const { validate } = compileSchema.call(ajv, environment);
    const source = validate?.source;
    if (validate === undefined || source === undefined) throw new Error("Ajv compiled nothing");
    return { validate, source };
  };
  const compile = (unit: Unit): CompiledUnit => {
    const { entry } = unit;
    const { validate, source } = compiledByAjv(unit, true);
    const name = source.validateName.str;
    const evaluated = unit.tracksEvaluated
      ? `${name}.evaluated = ${String(source.evaluated)};\n`
      : "";
    const code = `${withoutUnused(source.validateCode.toString())}\n${evaluated}`;
    const path = encodePath(fileOf(entry));
    const outside = Object.values(source.scopeValues).flatMap((each) => [...(each ?? [])]);
    for (const { prefix, str } of outside) if (prefix === "schema") constants.add(str);
    return {
      check: validate as CompiledCheck,
      code: collecting(code, { path, rules, fastName }),
      fastCode: fast(code, fastName),
      outside,
    };
  };
  return {
    compile,
    // Ajv knows asynchronous validators, which it makes of schemas with `$async` only.
    check: (unit) => compiledByAjv(unit, false).validate as CompiledCheck,
    get rules() {
      return rules.entries;
    },
  };
}

/** Without the parameters that Ajv declares for keywords that we have not. They stand in the first line, before any text of a schema. */
function withoutUnused(code: string): string {
  return code.replace(", parentData, parentDataProperty, rootData=data}={}", "}={}");
}

/** `path#pointer`, percent-encoded as Ajv encodes what it appends. */
function encodePlace(entry: Unit["entry"]): string {
  return `${encodePath(fileOf(entry))}#${encodePath(entry.pointer)}`;
}

/** The file in which readers find the schema: of a variant, the one that it is of. */
function fileOf({ source }: Unit["entry"]): string {
  return (source.variant?.of ?? source).path;
}

export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

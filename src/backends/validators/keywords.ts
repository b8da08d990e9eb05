/**
 * Ajv keywords of our own: calls between units, and those of Ajv's that give wrong verdicts in corners or report a union's
 * branches in a way that can't be told apart afterwards.
 */

import type { CodeKeywordDefinition, KeywordErrorDefinition, SchemaCxt } from "ajv/dist/core.js";
import { _, not, or, Name, type Code, type CodeGen } from "ajv/dist/compile/codegen/index.js";
import { strConcat } from "ajv/dist/compile/codegen/code.js";
import { alwaysValidSchema, setEvaluated, mergeEvaluated, Type } from "ajv/dist/compile/util.js";
import type { KeywordCxt } from "ajv/dist/compile/validate/index.js";
import { validatePropertyDeps } from "ajv/dist/vocabularies/applicator/dependencies.js";
import { usePattern } from "ajv/dist/vocabularies/code.js";
import { firstDuplicate, hasOwn, isMultipleOf } from "../../runtime/runtime.js";
import { CALL, NEVER, PROTO, UNIONS, type UnionInfo } from "./rewrite.js";
import type { NamedScope } from "./scope.js";

/** Ajv's names of the variables of every compiled function. */
const names = {
  errors: new Name("errors"),
  instancePath: new Name("instancePath"),
  vErrors: new Name("vErrors"),
};

/** An error without words: the runtime has them. */
function errorWith(params: KeywordErrorDefinition["params"]): KeywordErrorDefinition {
  return params === undefined ? { message: "" } : { message: "", params };
}

// ── what has been evaluated, for `unevaluated*` ──

/**
 * Makes the evaluated properties a variable, set before any branch is taken. Ajv declares it inside the branch, where it keeps
 * what a former turn of an enclosing loop left in it; and as an object with a prototype, on which `__proto__` can't be noted.
 */
function declareProps(it: SchemaCxt, gen: CodeGen): Name | true | undefined {
  if (!it.opts.unevaluated) return undefined;
  if (it.props === true || it.props instanceof Name) return it.props;
  const props = gen.var("props", _`{__proto__: null}`);
  setEvaluated(gen, props, it.props ?? {});
  it.props = props;
  return props;
}

/** The same for properties and items. */
function declareEvaluated(it: SchemaCxt, gen: CodeGen): void {
  declareProps(it, gen);
  if (it.opts.unevaluated && it.items !== true && !(it.items instanceof Name)) {
    it.items = gen.var("items", it.items ?? 0);
  }
}

/** Adds to the evaluated ones what the unit `callee` has looked at in the call just made. */
function addEvaluatedOf(callee: Name, it: SchemaCxt, gen: CodeGen): void {
  if (!it.opts.unevaluated) return;
  if (it.props !== true) {
    const props = gen.var("props", _`${callee}.evaluated.props`);
    it.props = mergeEvaluated.props(gen, props, it.props, Name);
  }
  if (it.items !== true) {
    const items = gen.var("items", _`${callee}.evaluated.items`);
    it.items = mergeEvaluated.items(gen, items, it.items, Name);
  }
}

// ── references ──

/** Calls other units on the same value; their errors are the schema's own. */
const call: CodeKeywordDefinition = {
  keyword: CALL,
  schemaType: "array",
  code(cxt) {
    const { gen, it, data } = cxt;
    declareEvaluated(it, gen);
    for (const key of cxt.schema as readonly string[]) {
      // Our Ajv instances have no other scope.
      const callee = (it.self.scope as NamedScope).unit(gen, key);
      const path = strConcat(names.instancePath, it.errorPath);
      gen.if(
        _`${callee}(${data}, {${names.instancePath}: ${path}})`,
        () => addEvaluatedOf(callee, it, gen),
        () => {
          const errors = _`${callee}.errors`;
          gen.assign(
            names.vErrors,
            _`${names.vErrors} === null ? ${errors} : ${names.vErrors}.concat(${errors})`,
          );
          gen.assign(names.errors, _`${names.vErrors}.length`);
        },
      );
    }
  },
};

// ── unions ──

/** `[n, m]`: how many errors each branch has, where `marks` are the counts before the first and after each. */
function nestedCounts(marks: readonly Name[]): Code {
  const counts = marks.slice(1).map((mark, i) => _`${mark} - ${marks[i]}`);
  return _`[${join(counts)}]`;
}

function join(codes: readonly Code[]): Code {
  return codes.reduce((all, code, i) => (i === 0 ? code : _`${all}, ${code}`), _``);
}

function literalOf(values: readonly (string | null)[]): Code {
  return _`[${join(values.map((value) => _`${value}`))}]`;
}

function infoOf(cxt: KeywordCxt): UnionInfo {
  const infos = cxt.parentSchema[UNIONS] as Readonly<Record<string, UnionInfo>> | undefined;
  return infos?.[cxt.keyword] ?? {};
}

/** The error of a union: how many errors each branch has given, so that the runtime can choose among them. */
function unionParams(cxt: KeywordCxt, marks: readonly Name[], passing?: Code): Code {
  const { names: branchNames } = infoOf(cxt);
  return _`{nested: ${nestedCounts(marks)}${passing ? _`, passing: ${passing}` : _``}${
    branchNames ? _`, branches: ${literalOf(branchNames)}` : _``
  }}`;
}

const unionError = errorWith(({ params }) => params["union"] as Code);

/** Checks the branches one after the other. Gives the names of their verdicts and the error counts around them. */
function checkBranches(cxt: KeywordCxt, onValid: (branch: SchemaCxt) => void) {
  const { gen, keyword } = cxt;
  const marks = [gen.const("_errs", names.errors)];
  const verdicts = (cxt.schema as readonly unknown[]).map((_schema, i) => {
    const valid = gen.name("_valid");
    const branch = cxt.subschema({ keyword, schemaProp: i, compositeRule: true }, valid);
    marks.push(gen.const("_errs", names.errors));
    gen.if(valid, () => onValid(branch));
    return valid;
  });
  return { verdicts, marks };
}

const anyOf: CodeKeywordDefinition = {
  keyword: "anyOf",
  schemaType: "array",
  trackErrors: true,
  error: unionError,
  code(cxt) {
    const { gen, it, keyword } = cxt;
    const schemas = cxt.schema as (boolean | object)[];
    const { tag } = infoOf(cxt);
    if (tag !== undefined) return dispatch(cxt, tag);
    if (!it.opts.unevaluated && schemas.some((each) => alwaysValidSchema(it, each))) return;
    declareEvaluated(it, gen);
    if (it.opts.unevaluated) {
      // All that are valid count, so all are looked at.
      const { verdicts, marks } = checkBranches(cxt, (branch) => cxt.mergeEvaluated(branch, Name));
      gen.if(
        or(...verdicts),
        () => cxt.reset(),
        () => cxt.error(true, { union: unionParams(cxt, marks) }),
      );
      return;
    }
    const valid = gen.let("valid", false);
    const marks = [gen.const("_errs", names.errors)];
    gen.block(() => {
      schemas.forEach((_schema, i) => {
        const branchValid = gen.name("_valid");
        cxt.subschema({ keyword, schemaProp: i, compositeRule: true }, branchValid);
        marks.push(gen.const("_errs", names.errors));
        gen.assign(valid, branchValid);
        gen.if(not(branchValid));
      });
      cxt.error(true, { union: unionParams(cxt, marks) });
    });
    gen.if(valid, () => cxt.reset());
  },
};

const oneOf: CodeKeywordDefinition = {
  keyword: "oneOf",
  schemaType: "array",
  trackErrors: true,
  error: unionError,
  code(cxt) {
    const { gen, it } = cxt;
    const { tag } = infoOf(cxt);
    if (tag !== undefined) return dispatch(cxt, tag);
    declareEvaluated(it, gen);
    const passing = gen.let("passing", 0);
    const { verdicts, marks } = checkBranches(cxt, (branch) => {
      gen.code(_`${passing}++`);
      cxt.mergeEvaluated(branch, Name);
    });
    gen.if(
      _`${passing} === 1`,
      () => cxt.reset(),
      () => cxt.error(true, { union: unionParams(cxt, marks, _`[${join(verdicts)}]`) }),
    );
  },
};

/**
 * Checks the one branch that the tag's value names. Equal to checking them all: each requires the tag, with strings that the
 * others exclude, and takes objects only.
 */
function dispatch(cxt: KeywordCxt, tag: NonNullable<UnionInfo["tag"]>): void {
  const { gen, data, it, keyword } = cxt;
  const { property, values } = tag;
  declareEvaluated(it, gen);
  const fail = (fault: string) => {
    const allowed = literalOf(values.flat());
    const union = _`{tag: ${property}, fault: ${fault}, allowedValues: ${allowed}}`;
    cxt.error(true, { union });
  };
  gen.if(
    _`${data} && typeof ${data} == "object" && !Array.isArray(${data})`,
    () => {
      const own = (it.self.scope as NamedScope).runtime(gen, hasOwn);
      const value = gen.const(
        "tag",
        _`${own}.call(${data}, ${property}) ? ${data}[${property}] : undefined`,
      );
      values.forEach((strings, i) => {
        const isThis = or(...strings.map((string) => _`${value} === ${string}`));
        if (i === 0) gen.if(isThis);
        else gen.elseIf(isThis);
        const valid = gen.name("_valid");
        const branch = cxt.subschema({ keyword, schemaProp: i }, valid);
        cxt.mergeEvaluated(branch, Name);
      });
      gen.elseIf(_`${value} === undefined`);
      fail("missing");
      gen.else();
      fail("value");
      gen.endIf();
    },
    () => fail("type"),
  );
}

// ── conditions ──

const ifThenElse: CodeKeywordDefinition = {
  keyword: "if",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: errorWith(undefined),
  code(cxt) {
    const { gen, it, parentSchema } = cxt;
    const applies = (keyword: string) => parentSchema[keyword] !== undefined;
    if (!applies("then") && !applies("else") && !it.opts.unevaluated) return;
    declareEvaluated(it, gen);
    const condition = gen.name("_valid");
    const tested = cxt.subschema(
      { keyword: "if", compositeRule: true, createErrors: false },
      condition,
    );
    cxt.reset();
    // What a failing `if` has looked at does not count (2020-12 Core, 11.1).
    const branch = (keyword: string) => {
      if (!applies(keyword)) return;
      cxt.mergeEvaluated(cxt.subschema({ keyword }, gen.name("_valid")), Name);
    };
    gen.if(
      condition,
      () => {
        cxt.mergeEvaluated(tested, Name);
        branch("then");
      },
      () => branch("else"),
    );
  },
};

function dependentSchemas(cxt: KeywordCxt, dependent: readonly string[]): void {
  const { gen, data, it, keyword } = cxt;
  if (dependent.length === 0) return;
  declareEvaluated(it, gen);
  const own = (it.self.scope as NamedScope).runtime(gen, hasOwn);
  for (const property of dependent) {
    gen.if(_`${own}.call(${data}, ${property})`, () => {
      const branch = cxt.subschema({ keyword, schemaProp: property }, gen.name("_valid"));
      cxt.mergeEvaluated(branch, Name);
    });
  }
}

const dependentSchemasKeyword: CodeKeywordDefinition = {
  keyword: "dependentSchemas",
  type: "object",
  schemaType: "object",
  code: (cxt) => dependentSchemas(cxt, Object.keys(cxt.schema as object)),
};

const dependenciesError = errorWith(
  ({ params: { property, missingProperty } }) =>
    _`{property: ${property}, missingProperty: ${missingProperty}}`,
);

const dependencies: CodeKeywordDefinition = {
  keyword: "dependencies",
  type: "object",
  schemaType: "object",
  error: dependenciesError,
  code(cxt) {
    const entries = Object.entries(cxt.schema as Readonly<Record<string, unknown>>);
    const lists = entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
    validatePropertyDeps(cxt, Object.fromEntries(lists));
    dependentSchemas(
      cxt,
      entries.filter(([, value]) => !Array.isArray(value)).map(([key]) => key),
    );
  },
};

// ── properties ──

/** A property `__proto__`, which Ajv's `properties` passes over. */
const proto: CodeKeywordDefinition = {
  keyword: PROTO,
  type: "object",
  before: "properties",
  code(cxt) {
    const { gen, data, it } = cxt;
    const props = declareProps(it, gen);
    if (props instanceof Name) gen.assign(_`${props}["__proto__"]`, true);
    const own = (it.self.scope as NamedScope).runtime(gen, hasOwn);
    const properties = it.schema["properties"] as Readonly<Record<string, object | boolean>>;
    gen.if(_`${own}.call(${data}, "__proto__")`, () => {
      cxt.subschema(
        {
          schema: properties["__proto__"] ?? true,
          schemaPath: _`${it.schemaPath}.properties["__proto__"]`,
          topSchemaRef: it.topSchemaRef,
          errSchemaPath: `${it.errSchemaPath}/properties/__proto__`,
          dataProp: "__proto__",
        },
        gen.name("_valid"),
      );
    });
  },
};

const patternProperties: CodeKeywordDefinition = {
  keyword: "patternProperties",
  type: "object",
  schemaType: "object",
  code(cxt) {
    const { gen, data, it } = cxt;
    const props = declareProps(it, gen);
    const schemas = cxt.schema as Readonly<Record<string, boolean | object>>;
    for (const [pattern, schema] of Object.entries(schemas)) {
      const isAnything = alwaysValidSchema(it, schema);
      if (isAnything && !(props instanceof Name)) continue;
      gen.forIn("key", data, (key) =>
        gen.if(_`${usePattern(cxt, pattern)}.test(${key})`, () => {
          if (!isAnything) {
            const { keyword } = cxt;
            const place = { keyword, schemaProp: pattern, dataProp: key, dataPropType: Type.Str };
            cxt.subschema(place, gen.name("_valid"));
          }
          if (props instanceof Name) gen.assign(_`${props}[${key}]`, true);
        }),
      );
    }
  },
};

const propertyNames: CodeKeywordDefinition = {
  keyword: "propertyNames",
  type: "object",
  schemaType: ["object", "boolean"],
  error: errorWith(
    ({ params: { propertyName, nested } }) =>
      _`{propertyName: ${propertyName}, nested: [${nested}]}`,
  ),
  code(cxt) {
    const { gen, data } = cxt;
    gen.forIn("key", data, (propertyName) => {
      const before = gen.const("_errs", names.errors);
      const valid = gen.name("_valid");
      cxt.subschema(
        {
          keyword: "propertyNames",
          data: propertyName,
          dataTypes: ["string"],
          compositeRule: true,
        },
        valid,
      );
      gen.if(not(valid), () =>
        cxt.error(true, { propertyName, nested: _`${names.errors} - ${before}` }),
      );
    });
  },
};

const unevaluatedProperties: CodeKeywordDefinition = {
  keyword: "unevaluatedProperties",
  type: "object",
  schemaType: ["boolean", "object"],
  trackErrors: true,
  error: errorWith(
    ({ params: { unevaluatedProperty } }) => _`{unevaluatedProperty: ${unevaluatedProperty}}`,
  ),
  code(cxt) {
    const { gen, schema, data, it } = cxt;
    const { props } = it;
    it.props = true;
    if (props === true || alwaysValidSchema(it, schema as boolean | object)) return;
    const check = (key: Name) => {
      if (schema === false) return cxt.error(true, { unevaluatedProperty: key });
      cxt.subschema(
        { keyword: "unevaluatedProperties", dataProp: key, dataPropType: Type.Str },
        gen.name("_valid"),
      );
    };
    if (!(props instanceof Name)) {
      const known = Object.keys(props ?? {});
      gen.forIn("key", data, (key) => {
        const isUnknown = known.map((name) => _`${key} !== ${name}`);
        if (isUnknown.length === 0) check(key);
        else
          gen.if(
            isUnknown.reduce((a, b) => _`${a} && ${b}`),
            () => check(key),
          );
      });
      return;
    }
    // Ajv looks the key up with its prototype, and so takes `constructor` for evaluated.
    const own = (it.self.scope as NamedScope).runtime(gen, hasOwn);
    gen.if(_`${props} !== true`, () =>
      gen.forIn("key", data, (key) => gen.if(_`!${own}.call(${props}, ${key})`, () => check(key))),
    );
  },
};

// ── arrays ──

const unevaluatedItems: CodeKeywordDefinition = {
  keyword: "unevaluatedItems",
  type: "array",
  schemaType: ["boolean", "object"],
  error: errorWith(({ params: { limit } }) => _`{limit: ${limit}}`),
  code(cxt) {
    const { gen, schema, data, it } = cxt;
    const { items = 0 } = it;
    it.items = true;
    if (items === true || alwaysValidSchema(it, schema as boolean | object)) return;
    const check = () => {
      if (schema === false) {
        const fail = () => cxt.error(true, { limit: items });
        gen.if(_`${data}.length > ${items}`, fail);
        return;
      }
      gen.forRange("i", items, _`${data}.length`, (i) => {
        cxt.subschema(
          { keyword: "unevaluatedItems", dataProp: i, dataPropType: Type.Num },
          gen.name("_valid"),
        );
      });
    };
    // Ajv counts with a variable that may hold `true`.
    if (items instanceof Name) gen.if(_`${items} !== true`, check);
    else check();
  },
};

const contains: CodeKeywordDefinition = {
  keyword: "contains",
  type: "array",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: errorWith(({ params: { min, max, errs } }) =>
    max === undefined
      ? _`{minContains: ${min}, nested: [${names.errors} - ${errs}]}`
      : _`{minContains: ${min}, maxContains: ${max}, nested: [${names.errors} - ${errs}]}`,
  ),
  code(cxt) {
    const { gen, data, parentSchema, it, errsCount: errs } = cxt;
    const { minContains: min = 1, maxContains: max } = (it.opts.next ? parentSchema : {}) as {
      readonly minContains?: number;
      readonly maxContains?: number;
    };
    if (errs === undefined || (min === 0 && max === undefined)) return;
    const count = gen.let("count", 0);
    gen.forRange("i", 0, _`${data}.length`, (i) => {
      const valid = gen.name("_valid");
      cxt.subschema(
        { keyword: "contains", dataProp: i, dataPropType: Type.Num, compositeRule: true },
        valid,
      );
      gen.if(valid, () => gen.code(_`${count}++`));
    });
    const enough = _`${count} >= ${min}`;
    gen.if(
      max === undefined ? enough : _`${enough} && ${count} <= ${max}`,
      () => cxt.reset(),
      () => cxt.error(true, { min, errs, ...(max === undefined ? {} : { max }) }),
    );
  },
};

const uniqueItems: CodeKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: errorWith(({ params: { pair } }) => _`{j: ${pair}[0], i: ${pair}[1]}`),
  code(cxt) {
    if (cxt.schema !== true) return;
    const { gen, data, it } = cxt;
    const find = (it.self.scope as NamedScope).runtime(gen, firstDuplicate);
    const pair = gen.const("pair", _`${find}(${data})`);
    gen.if(_`${pair} !== undefined`, () => cxt.error(true, { pair }));
  },
};

// ── plain values ──

/** Ajv divides in floating point, by which 0.07 is no multiple of 0.01. */
const multipleOf: CodeKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: errorWith(({ schemaCode }) => _`{multipleOf: ${schemaCode}}`),
  code(cxt) {
    const { gen, data, it, schemaCode } = cxt;
    const isMultiple = (it.self.scope as NamedScope).runtime(gen, isMultipleOf);
    gen.if(_`!${isMultiple}(${data}, ${schemaCode})`, () => cxt.error(true));
  },
};

const never: CodeKeywordDefinition = {
  keyword: NEVER,
  error: errorWith(undefined),
  code: (cxt) => cxt.error(true),
};

/** Of every dialect. */
export const ownKeywords = [call, proto, never];

/** In place of Ajv's of the same name, where the dialect has it. */
export const replacements = [
  anyOf,
  oneOf,
  ifThenElse,
  dependentSchemasKeyword,
  dependencies,
  propertyNames,
  patternProperties,
  unevaluatedProperties,
  unevaluatedItems,
  contains,
  uniqueItems,
  multipleOf,
];

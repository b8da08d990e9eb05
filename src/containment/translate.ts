/** Schemas as formulas (2020-12 Core and Validation; older dialects are read in its words). */

import { append } from "../json/pointer.js";
import { isArray, isObject, type JsonKind, type JsonValue } from "../json/value.js";
import type { Dialect } from "../resolve/dialect.js";
import { isOpenApiFormat } from "../resolve/openapi.js";
import { keywordsOf, type Keyword, type Keywords } from "../normalise/keywords.js";
import { keyOf, type LocationKey, type Resolved, type SchemaEntry } from "../resolve/resolved.js";
import { constant, constants } from "./constant.js";
import { isKnownFormat } from "./formats.js";
import { everyKind, maskOf, type Atom, type Formula, type Formulas } from "./formula.js";
import { allNames, type NameSet } from "./names.js";
import { evaluatedMembers, type Evaluated } from "./evaluated.js";

export interface Translation {
  /** What tells this contract's schemas from those of others: formulas of both may stand side by side. */
  readonly side: string;
  /** Files that mean the same in both have the same identity (`identitiesOf`). */
  readonly identities: ReadonlyMap<string, string>;
  readonly resolved: Resolved;
  readonly assertFormats: boolean;
}

/** Reads the schemas of one contract. */
export class Translator {
  readonly #formulas: Formulas;
  readonly #translation: Translation;
  readonly #known = new Map<LocationKey, Formula>();
  readonly #underWay = new Set<LocationKey>();

  constructor(formulas: Formulas, translation: Translation) {
    this.#formulas = formulas;
    this.#translation = translation;
  }

  /** What the schema at a location says. */
  formulaAt(key: LocationKey): Formula {
    const entry = this.#translation.resolved.schemas.get(key);
    return entry === undefined ? this.#formulas.all : this.formulaOf(entry);
  }

  /** What a schema says. One that is being read, and leads back to itself, is named, and looked into later. */
  formulaOf(entry: SchemaEntry): Formula {
    if (typeof entry.value === "boolean") {
      return entry.value ? this.#formulas.all : this.#formulas.none;
    }
    const { key } = entry;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#underWay.has(key)) {
      return this.#formulas.deferred(
        this.#nameOf(entry),
        () => this.#known.get(key) ?? this.#formulas.all,
      );
    }
    this.#underWay.add(key);
    const formula = this.#read(entry);
    this.#underWay.delete(key);
    this.#known.set(key, formula);
    return formula;
  }

  #read(entry: SchemaEntry): Formula {
    const formulas = this.#formulas;
    const parts: Formula[] = [];
    const references = this.#translation.resolved.references.get(entry.key);
    const keywords = keywordsOf(entry);
    for (const { target } of references?.values() ?? []) parts.push(this.formulaOf(target));
    for (const [name, keyword] of keywords) {
      if (this.#isKnown(name, keyword, entry)) {
        parts.push(this.#keyword(name, keyword, { entry, keywords }));
      }
    }
    return formulas.and(parts);
  }

  /** Whether the schema's dialect has the keyword, under the name under which its author wrote it. */
  #isKnown(name: string, { pointer }: Keyword, { source, dialect }: SchemaEntry): boolean {
    if (oneSchema.has(name))
      return this.#translation.resolved.schemas.has(keyOf({ source, pointer }));
    return name !== "dependentRequired" || since2019.has(dialect) || !pointer.endsWith(`/${name}`);
  }

  #keyword(name: string, { value, pointer }: Keyword, schema: Schema): Formula {
    const formulas = this.#formulas;
    const { entry, keywords } = schema;
    const own = (): Formula => this.#at(entry, pointer);
    const list = (): readonly Formula[] =>
      isArray(value) ? value.map((_, i) => this.#at(entry, append(pointer, i))) : [];
    const other = (keyword: string): Formula | undefined => {
      const found = keywords.get(keyword);
      return found === undefined ? undefined : this.#at(entry, found.pointer);
    };
    switch (name) {
      case "type":
        return this.#ofType(value);
      case "enum":
        return isArray(value) ? constants(value, formulas) : formulas.all;
      case "const":
        return constant(value, formulas);
      case "allOf":
        return formulas.and(list());
      case "anyOf":
        return formulas.or(list());
      case "oneOf":
        return this.#exactlyOne(list());
      case "not":
        return formulas.not(own());
      case "if": {
        const [condition, met, unmet] = [own(), other("then"), other("else")];
        return formulas.and([
          ...(met === undefined ? [] : [formulas.or([formulas.not(condition), met])]),
          ...(unmet === undefined ? [] : [formulas.or([condition, unmet])]),
        ]);
      }
      default:
        return (
          this.#ofScalars(name, value, entry) ??
          this.#ofArrays(name, schema, value, pointer) ??
          this.#ofObjects(name, schema, value, pointer) ??
          formulas.all
        );
    }
  }

  #at({ source }: SchemaEntry, pointer: string): Formula {
    return this.formulaAt(keyOf({ source, pointer }));
  }

  #ofType(value: JsonValue): Formula {
    const formulas = this.#formulas;
    const names = (isArray(value) ? value : [value]).filter((each) => typeof each === "string");
    const kinds = names.filter((each) => each !== "integer") as JsonKind[];
    if (!names.includes("integer") || kinds.includes("number")) return formulas.ofKind(...kinds);
    const whole = formulas.and([
      formulas.ofKind("number"),
      formulas.atom({ of: "number", says: "multiple", factor: 1 }),
    ]);
    return formulas.or([formulas.ofKind(...kinds), whole]);
  }

  #exactlyOne(branches: readonly Formula[]): Formula {
    const formulas = this.#formulas;
    if (branches.length < 2) return formulas.or(branches);
    const pairs: Formula[] = [];
    branches.forEach((branch, i) => {
      for (const other of branches.slice(i + 1)) {
        if (!exclude(branch, other, formulas))
          pairs.push(formulas.not(formulas.and([branch, other])));
      }
    });
    return formulas.and([formulas.or(branches), ...pairs]);
  }

  #ofScalars(name: string, value: JsonValue, entry: SchemaEntry): Formula | undefined {
    const atom = atomOf(name, value);
    if (atom !== undefined) return this.#formulas.atom(atom);
    if (name !== "format" || typeof value !== "string") return undefined;
    const isChecked =
      this.#translation.assertFormats &&
      isKnownFormat(value) &&
      !isOpenApiFormat(entry.source, value);
    if (!isChecked) return this.#formulas.all;
    return this.#formulas.atom({ of: "string", says: "format", format: value });
  }

  #ofArrays(
    name: string,
    { entry, keywords }: Schema,
    value: JsonValue,
    pointer: string,
  ): Formula | undefined {
    const formulas = this.#formulas;
    const own = (): Formula => this.#at(entry, pointer);
    switch (name) {
      case "prefixItems":
        if (!isArray(value)) return undefined;
        return formulas.and(
          value.map((_, at) =>
            formulas.atom({
              of: "array",
              says: "item",
              at,
              is: this.#at(entry, append(pointer, at)),
            }),
          ),
        );
      case "items": {
        const prefix = keywords.get("prefixItems")?.value;
        const from = isArray(prefix) ? prefix.length : 0;
        return formulas.atom({ of: "array", says: "items", from, are: own() });
      }
      case "contains": {
        const counts = since2019.has(entry.dialect);
        const least = counts ? keywords.get("minContains")?.value : undefined;
        const most = counts ? keywords.get("maxContains")?.value : undefined;
        const count = typeof least === "number" ? Math.ceil(least) : 1;
        const are = own();
        const parts = [formulas.atom({ of: "array", says: "contains", count, are })];
        if (typeof most === "number") {
          const more: Atom = { of: "array", says: "contains", count: Math.floor(most) + 1, are };
          parts.push(this.#unless("array", formulas.atom(more, false)));
        }
        return formulas.and(parts);
      }
      case "unevaluatedItems":
        return this.#opaque(entry, name);
      default:
        return undefined;
    }
  }

  #ofObjects(name: string, schema: Schema, value: JsonValue, pointer: string): Formula | undefined {
    const formulas = this.#formulas;
    const { entry, keywords } = schema;
    const own = (): Formula => this.#at(entry, pointer);
    const members = (names: NameSet, are: Formula): Formula =>
      formulas.atom({ of: "object", says: "members", names, are });
    const each = (make: (key: string, is: Formula) => Formula): Formula => {
      const keys = isObject(value) ? Object.keys(value) : [];
      return formulas.and(keys.map((key) => make(key, this.#at(entry, append(pointer, key)))));
    };
    switch (name) {
      case "properties":
        return each((key, is) => members({ kind: "one", name: key }, is));
      case "patternProperties":
        return each((key, is) => members({ kind: "pattern", pattern: key }, is));
      case "additionalProperties":
        return members(othersThan(keywords), own());
      case "unevaluatedProperties":
        return this.#unevaluated(schema, own());
      case "propertyNames":
        return formulas.atom({ of: "object", says: "names", are: own() });
      case "required":
        if (!isArray(value)) return undefined;
        return formulas.and(
          value.flatMap((key) => (typeof key === "string" ? [this.#has(key)] : [])),
        );
      case "dependentRequired":
        return this.#dependentRequired(value);
      case "dependentSchemas":
        return each((key, is) =>
          formulas.or([this.#unless("object", formulas.not(this.#has(key))), is]),
        );
      default:
        return undefined;
    }
  }

  #has(name: string): Formula {
    return this.#formulas.atom({ of: "object", says: "has", name });
  }

  /** True of values of other kinds, too. */
  #unless(kind: JsonKind, formula: Formula): Formula {
    return this.#formulas.or([this.#formulas.kinds(everyKind & ~maskOf(kind)), formula]);
  }

  #dependentRequired(value: JsonValue): Formula {
    const formulas = this.#formulas;
    const needs = isObject(value) ? Object.entries(value) : [];
    return formulas.and(
      needs.map(([name, others]) => {
        const all = (isArray(others) ? others : []).flatMap((each) =>
          typeof each === "string" ? [this.#has(each)] : [],
        );
        return formulas.or([formulas.not(this.#has(name)), formulas.and(all)]);
      }),
    );
  }

  /** What no keyword beside or below it has looked at: for each way in which the choices around it can fall, all members with other names. */
  #unevaluated({ entry }: Schema, are: Formula): Formula {
    const formulas = this.#formulas;
    const ways = evaluatedMembers(
      entry,
      this.#translation.resolved,
      (key) => this.formulaAt(key),
      formulas,
    );
    if (ways === undefined) return this.#opaque(entry, "unevaluatedProperties");
    return formulas.or(ways.map((way) => formulas.and([way.when, membersBut(way, are, formulas)])));
  }

  #opaque(entry: SchemaEntry, keyword: string): Formula {
    return this.#formulas.opaque(`${this.#nameOf(entry)} ${keyword}`, keyword);
  }

  /** Shared by both contracts where the schema means the same in both. */
  #nameOf({ key, source }: SchemaEntry): string {
    const { side, identities, assertFormats } = this.#translation;
    const identity = identities.get(source.path);
    return identity === undefined ? `${side} ${key}` : `${identity} ${assertFormats} ${key}`;
  }
}

/** Keywords that are one schema, each where a dialect has it. */
const oneSchema = new Set([
  "if",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const since2019: ReadonlySet<Dialect> = new Set(["2019-09", "2020-12"]);

interface Schema {
  readonly entry: SchemaEntry;
  readonly keywords: Keywords;
}

function membersBut(
  { isAll, names, patterns }: Evaluated,
  are: Formula,
  formulas: Formulas,
): Formula {
  if (isAll) return formulas.all;
  const others: NameSet = { kind: "others", names, patterns };
  return formulas.atom({ of: "object", says: "members", names: others, are });
}

function othersThan(keywords: Keywords): NameSet {
  const keysOf = (name: string): readonly string[] => {
    const value = keywords.get(name)?.value;
    return isObject(value) ? Object.keys(value) : [];
  };
  const [names, patterns] = [keysOf("properties"), keysOf("patternProperties")];
  return names.length + patterns.length === 0 ? allNames : { kind: "others", names, patterns };
}

function atomOf(name: string, value: JsonValue): Atom | undefined {
  if (typeof value === "string") {
    return name === "pattern" ? { of: "string", says: "pattern", pattern: value } : undefined;
  }
  if (name === "uniqueItems" && value === true) return { of: "array", says: "unique" };
  if (typeof value !== "number") return undefined;
  switch (name) {
    case "minimum":
      return { of: "number", says: "least", bound: value, isExclusive: false };
    case "exclusiveMinimum":
      return { of: "number", says: "least", bound: value, isExclusive: true };
    case "maximum":
      return { of: "number", says: "most", bound: value, isExclusive: false };
    case "exclusiveMaximum":
      return { of: "number", says: "most", bound: value, isExclusive: true };
    case "multipleOf":
      return value > 0 ? { of: "number", says: "multiple", factor: value } : undefined;
    case "minLength":
      return { of: "string", says: "shortest", length: value };
    case "maxLength":
      return { of: "string", says: "longest", length: value };
    case "minItems":
      return { of: "array", says: "shortest", length: value };
    case "maxItems":
      return { of: "array", says: "longest", length: value };
    case "minProperties":
      return { of: "object", says: "fewest", count: value };
    case "maxProperties":
      return { of: "object", says: "most", count: value };
    default:
      return undefined;
  }
}

/** Whether no value is of both, as a glance shows: they are of other kinds, or require other constants of one member. */
function exclude(a: Formula, b: Formula, formulas: Formulas): boolean {
  if (formulas.and([a, b]) === formulas.none) return true;
  const [first, second] = [tagsOf(a), tagsOf(b)];
  for (const [name, values] of first) {
    const others = second.get(name);
    if (others !== undefined && !values.some((each) => others.includes(each))) return true;
  }
  return false;
}

/** The required members that are constants. */
function tagsOf(formula: Formula): ReadonlyMap<string, readonly unknown[]> {
  const parts = formula.kind === "and" ? formula.parts : [formula];
  const required = new Set<string>();
  const tags = new Map<string, readonly unknown[]>();
  let isObjects = false;
  for (const part of parts) {
    if (part.kind === "kinds") isObjects = part.mask === maskOf("object");
    if (part.kind !== "literal" || !part.isPositive) continue;
    const { atom } = part;
    if (atom.says === "has") required.add(atom.name);
    if (atom.says !== "members" || atom.names.kind !== "one") continue;
    const values = valuesOf(atom.are);
    if (values !== undefined) tags.set(atom.names.name, values);
  }
  return new Map(isObjects ? [...tags].filter(([name]) => required.has(name)) : []);
}

function valuesOf(formula: Formula): readonly unknown[] | undefined {
  const among = (formula.kind === "and" ? formula.parts : []).find(
    (part) => part.kind === "literal" && part.isPositive && part.atom.says === "among",
  );
  const isOne = formula.kind === "and" && formula.parts.some((part) => part.kind === "kinds");
  if (!isOne || among?.kind !== "literal" || among.atom.says !== "among") return undefined;
  return among.atom.values;
}

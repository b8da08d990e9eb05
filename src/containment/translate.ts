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
import { writtenOnly } from "./written.js";
import { evaluatedBy } from "./evaluated.js";

export interface Translation {
  /** What tells this contract's schemas from those of others: formulas of both may stand side by side. */
  readonly side: string;
  /** Files that mean the same in both have the same identity (`identitiesOf`). */
  readonly identities: ReadonlyMap<string, string>;
  readonly resolved: Resolved;
  readonly assertFormats: boolean;
}

/** How schemas are read. */
export interface Reading {
  /** Rules that are left out, as `ruleOf` names them. */
  readonly ignored: ReadonlySet<string>;
  /** What a party that goes by the contract writes, instead of all that its schemas accept: no members but those that they speak of. */
  readonly isWriting: boolean;
}

export const asItIs: Reading = { ignored: new Set(), isWriting: false };

/** A rule by the place of its keyword and, where the keyword speaks of several members, the one. */
export function ruleOf(place: string, member?: string): string {
  return member === undefined ? place : `${place} ${JSON.stringify(member)}`;
}

/** Reads the schemas of one contract. */
export class Translator {
  readonly #formulas: Formulas;
  readonly #translation: Translation;
  readonly #known = new Map<LocationKey, Formula>();
  readonly #underWay = new Set<LocationKey>();

  readonly #reading: Reading;
  /** Reads what is denied, of which less is more. */
  readonly #plain: Translator;
  /** Reads with no rule left out. */
  readonly #whole: Translator;

  constructor(formulas: Formulas, translation: Translation, reading: Reading = asItIs) {
    this.#formulas = formulas;
    this.#translation = translation;
    this.#reading = reading;
    this.#plain = reading.isWriting
      ? new Translator(formulas, translation, { ...reading, isWriting: false })
      : this;
    this.#whole =
      reading.ignored.size > 0 ? new Translator(formulas, translation, asItIs) : this.#plain;
  }

  /** What the values are at a place where values stand: those of a schema, of members, of items. */
  valuesAt(key: LocationKey): Formula {
    const formula = this.formulaAt(key);
    const entry = this.#translation.resolved.schemas.get(key);
    if (!this.#reading.isWriting || entry === undefined) return formula;
    const truth = (at: LocationKey): Formula => this.#plain.formulaAt(at);
    const closed = writtenOnly(entry, this.#translation.resolved, truth, this.#formulas);
    return this.#formulas.and([formula, closed]);
  }

  /** What the schema at a location says. */
  formulaAt(key: LocationKey): Formula {
    const entry = this.#translation.resolved.schemas.get(key);
    return entry === undefined ? this.#formulas.all : this.formulaOf(entry);
  }

  /** What a schema says. One that is being read, and leads back to itself, is named, and looked into later. */
  formulaOf(entry: SchemaEntry): Formula {
    if (typeof entry.value === "boolean") {
      const isIgnored = this.#reading.ignored.has(this.#placeOf(entry, entry.pointer));
      return entry.value || isIgnored ? this.#formulas.all : this.#formulas.none;
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

  /** A place as its author wrote it. */
  #placeOf({ source }: SchemaEntry, pointer: string): string {
    return `${source.variant?.of.path ?? source.path}#${pointer}`;
  }

  #ignores(entry: SchemaEntry, pointer: string, member?: string): boolean {
    const { ignored } = this.#reading;
    return ignored.size > 0 && ignored.has(ruleOf(this.#placeOf(entry, pointer), member));
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
    if (this.#ignores(entry, pointer)) return formulas.all;
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
        return this.#exactlyOne(list(), entry, pointer);
      case "not":
        return formulas.not(this.#denied(entry, pointer));
      case "if": {
        const condition = this.#denied(entry, pointer);
        const [met, unmet] = [other("then"), other("else")];
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

  /** Of the same value, where less is more. */
  #denied({ source }: SchemaEntry, pointer: string): Formula {
    return this.#plain.formulaAt(keyOf({ source, pointer }));
  }

  /** Of parts of the value. */
  #within({ source }: SchemaEntry, pointer: string): Formula {
    return this.valuesAt(keyOf({ source, pointer }));
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

  /** Branches exclude each other by all their rules, those that are left out included. */
  #exactlyOne(branches: readonly Formula[], { source }: SchemaEntry, pointer: string): Formula {
    const formulas = this.#formulas;
    if (branches.length < 2) return formulas.or(branches);
    const whole = branches.map((_, i) =>
      this.#whole.formulaAt(keyOf({ source, pointer: append(pointer, i) })),
    );
    const pairs: Formula[] = [];
    whole.forEach((branch, i) => {
      for (const other of whole.slice(i + 1)) {
        if (!exclude(branch, other, formulas)) {
          pairs.push(formulas.not(formulas.and([branch, other])));
        }
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

  #ofArrays(name: string, schema: Schema, value: JsonValue, pointer: string): Formula | undefined {
    const formulas = this.#formulas;
    const { entry, keywords } = schema;
    const own = (): Formula => this.#within(entry, pointer);
    switch (name) {
      case "prefixItems":
        if (!isArray(value)) return undefined;
        return formulas.and(
          value.map((_, at) =>
            formulas.atom({
              of: "array",
              says: "item",
              at,
              is: this.#within(entry, append(pointer, at)),
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
        return this.#unevaluated(schema, name, pointer, own());
      default:
        return undefined;
    }
  }

  #ofObjects(name: string, schema: Schema, value: JsonValue, pointer: string): Formula | undefined {
    const formulas = this.#formulas;
    const { entry, keywords } = schema;
    const own = (): Formula => this.#within(entry, pointer);
    const members = (names: NameSet, are: Formula): Formula =>
      formulas.atom({ of: "object", says: "members", names, are });
    const each = (
      make: (key: string, is: Formula) => Formula,
      read = (at: string): Formula => this.#within(entry, at),
    ): Formula => {
      const keys = isObject(value) ? Object.keys(value) : [];
      return formulas.and(keys.map((key) => make(key, read(append(pointer, key)))));
    };
    switch (name) {
      case "properties":
        return each((key, is) => members({ kind: "one", name: key }, is));
      case "patternProperties":
        return each((key, is) => members({ kind: "pattern", pattern: key }, is));
      case "additionalProperties":
        return members(this.#butIgnored(othersThan(keywords), entry, pointer), own());
      case "unevaluatedProperties":
        return this.#unevaluated(schema, name, pointer, own());
      case "propertyNames":
        return formulas.atom({ of: "object", says: "names", are: own() });
      case "required":
        if (!isArray(value)) return undefined;
        return formulas.and(
          value.flatMap((key) =>
            typeof key === "string" && !this.#ignores(entry, pointer, key) ? [this.#has(key)] : [],
          ),
        );
      case "dependentRequired":
        return this.#dependentRequired(value);
      case "dependentSchemas":
        return each(
          (key, is) => formulas.or([this.#unless("object", formulas.not(this.#has(key))), is]),
          (at) => this.#at(entry, at),
        );
      default:
        return undefined;
    }
  }

  /** The names without those whose rule is left out. */
  #butIgnored(set: NameSet, entry: SchemaEntry, pointer: string): NameSet {
    const start = `${this.#placeOf(entry, pointer)} "`;
    const more = [...this.#reading.ignored].flatMap((rule) =>
      rule.startsWith(start) ? [JSON.parse(rule.slice(start.length - 1)) as string] : [],
    );
    return set.kind === "others" && more.length > 0
      ? othersBut([...set.names, ...more], set.patterns)
      : set;
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

  /** What no keyword beside or below it has looked at: for each way in which the choices around it can fall, all other members or items. */
  #unevaluated(
    { entry }: Schema,
    keyword: "unevaluatedProperties" | "unevaluatedItems",
    pointer: string,
    are: Formula,
  ): Formula {
    const formulas = this.#formulas;
    const { resolved } = this.#translation;
    const truth = (key: LocationKey): Formula => this.formulaAt(key);
    const ways = evaluatedBy(keyword, entry, resolved, truth, formulas);
    if (ways === undefined) return this.#opaque(entry, keyword);
    const others = ({ isAll, names, patterns, items }: (typeof ways)[number]): Formula => {
      if (keyword === "unevaluatedItems") {
        if (items === Infinity) return formulas.all;
        return formulas.atom({ of: "array", says: "items", from: items, are });
      }
      if (isAll) return formulas.all;
      const set = this.#butIgnored(othersBut(names, patterns), entry, pointer);
      return formulas.atom({ of: "object", says: "members", names: set, are });
    };
    return formulas.or(ways.map((way) => formulas.and([way.when, others(way)])));
  }

  #opaque(entry: SchemaEntry, keyword: string): Formula {
    return this.#formulas.opaque(`${this.#nameOf(entry)} ${keyword}`, keyword);
  }

  /** Shared by both contracts where the schema means the same in both. */
  #nameOf({ key, source }: SchemaEntry): string {
    const { side, identities, assertFormats } = this.#translation;
    const { isWriting, ignored } = this.#reading;
    const identity = identities.get(source.path) ?? side;
    const reading = `${isWriting ? "written" : "read"} ${[...ignored].sort().join()}`;
    return `${identity} ${assertFormats} ${reading} ${key}`;
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

function othersBut(names: readonly string[], patterns: readonly string[]): NameSet {
  return names.length + patterns.length === 0 ? allNames : { kind: "others", names, patterns };
}

function othersThan(keywords: Keywords): NameSet {
  const keysOf = (name: string): readonly string[] => {
    const value = keywords.get(name)?.value;
    return isObject(value) ? Object.keys(value) : [];
  };
  return othersBut(keysOf("properties"), keysOf("patternProperties"));
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

/** Random schemas over all keywords of a dialect, small enough that their keywords meet. Each is valid under its metaschema. */

import * as fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { metaschemaOf, type Dialect } from "../../src/resolve/dialect.js";

export const names = ["a", "b", "c", "x-1", "toString"] as const;
const definitions = ["P", "Q", "R"] as const;
const scalars: readonly JsonValue[] = [null, true, false, 0, 1, -1, 1.5, "", "x", "ab", "😀"];
const patterns = ["^a", "b$", "^.$", "^[a-c]+$", "x", "^$"] as const;

/** The order of the dialects, for "since". */
const age: Readonly<Record<Dialect, number>> = {
  "draft-04": 4,
  "draft-06": 6,
  "draft-07": 7,
  "2019-09": 8,
  "2020-12": 9,
};

/** A contract of one file: definitions that refer to each other, and a root. */
export function schemasOf(dialect: Dialect): fc.Arbitrary<JsonObject> {
  const year = age[dialect];
  const container = year < 8 ? "definitions" : "$defs";
  const schema = subschema(year, container, true);
  // A definition refers to others by way of members, or to its elders, so that no circle closes that has no end.
  const inner = subschema(year, container, false);
  const own = fc.oneof(
    { weight: 3, arbitrary: objectSchema(year, inner) },
    { weight: 1, arbitrary: inner },
  );
  const child = (...elders: readonly string[]): fc.Arbitrary<JsonValue> =>
    fc
      .tuple(fc.constantFrom(...elders), objectSchema(year, inner))
      .map(([elder, rest]) => ({ ...rest, allOf: [{ $ref: `#/${container}/${elder}` }] }));
  const defined = fc.record({
    P: own,
    Q: fc.oneof(own, child("P")),
    R: fc.oneof(own, child("P", "Q")),
  });
  return fc.tuple(schema, defined).map(([root, definitions]) => {
    const own: JsonObject = typeof root === "object" ? (root as JsonObject) : { not: {} };
    const rest = Object.entries(own).filter(([key]) => year >= 8 || key !== "$ref");
    return {
      $schema: metaschemaOf(dialect),
      ...Object.fromEntries(rest),
      [container]: definitions,
    };
  });
}

/** `refers`: a schema may be the very one that it refers to, not only its members. */
function subschema(year: number, container: string, refers: boolean): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ schema: JsonValue }>((tie) => {
    const parts = fc
      .array(part(year, container, refers, tie("schema")), { minLength: 1, maxLength: 4 })
      .map((all): JsonValue => Object.assign({}, ...all) as JsonObject);
    const empty = fc.constant<JsonValue>({});
    return {
      schema: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 1, arbitrary: year >= 6 ? fc.boolean() : empty },
        { weight: 8, arbitrary: parts },
      ),
    };
  }).schema;
}

function objectSchema(year: number, schema: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      fc.dictionary(fc.constantFrom(...names), schema, { minKeys: 1, maxKeys: 3 }),
      fc.uniqueArray(fc.constantFrom(...names), { minLength: year < 6 ? 1 : 0, maxLength: 2 }),
      fc.boolean(),
    )
    .map(([properties, required, closed]) => ({
      type: "object",
      properties,
      required,
      ...(closed ? { additionalProperties: false } : {}),
    }));
}

/** One keyword, or a few that belong together. */
function part(
  year: number,
  container: string,
  refers: boolean,
  schema: fc.Arbitrary<JsonValue>,
): fc.Arbitrary<JsonObject> {
  const name = fc.constantFrom(...names);
  const pattern = fc.constantFrom(...patterns);
  const count = fc.nat(3);
  const some = fc.array(schema, { minLength: 1, maxLength: 3 });
  const known = fc.constantFrom(
    ...(["string", "number", "integer", "boolean", "null", "array", "object"] as const),
  );
  const one = (keyword: string, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> =>
    value.map((given) => ({ [keyword]: given }));
  const map = (key: fc.Arbitrary<string>, value: fc.Arbitrary<JsonValue>) =>
    fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 });
  const namesList = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
  const literal = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...scalars) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...scalars), { maxLength: 2 }) },
    { weight: 1, arbitrary: map(name, fc.constantFrom(...scalars)) },
  );
  const bound = fc.constantFrom(-1, 0, 0.5, 1, 2);
  const reference = fc
    .oneof(
      { weight: 6, arbitrary: fc.constantFrom(...definitions).map((d) => `#/${container}/${d}`) },
      { weight: refers ? 0 : 1, arbitrary: fc.constant("#") },
    )
    .map((text) => ({ $ref: text }));
  const all: fc.Arbitrary<JsonObject>[] = [
    one("type", known),
    one("type", known),
    one("type", fc.uniqueArray(known, { minLength: 1, maxLength: 3 })),
    one(
      "enum",
      fc.uniqueArray(literal, { minLength: 1, maxLength: 3, selector: (v) => JSON.stringify(v) }),
    ),
    one("minLength", count),
    one("maxLength", count),
    one("pattern", pattern),
    one("minimum", bound),
    one("maximum", bound),
    one("multipleOf", fc.constantFrom(0.5, 1, 2)),
    one("minItems", count),
    one("maxItems", count),
    one("uniqueItems", fc.boolean()),
    one("items", schema),
    one("properties", map(name, schema)),
    one("properties", map(name, schema)),
    one("required", namesList),
    one("minProperties", count),
    one("maxProperties", count),
    one("patternProperties", map(pattern, schema)),
    one("additionalProperties", schema),
    one("allOf", some),
    one("anyOf", some),
    one("oneOf", some),
    one("not", schema),
    fc.tuple(name, reference).map(([key, ref]) => ({ properties: { [key]: ref } })),
  ];
  if (refers) {
    all.push(
      reference,
      fc.tuple(reference, reference).map(([a, b]) => ({ anyOf: [a, b] })),
    );
  }
  if (year < 9) {
    all.push(one("items", some), one("additionalItems", schema));
  } else {
    all.push(one("prefixItems", some));
  }
  if (year === 4) {
    all.push(
      fc.record({ minimum: bound, exclusiveMinimum: fc.boolean() }),
      fc.record({ maximum: bound, exclusiveMaximum: fc.boolean() }),
    );
  } else {
    all.push(
      one("exclusiveMinimum", bound),
      one("exclusiveMaximum", bound),
      one("const", literal),
      one("contains", schema),
      one("propertyNames", schema),
    );
  }
  if (year < 8) {
    const given = year < 6 ? schema : fc.oneof(schema, namesList);
    all.push(one("dependencies", map(name, year < 6 ? fc.oneof(given, namesList) : given)));
  }
  if (year >= 7) all.push(fc.record({ if: schema, then: schema, else: schema }));
  if (year >= 7) all.push(fc.record({ if: schema, then: schema }));
  if (year >= 8) {
    all.push(
      one("dependentRequired", map(name, namesList)),
      one("dependentSchemas", map(name, schema)),
      one("unevaluatedProperties", schema),
      one("unevaluatedItems", schema),
      one("unevaluatedProperties", fc.constant(false)),
      fc.record({ contains: schema, minContains: count }),
      fc.record({ contains: schema, maxContains: count }),
    );
  }
  return fc.oneof(...all);
}

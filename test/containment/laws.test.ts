/** What containment says, held against validators, on random schemas and changes of them. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "../../scripts/fuzz/random.js";
import { schemasOf } from "../../scripts/fuzz/schemas.js";
import { valuesNear } from "../../scripts/fuzz/values-near.js";
import { createValidators } from "../../src/backends/validators/index.js";
import { checkMetaschemas } from "../../src/checks/metaschema.js";
import { Comparison, type Containment } from "../../src/containment/contains.js";
import { Formulas } from "../../src/containment/formula.js";
import { holds } from "../../src/containment/holds.js";
import { identitiesOf } from "../../src/containment/identities.js";
import { Translator } from "../../src/containment/translate.js";
import { isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";
import type { Compiled } from "../../src/pipeline.js";
import { dialectOf, type Dialect } from "../../src/resolve/dialect.js";
import { subschemasOf } from "../../src/resolve/keywords.js";
import { compileJson } from "../support/compile-json.js";

const seed = Number(process.env["LAWS_SEED"] ?? 20261130);
const runs = Number(process.env["LAWS_RUNS"] ?? 120);
const root = "a.json#";
const dialects: readonly Dialect[] = ["draft-04", "draft-07", "2020-12"];
const options = {
  name: "laws",
  version: "1.0.0",
  schemasPath: "schemas",
  assertFormats: true,
  targets: [],
};

interface Subject {
  readonly schema: JsonObject;
  readonly compiled: Compiled;
  accepts(value: JsonValue): boolean;
}

/** A schema that compiles; `undefined` for one that does not. */
function subjectOf(schema: JsonValue): Subject | undefined {
  if (!isObject(schema)) return undefined;
  const { value, diagnostics } = compileJson({ "a.json": schema });
  const found = [...diagnostics, ...checkMetaschemas(value.resolved)];
  if (found.some(({ severity }) => severity === "error")) return undefined;
  try {
    const validators = createValidators({ ...value, options });
    validators.validate(root, null);
    return {
      schema,
      compiled: value,
      accepts: (payload) => validators.validate(root, payload).length === 0,
    };
  } catch {
    // What Ajv can't compile is refused by a build, with a message; here it is no subject.
    return undefined;
  }
}

function sampled(dialect: Dialect, count: number): readonly Subject[] {
  const schemas = fc.sample(schemasOf(dialect), { seed, numRuns: count });
  return schemas.flatMap((schema) => subjectOf(schema) ?? []);
}

function compared(a: Subject, b: Subject): (from: 0 | 1) => Containment {
  const comparison = new Comparison(
    { resolved: a.compiled.resolved, assertFormats: true },
    { resolved: b.compiled.resolved, assertFormats: true },
    { budget: 4000, mostTried: 20 },
  );
  return (from) => {
    const [inner, outer]: readonly Subject[] = from === 0 ? [a, b] : [b, a];
    const isOutside = (value: JsonValue): boolean =>
      inner?.accepts(value) === true && outer?.accepts(value) === false;
    return comparison.ask({ from, inner: root, outer: root, isOutside });
  };
}

/** Another schema: one with a keyword less, or a part of some other one in a place of its own. */
function neighbour(subject: Subject, all: readonly Subject[], random: Random): Subject | undefined {
  const copy = structuredClone(subject.schema) as Writable;
  const places = placesIn(copy, dialectOf(String(copy["$schema"])) ?? "2020-12");
  const place = random.pick(places);
  if (place === undefined) return undefined;
  const removable = Object.keys(place).filter((keyword) => !kept.has(keyword));
  const gone = random.pick(removable);
  if (gone !== undefined) delete place[gone];
  if (random.next() < 0.5) {
    const part = random.pick(all)?.schema ?? {};
    const keyword = random.pick(Object.keys(part).filter((each) => !kept.has(each)));
    if (keyword !== undefined) place[keyword] = part[keyword] as JsonValue;
  }
  return subjectOf(copy);
}

type Writable = Record<string, JsonValue>;

const kept = new Set(["$schema", "$defs", "definitions"]);

/** The schema objects of a schema, itself first. */
function placesIn(schema: Writable, dialect: Dialect): Writable[] {
  const inner = subschemasOf(schema, "", dialect).flatMap(({ value }) =>
    isObject(value) ? placesIn(value as Writable, dialect) : [],
  );
  return [schema, ...inner];
}

describe.each(dialects)("%s", (dialect) => {
  const subjects = sampled(dialect, runs);
  const random = createRandom(seed);

  it("a formula is true of what validators accept", () => {
    let asked = 0;
    for (const { schema, compiled, accepts } of subjects) {
      const formulas = new Formulas();
      const { resolved } = compiled;
      const identities = identitiesOf(resolved);
      const translation = { side: "1", identities, resolved, assertFormats: true };
      const formula = new Translator(formulas, translation).formulaAt(root);
      for (const value of valuesNear(schema, 12, random)) {
        const says = holds(formula, value, formulas);
        asked += says === undefined ? 0 : 1;
        if (says !== undefined && says !== accepts(value)) {
          expect.fail(`${JSON.stringify(schema)}\n${JSON.stringify(value)}: formula ${says}`);
        }
      }
    }
    expect(asked).toBeGreaterThan(runs * 6);
  });

  it("every schema is contained in itself", () => {
    for (const subject of subjects) {
      const again = subjectOf(subject.schema);
      if (again === undefined) expect.fail("compiles once, and not again");
      expect([subject.schema, compared(subject, again)(0).kind]).toEqual([
        subject.schema,
        "contained",
      ]);
    }
  });

  it("what is contained has no value outside, and what is found outside is", () => {
    const kinds = new Map<string, number>();
    for (const subject of subjects) {
      const other = neighbour(subject, subjects, random);
      if (other === undefined) continue;
      const ask = compared(subject, other);
      for (const from of [0, 1] as const) {
        const inner: Subject = from === 0 ? subject : other;
        const outer: Subject = from === 0 ? other : subject;
        const answer = ask(from);
        kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1);
        if (answer.kind !== "contained") continue;
        const near = [
          ...valuesNear(inner.schema, 12, random),
          ...valuesNear(outer.schema, 12, random),
        ];
        const outside = near.filter((value) => inner.accepts(value) && !outer.accepts(value));
        if (outside.length > 0) {
          expect.fail(
            `${JSON.stringify(inner.schema)}\nis not in\n${JSON.stringify(outer.schema)}\n${JSON.stringify(outside[0])}`,
          );
        }
      }
    }
    const decided = (kinds.get("contained") ?? 0) + (kinds.get("outside") ?? 0);
    expect(decided).toBeGreaterThan((kinds.get("unproved") ?? 0) * 9);
  });
});

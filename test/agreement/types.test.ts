/** The generated types agree with the fixtures, and where a type can't say what its schema does, the contract has it on record. */

import { beforeAll, expect, it } from "vitest";
import type { Issue, TypeCompanion } from "../../src/runtime/runtime.js";
import { askTypeScript } from "../../src/checks/agreement/assignability.js";
import {
  companions,
  seamFixtures,
  typeFiles,
  typeOf,
  types,
  type ContractType,
  type Fixture,
} from "./seam.js";

let fixtures: readonly Fixture[];
let accepted: ReadonlySet<Fixture>;
let errors: readonly string[];
let companionOf: ReadonlyMap<string, TypeCompanion<unknown>>;

beforeAll(async () => {
  fixtures = await seamFixtures();
  companionOf = await companions();
  const verdicts = askTypeScript(
    typeFiles(),
    fixtures.map(({ type, value }) => ({
      type,
      module: `types/${typeOf(type).module}.d.ts`,
      value,
    })),
  );
  accepted = new Set(fixtures.filter((_, i) => verdicts.assignable[i]));
  errors = verdicts.errors;
}, 60_000);

/** A type, its ancestors and all that they refer to. */
function closureOf(name: string): readonly ContractType[] {
  const reached = new Set([name]);
  for (const each of reached) {
    const { parents, references } = typeOf(each);
    for (const next of [...parents, ...references]) reached.add(next);
  }
  return [...reached].map(typeOf);
}

/** The places of keywords, `<schema file>#<pointer>`, that the type doesn't express, by its own record. */
function recordedLooseness(name: string): ReadonlySet<string> {
  return new Set(
    closureOf(name).flatMap(({ looseness }) =>
      looseness.map(({ file, pointer }) => `${file}#${pointer}`),
    ),
  );
}

const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

/** The rules that a payload breaks. That it fits no branch of a union is no rule of its own where the closest branch's follow. */
function rulesBroken({ type, value }: Fixture): readonly Issue[] {
  const result = companionOf.get(type)?.validate(value);
  if (result === undefined || result.valid) return [];
  const { issues } = result;
  return issues.filter(
    (issue) =>
      !(issue.keyword === "anyOf" || issue.keyword === "oneOf") ||
      !issues.some((other) => other !== issue && isWithin(other.instancePath, issue.instancePath)),
  );
}

it("every type of the contract has valid and invalid fixtures, or is deliberately without", () => {
  const without = (verdict: Fixture["verdict"]): readonly string[] =>
    [...types.keys()].filter(
      (name) => !fixtures.some((each) => each.type === name && each.verdict === verdict),
    );
  // Shapes that are used in one file only are tried by the fixtures of the type that uses them.
  const inner = ["DailyTime", "MinutReading"];
  expect(without("valid")).toEqual(inner);
  expect(without("invalid")).toEqual(inner);
});

it("the generated types compile under strict, with skipLibCheck off", () => {
  expect(errors).toEqual([]);
});

it("every valid fixture, written as a literal type, is assignable to its type", () => {
  const valid = fixtures.filter(({ verdict }) => verdict === "valid");
  expect(valid.filter((each) => !accepted.has(each)).map(({ name }) => name)).toEqual([]);
  console.log(`types: ${valid.length} valid fixtures accepted`);
});

it("every invalid fixture is refused by its type, or breaks only rules recorded as looseness", () => {
  const invalid = fixtures.filter(({ verdict }) => verdict === "invalid");
  const byKeyword = new Map<string, number>();
  const unexplained = new Map<string, readonly string[]>();
  for (const fixture of invalid.filter((each) => accepted.has(each))) {
    const broken = rulesBroken(fixture);
    const loose = recordedLooseness(fixture.type);
    const unrecorded = broken
      .map(({ schemaPath }) => schemaPath)
      .filter((rule) => !loose.has(rule));
    if (unrecorded.length > 0 || broken.length === 0) unexplained.set(fixture.name, unrecorded);
    const keywords = [...new Set(broken.map(({ keyword }) => keyword))].sort().join(" + ");
    byKeyword.set(keywords, (byKeyword.get(keywords) ?? 0) + 1);
  }
  expect([...unexplained], "accepted by the type, and not on record").toEqual([]);
  const total = [...byKeyword.values()].reduce((sum, n) => sum + n, 0);
  const list = [...byKeyword].sort().map(([keyword, n]) => `${n} ${keyword}`);
  console.log(
    `types: ${invalid.length - total} of ${invalid.length} invalid fixtures refused; ` +
      `${total} accepted, explained by looseness: ${list.join(", ")}`,
  );
});

it("no looseness is recorded of a keyword that types express", () => {
  const keywords = new Set([...types.values()].flatMap((t) => t.looseness.map((l) => l.keyword)));
  const expressible = ["required", "properties", "const", "enum", "anyOf", "allOf", "$ref"];
  expect(expressible.filter((keyword) => keywords.has(keyword))).toEqual([]);
});

/** A union of tagged variants that share a base, as schemas, as values, and as the checks that one would write by hand. */

import type { JsonObject } from "../../../src/json/value.js";

/** Whether all variants have members of the same names, and so one shape in the engine, or each has its own. */
export type Shapes = "one shape" | "a shape each";

const home = "https://example.org/";
const base = { id: "string", created: "string", size: "number" } as const;
const own = { a: "string", b: "boolean", c: "number", d: "string" } as const;
const samples = { string: "some text", boolean: true, number: 1.5 } as const;

type Members = Readonly<Record<string, keyof typeof samples>>;

function membersOf(i: number, shapes: Shapes): Members {
  const suffix = shapes === "one shape" ? "" : String(i);
  return Object.fromEntries(Object.entries(own).map(([name, type]) => [name + suffix, type]));
}

/** Files by their paths: `base.json`, `variant-0.json` and so on, and `union.json`. */
export function schemasOf(count: number, shapes: Shapes): Readonly<Record<string, JsonObject>> {
  const indices = Array.from({ length: count }, (_, i) => i);
  const files: [string, JsonObject][] = [
    ["base.json", { title: "Base", ...objectOf(base) }],
    ...indices.map((i): [string, JsonObject] => {
      const { properties, required, ...rest } = objectOf(membersOf(i, shapes));
      const variant = {
        title: `Variant${i}`,
        ...rest,
        allOf: [{ $ref: "base.json" }],
        properties: { kind: { const: `kind-${i}` }, ...properties },
        required: ["kind", ...required],
      };
      return [`variant-${i}.json`, variant];
    }),
    ["union.json", { title: "Union", oneOf: indices.map((i) => ({ $ref: `variant-${i}.json` })) }],
  ];
  return Object.fromEntries(files.map(([path, schema]) => [path, { $id: home + path, ...schema }]));
}

export function objectOf(members: Members) {
  const properties = Object.fromEntries(
    Object.entries(members).map(([name, type]) => [name, { type }]),
  );
  return { type: "object", properties, required: Object.keys(members) };
}

/** Values of all variants, `many` in all, in an order that no branch predictor learns; each with its last member of another type, where asked for. */
export function valuesOf(
  count: number,
  shapes: Shapes,
  { many, areFaulty = false }: { readonly many: number; readonly areFaulty?: boolean },
): readonly unknown[] {
  return Array.from({ length: many }, (_, k) => {
    const i = (k * 37) % count;
    const members = Object.entries({ ...base, ...membersOf(i, shapes) });
    const entries = members.map(([name, type], at): [string, unknown] => [
      name,
      areFaulty && at === members.length - 1 ? null : samples[type],
    ]);
    return JSON.parse(JSON.stringify(Object.fromEntries([["kind", `kind-${i}`], ...entries])));
  });
}

/** What one writes by hand: an object whose own tag is known, and whose members have their types. */
export function handWrittenCheck(count: number, shapes: Shapes): (value: unknown) => boolean {
  const isOf = ([name, type]: [string, string]) =>
    type === "number" ? `Number.isFinite(v.${name})` : `typeof v.${name} === "${type}"`;
  const all = (members: Members) => Object.entries(members).map(isOf).join(" && ");
  const cases = Array.from(
    { length: count },
    (_, i) => `case "kind-${i}": return ${all(membersOf(i, shapes))};`,
  );
  const code = `return (v) => {
    if (typeof v !== "object" || v === null || Array.isArray(v)) return false;
    if (!Object.hasOwn(v, "kind") || !(${all(base)})) return false;
    switch (v.kind) { ${cases.join("\n")} default: return false; }
  }`;
  return functionOf(code);
}

/** The same, but with a list of what is wrong: each fault with its path and a message. */
export function handWrittenList(count: number, shapes: Shapes): (value: unknown) => unknown[] {
  const listing = ([name, type]: [string, string]) =>
    `if (${type === "number" ? `!Number.isFinite(v.${name})` : `typeof v.${name} !== "${type}"`}) ` +
    `faults.push({ path: ["${name}"], message: v.${name} === undefined ? "${name} is required" : "${name} must be a ${type}" });`;
  const all = (members: Members) => Object.entries(members).map(listing).join("\n");
  const cases = Array.from(
    { length: count },
    (_, i) => `case "kind-${i}": ${all(membersOf(i, shapes))} break;`,
  );
  return functionOf(`return (v) => {
    if (typeof v !== "object" || v === null || Array.isArray(v)) return [{ path: [], message: "must be an object" }];
    const faults = [];
    ${all(base)}
    switch (Object.hasOwn(v, "kind") ? v.kind : undefined) {
      ${cases.join("\n")}
      default: faults.push({ path: ["kind"], message: "kind must be a known kind" });
    }
    return faults;
  }`);
}

function functionOf<F>(code: string): F {
  // Of our own text only: nothing of it comes from outside.
  return new Function(code)() as F;
}

/** Contracts of any size to measure with: one base per ten types, eight own members each, two references to others. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../src/json/value.js";

/** Where the two references of a type lead: within its own group of ten, or anywhere in the contract. */
export type Linking = "local" | "dense";

const GROUP = 10;

export interface GeneratedFile {
  /** `group-012/type-0123.json` */
  readonly path: string;
  readonly schema: JsonObject;
}

/** `count` schema files, the bases among them. Equal arguments give equal files. */
export function generateContract(count: number, linking: Linking): readonly GeneratedFile[] {
  const random = randomFrom(count);
  const types = typeNumbers(count);
  return Array.from({ length: count }, (_, i) => {
    const group = Math.floor(i / GROUP);
    if (i % GROUP === 0) return { path: pathOf(i), schema: base(i) };
    const from = linking === "dense" ? types : types.filter((t) => Math.floor(t / GROUP) === group);
    const targets = [random(from.length), random(from.length)].map((k) => from[k] ?? i);
    return { path: pathOf(i), schema: type(i, targets) };
  });
}

/** The same, written below `folder`. */
export function writeContract(folder: string, files: readonly GeneratedFile[]): void {
  for (const { path, schema } of files) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(schema, null, 2) + "\n");
  }
}

function typeNumbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i).filter((i) => i % GROUP !== 0);
}

function pathOf(i: number): string {
  const group = String(Math.floor(i / GROUP)).padStart(3, "0");
  return `group-${group}/${i % GROUP === 0 ? "base" : "type"}-${String(i).padStart(4, "0")}.json`;
}

function base(i: number): JsonObject {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Base${i}`,
    description: `What the types of group ${Math.floor(i / GROUP)} share.`,
    type: "object",
    properties: {
      id: { description: "Identifies the object.", type: "string", format: "uuid" },
      created_at: { type: "string", format: "date-time" },
      kind: { type: "string" },
    },
    required: ["id", "kind"],
  };
}

function type(i: number, targets: readonly number[]): JsonObject {
  const reference = (target: number) => ({ $ref: "../" + pathOf(target) });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Type${i}`,
    description: `A thing of kind ${i}, one of the group of base ${Math.floor(i / GROUP) * GROUP}.`,
    type: "object",
    allOf: [reference(Math.floor(i / GROUP) * GROUP)],
    properties: {
      kind: { const: `type-${i}` },
      name: { description: "What people call it.", type: "string", minLength: 1 },
      amount: { type: "number", minimum: 0 },
      count: { type: ["integer", "null"] },
      state: { enum: ["new", "open", "closed"] },
      labels: { type: "array", items: { type: "string" } },
      place: {
        type: "object",
        properties: { street: { type: "string" }, number: { type: "integer" } },
        required: ["street"],
      },
      active: { type: "boolean", default: true },
      first: reference(targets[0] ?? i),
      others: { type: "array", items: reference(targets[1] ?? i) },
    },
    required: ["kind", "name", "state", "first"],
  };
}

/** Whole numbers below a bound, the same sequence for the same seed (a linear congruential generator). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a schema has keywords about, so that only those read it who find something. */

import { constraintKeywords } from "../../model/constraint-keywords.js";
import { allKinds } from "../../model/types.js";
import type { Keywords } from "../keywords.js";

/** Keywords that say something of members. */
const memberKeywords = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "required",
];

/** Keywords that say which members, or how many, there are: in few cases, something of each. */
const limitingKeywords = ["propertyNames", "minProperties", "maxProperties"];

/** Keywords that say something of items, or how many there are. */
const itemKeywords = ["prefixItems", "items", "minItems", "maxItems", "unevaluatedItems"];

/** Sets of topics are the bits of a number: they are asked for of every schema, by each who reads it. */
export const topic = {
  kind: 1,
  members: 2,
  memberLimits: 4,
  items: 8,
  contained: 16,
  values: 32,
  alternatives: 64,
  choices: 128,
  parts: 256,
  null: 512,
  boolean: 1024,
  number: 2048,
  string: 4096,
  array: 8192,
  object: 16384,
} as const;

/** All that is said of kinds one by one. */
export const structural =
  topic.kind |
  topic.members |
  topic.memberLimits |
  topic.items |
  topic.contained |
  allKinds.reduce((all, kind) => all | topic[kind], 0);

const topicsOf = new Map<string, number>();
for (const [about, keywords] of [
  [topic.kind, ["type"]],
  [topic.members, memberKeywords],
  [topic.memberLimits, limitingKeywords],
  [topic.items, itemKeywords],
  [topic.contained, ["contains"]],
  [topic.values, ["enum", "const"]],
  [topic.alternatives, ["anyOf", "oneOf"]],
  [topic.choices, ["not", "if", "dependentRequired", "dependentSchemas"]],
  [topic.parts, ["allOf"]],
  ...allKinds.map((kind) => [topic[kind], constraintKeywords[kind]] as const),
] as const) {
  for (const keyword of keywords) topicsOf.set(keyword, (topicsOf.get(keyword) ?? 0) | about);
}

/** The topics of a schema, as bits. */
export function topicsIn(keywords: Keywords): number {
  let topics = 0;
  for (const keyword of keywords.keys()) topics |= topicsOf.get(keyword) ?? 0;
  return topics;
}

import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a base that is inherited through another one",
    before: {
      "animal.json": `{
  "type": "object",
  "properties": { "name": { "type": "string" } }
}
`,
      "dog.json": `{
  "type": "object",
  "allOf": [{ "$ref": "animal.json" }],
  "properties": { "tricks": { "type": "integer" } }
}
`,
      "poodle.json": `{
  "type": "object",
  "allOf": [
    { "$ref": "animal.json" },
    { "$ref": "dog.json" }
  ],
  "properties": { "is_shorn": { "type": "boolean" } }
}
`,
    },
    found: ["poodle.json:4:5"],
    after: {
      "poodle.json": `{
  "type": "object",
  "allOf": [
    { "$ref": "dog.json" }
  ],
  "properties": { "is_shorn": { "type": "boolean" } }
}
`,
    },
  },
  {
    name: "two bases that have nothing to do with each other",
    before: {
      "a.json": `{ "type": "object", "properties": { "a": { "type": "string" } } }
`,
      "b.json": `{ "type": "object", "properties": { "b": { "type": "string" } } }
`,
      "c.json": `{ "type": "object", "allOf": [{ "$ref": "a.json" }, { "$ref": "b.json" }] }
`,
    },
    found: [],
  },
];

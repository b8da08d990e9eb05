import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a branch that an earlier one holds, and one that nothing satisfies",
    before: {
      "a.json": `{
  "anyOf": [
    { "type": "number" },
    { "type": "integer", "minimum": 0 },
    { "type": "string", "enum": [1] }
  ]
}
`,
    },
    found: ["a.json:4:5", "a.json:5:5"],
    after: {
      "a.json": `{
  "anyOf": [
    { "type": "integer", "minimum": 0 },
    { "type": "string", "enum": ["1"] }
  ]
}
`,
    },
  },
  {
    name: "constants and names beside the type of all, and a wider branch that comes later",
    before: {
      "a.json": `{
  "anyOf": [
    { "type": "string" },
    { "enum": ["auto", "none"] },
    { "$ref": "#/$defs/colour" },
    { "type": "integer" },
    { "type": "number" }
  ],
  "$defs": { "colour": { "type": "string" } }
}
`,
      "loose.json": `{
  "anyOf": [{ "type": "string", "pattern": "^a" }, { "type": "string", "maxLength": 3 }]
}
`,
    },
    found: [],
  },
];

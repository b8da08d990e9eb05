import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a slip of the pen in a closed object",
    before: {
      "a.json": `{
  "type": "object",
  "properties": { "name": { "type": "string" } },
  "required": ["nmae"],
  "additionalProperties": false
}
`,
    },
    found: ["a.json:4:16"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": { "name": { "type": "string" } },
  "required": ["name"],
  "additionalProperties": false
}
`,
    },
  },
  {
    name: "what is inherited, matched by a pattern, or open",
    before: {
      "base.json": `{ "type": "object", "properties": { "a": { "type": "string" } } }
`,
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "required": ["a"],
  "unevaluatedProperties": false
}
`,
      "pattern.json": `{
  "type": "object",
  "patternProperties": { "^x-": { "type": "string" } },
  "required": ["x-a"],
  "additionalProperties": false
}
`,
      "open.json": `{ "type": "object", "required": ["a"] }
`,
    },
    found: [],
  },
];

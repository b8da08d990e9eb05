import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "an object that does not say that it is one",
    before: {
      "a.json": `{
  "properties": {
    "name": { "type": "string" }
  }
}
`,
      "b.yaml": `# A place.
properties:
  at:
    # In degrees.
    properties:
      latitude: { type: number }
`,
    },
    found: ["a.json:2:3", "b.yaml:2:1", "b.yaml:5:5"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string" }
  }
}
`,
      "b.yaml": `# A place.
type: object
properties:
  at:
    # In degrees.
    type: object
    properties:
      latitude: { type: number }
`,
    },
  },
  {
    name: "what others say is an object, and conditions",
    before: {
      "base.json": `{
  "type": "object",
  "properties": { "content": { "type": "object" } }
}
`,
      "child.json": `{
  "allOf": [{ "$ref": "base.json" }],
  "properties": { "content": { "properties": { "body": { "type": "string" } } } },
  "if": { "properties": { "a": { "const": 1 } } },
  "then": { "required": ["b"] }
}
`,
      "choice.json": `{
  "type": "object",
  "anyOf": [
    { "properties": { "a": { "type": "string" } }, "required": ["a"] },
    { "properties": { "b": { "type": "string" } }, "required": ["b"] }
  ]
}
`,
    },
    found: [],
  },
];

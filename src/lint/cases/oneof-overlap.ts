import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "integers are numbers",
    before: {
      "a.json": `{
  "oneOf": [
    { "type": "number" },
    { "type": "integer" }
  ]
}
`,
    },
    found: ["a.json:4:5"],
    after: {
      "a.json": `{
  "anyOf": [
    { "type": "number" },
    { "type": "integer" }
  ]
}
`,
    },
  },
  {
    name: "objects that hold another, and one branch twice",
    before: {
      "a.json": `{
  "oneOf": [
    { "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] },
    { "type": "object" }
  ]
}
`,
      "b.json": `{
  "oneOf": [{ "type": "string" }, { "type": "null" }, { "type": "string" }]
}
`,
    },
    found: ["a.json:3:5", "b.json:2:13", "b.json:2:55"],
  },
  {
    name: "branches that a tag or a constraint tells apart",
    before: {
      "a.json": `{
  "oneOf": [
    { "type": "object", "properties": { "type": { "const": "a" } }, "required": ["type"] },
    { "type": "object", "properties": { "type": { "const": "b" } }, "required": ["type"] },
    { "type": "string", "maxLength": 3 },
    { "type": "string", "minLength": 4 }
  ]
}
`,
    },
    found: [],
  },
];

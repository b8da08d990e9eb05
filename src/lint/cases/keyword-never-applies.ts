import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a keyword of strings on a number, and one of arrays on a string",
    before: {
      "a.json": `{
  "type": "object",
  "properties": {
    "size": { "type": "integer", "minLength": 1, "minimum": 0 },
    "tags": {
      "type": "string",
      "items": { "type": "string" }
    }
  }
}
`,
    },
    found: ["a.json:4:34", "a.json:7:7"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": {
    "size": { "type": "integer", "minimum": 0 },
    "tags": {
      "type": "string"
    }
  }
}
`,
    },
  },
  {
    name: "what says nothing without another keyword",
    before: {
      "a.json": `{
  "type": "object",
  "then": { "required": ["a"] },
  "properties": { "a": { "type": "array", "minContains": 2 } }
}
`,
    },
    found: ["a.json:3:3", "a.json:4:43"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": { "a": { "type": "array" } }
}
`,
    },
  },
  {
    name: "a kind that the type leaves, or that a branch speaks of",
    before: {
      "a.json": `{
  "type": ["string", "array"],
  "minLength": 1,
  "items": { "type": "string" },
  "anyOf": [{ "maxLength": 3 }, { "maxItems": 3 }]
}
`,
    },
    found: [],
  },
];

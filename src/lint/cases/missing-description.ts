import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a type and a property without a word",
    before: {
      "a.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string" },
    "size": { "type": "integer", "description": "In metres." }
  }
}
`,
    },
    found: ["a.json:1:1", "a.json:4:5"],
    after: {
      "a.json": `{
  "description": "A tree.",
  "type": "object",
  "properties": {
    "name": { "type": "string", "description": "What people call it." },
    "size": { "type": "integer", "description": "In metres." }
  }
}
`,
    },
  },
  {
    name: "what is described where it is referred to, or by a base",
    before: {
      "base.json": `{
  "description": "What all have in common.",
  "type": "object",
  "properties": { "name": { "type": "string", "description": "What people call it." } }
}
`,
      "child.json": `{
  "description": "One of them.",
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": { "name": { "type": "string", "minLength": 1 }, "other": { "$ref": "base.json" } }
}
`,
    },
    found: [],
  },
];

import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a member that the base has word by word",
    before: {
      "base.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string", "minLength": 1 }
  }
}
`,
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "name": { "minLength": 1, "type": "string" },
    "size": { "type": "integer" }
  },
  "required": ["name"]
}
`,
    },
    found: ["child.json:5:5"],
    after: {
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "size": { "type": "integer" }
  },
  "required": ["name"]
}
`,
    },
  },
  {
    name: "one more word is no repetition, nor is a name that is only listed; what additionalProperties looks at has to stay",
    before: {
      "base.json": `{
  "type": "object",
  "properties": { "name": { "type": "string" }, "size": { "type": "integer" }, "more": {} }
}
`,
      "described.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": { "name": { "type": "string", "description": "What it answers to." }, "more": {} }
}
`,
      "closed.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": { "name": { "type": "string" }, "size": { "type": "integer" }, "more": {} },
  "additionalProperties": false
}
`,
    },
    found: [],
  },
];

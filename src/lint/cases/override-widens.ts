import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a child that allows null, which its base does not",
    before: {
      "base.json": `{
  "type": "object",
  "properties": { "code": { "type": "string" } }
}
`,
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "code": { "type": ["string", "null"] }
  }
}
`,
    },
    found: ["child.json:5:5"],
    after: {
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "code": { "type": "string", "minLength": 4 }
  }
}
`,
    },
  },
  {
    name: "any string where the base has a list, and a constant that is not in it",
    before: {
      "base.json": `{
  "type": "object",
  "properties": { "status": { "type": "string", "enum": ["set", "unset"] } }
}
`,
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "status": { "type": "string" }
  }
}
`,
      "other.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "status": { "enum": ["set", "removing"] }
  }
}
`,
    },
    found: ["child.json:5:5", "other.json:5:5"],
  },
  {
    name: "narrowing, describing, and bounds are none",
    before: {
      "base.json": `{
  "type": "object",
  "properties": {
    "status": { "type": ["string", "null"] },
    "size": { "type": "number", "minimum": 3 },
    "more": { "type": "object", "properties": { "a": { "type": "string" } } }
  }
}
`,
      "child.json": `{
  "type": "object",
  "allOf": [{ "$ref": "base.json" }],
  "properties": {
    "status": { "const": "set" },
    "size": { "type": "number" },
    "more": { "type": "object", "properties": { "b": { "type": "string" } } }
  }
}
`,
    },
    found: [],
  },
];

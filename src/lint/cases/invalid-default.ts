import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a text where a number must be",
    before: {
      "a.json": `{
  "type": "object",
  "properties": {
    "size": { "type": "integer", "default": "10" },
    "colour": { "type": "string", "pattern": "^#", "default": "red" },
    "name": { "type": "string", "maxLength": 8, "default": "unknown" }
  }
}
`,
    },
    found: ["a.json:4:45", "a.json:5:63"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": {
    "size": { "type": "integer", "default": 10 },
    "colour": { "type": "string", "pattern": "^#", "default": "#f00" },
    "name": { "type": "string", "maxLength": 8, "default": "unknown" }
  }
}
`,
    },
  },
  {
    name: "null, and what stands beside a reference that stands alone",
    before: {
      "a.json": `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "a": { "type": ["string", "null"], "default": null },
    "b": { "$ref": "#/definitions/b", "default": 1 },
    "c": { "type": "string", "default": null }
  },
  "definitions": { "b": { "type": "string" } }
}
`,
    },
    found: ["a.json:7:41"],
  },
];

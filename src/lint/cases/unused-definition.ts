import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "definitions that only refer to each other",
    before: {
      "a.json": `{
  "type": "object",
  "properties": { "size": { "$ref": "#/$defs/size" } },
  "$defs": {
    "size": { "type": "integer" },
    "old": { "$ref": "#/$defs/older" },
    "older": { "type": "array", "items": { "$ref": "#/$defs/old" } }
  }
}
`,
    },
    found: ["a.json:6:5", "a.json:7:5"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": { "size": { "$ref": "#/$defs/size" } },
  "$defs": {
    "size": { "type": "integer" }
  }
}
`,
    },
  },
  {
    name: "a file that holds definitions for others, and what they refer to",
    before: {
      "types.json": `{
  "$defs": { "size": { "type": "integer" }, "name": { "type": "string" } }
}
`,
      "whole.json": `{ "type": "object", "properties": { "any": { "$ref": "types.json" } } }
`,
    },
    found: [],
  },
];

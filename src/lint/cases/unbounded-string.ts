import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a text of any length; a constant, a format or a pattern bounds it",
    before: {
      "a.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string" },
    "kind": { "type": "string", "enum": ["a", "b"] },
    "day": { "type": "string", "format": "date" },
    "code": { "type": "string", "pattern": "^[0-9]{4,8}$" }
  }
}
`,
    },
    found: ["a.json:4:23"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string", "maxLength": 80 },
    "kind": { "type": "string", "enum": ["a", "b"] },
    "day": { "type": "string", "format": "date" },
    "code": { "type": "string", "pattern": "^[0-9]{4,8}$" }
  }
}
`,
    },
  },
];

import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "an example of another type",
    before: {
      "a.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string", "examples": ["Rex", 7] },
    "owner": {
      "type": "object",
      "required": ["name"],
      "examples": [{}]
    }
  }
}
`,
    },
    found: ["a.json:4:53", "a.json:8:20"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": {
    "name": { "type": "string", "examples": ["Rex", "Bello"] },
    "owner": {
      "type": "object",
      "required": ["name"],
      "examples": [{ "name": "Ann" }]
    }
  }
}
`,
    },
  },
];

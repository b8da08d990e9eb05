import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "an example that lacks what is required",
    before: {
      "a.json": `{
  "type": "object",
  "properties": { "name": { "type": "string", "examples": ["Rex", 7] } },
  "required": ["name"],
  "examples": [{ "name": "Rex" }, {}]
}
`,
    },
    found: ["a.json:3:67", "a.json:5:35"],
    after: {
      "a.json": `{
  "type": "object",
  "properties": { "name": { "type": "string", "examples": ["Rex"] } },
  "required": ["name"],
  "examples": [{ "name": "Rex" }]
}
`,
    },
  },
];

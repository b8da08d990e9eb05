import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a list of any length",
    before: {
      "a.json": `{
  "type": "array",
  "items": { "type": "integer" }
}
`,
    },
    found: ["a.json:2:11"],
    after: {
      "a.json": `{
  "type": "array",
  "items": { "type": "integer" },
  "maxItems": 100
}
`,
    },
  },
];

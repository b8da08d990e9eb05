import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a list of strings",
    before: {
      "a.json": `{
  "enum": ["set", "unset"]
}
`,
    },
    found: ["a.json:2:3"],
    after: {
      "a.json": `{
  "type": "string",
  "enum": ["set", "unset"]
}
`,
    },
  },
];

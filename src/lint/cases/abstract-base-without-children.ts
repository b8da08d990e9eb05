import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "a base that nobody extends",
    before: {
      "code-base.json": `{
  "title": "CodeBase",
  "type": "object",
  "properties": { "code": { "type": "string" } }
}
`,
    },
    found: ["code-base.json:1:1"],
    after: {
      "code.json": `{
  "title": "Code",
  "type": "object",
  "allOf": [{ "$ref": "code-base.json" }]
}
`,
    },
  },
  {
    name: "names of one's own",
    before: {
      "root.json": `{ "title": "RootCode", "type": "object" }
`,
    },
    found: ["root.json:1:1"],
    setting: { level: "warning", names: "^Root" },
  },
];

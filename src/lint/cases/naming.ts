import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "names in another style than is asked for",
    before: {
      "OrderLine.json": `{
  "type": "object",
  "properties": {
    "unit_price": { "type": "number" },
    "lineTotal": { "type": "number" }
  }
}
`,
    },
    found: ["OrderLine.json:1:1", "OrderLine.json:5:5"],
    setting: { level: "warning", files: "kebab-case", properties: "snake_case" },
  },
];

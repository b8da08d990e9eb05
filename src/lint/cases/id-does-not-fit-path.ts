import type { LintCase } from "../case.js";

export const cases: readonly LintCase[] = [
  {
    name: "an identifier that was copied",
    before: {
      "orders/order.json": `{
  "$id": "https://example.com/orders/order.json",
  "type": "object"
}
`,
      "orders/item.json": `{
  "$id": "https://example.com/orders/line.json",
  "type": "object"
}
`,
      "users/user.json": `{
  "$id": "https://example.com/orders/user.json",
  "type": "object"
}
`,
      "users/role.json": `{
  "$id": "https://example.com/users/role.json",
  "type": "string"
}
`,
      "users/group.schema.json": `{
  "$id": "https://example.com/users/group",
  "type": "string"
}
`,
    },
    found: ["orders/item.json:2:10", "users/user.json:2:10"],
    after: {
      "orders/item.json": `{
  "$id": "https://example.com/orders/item.json",
  "type": "object"
}
`,
      "users/user.json": `{
  "$id": "https://example.com/users/user.json",
  "type": "object"
}
`,
    },
  },
];

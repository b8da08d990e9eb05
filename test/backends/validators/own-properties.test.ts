/** What a payload inherits is no part of it, whoever has added it to which prototype, and when. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createValidators } from "../../../src/backends/validators/index.js";
import { compileAll, emit, options, type Emitted } from "./contracts.js";

const kinds = ["cat", "dog"];
const compiled = compileAll({
  "base.json": {
    title: "Base",
    type: "object",
    properties: { id: { type: "string" }, note: { type: "string" } },
    required: ["id"],
  },
  "child.json": {
    title: "Child",
    type: "object",
    allOf: [{ $ref: "base.json" }],
    properties: { size: { type: "number" }, constructor: { type: "string" } },
    required: ["size", "constructor"],
  },
  ...Object.fromEntries(
    kinds.map((kind) => [
      `${kind}.json`,
      {
        title: kind,
        type: "object",
        properties: { kind: { const: kind }, [`is-${kind}`]: { type: "boolean" } },
        required: ["kind"],
      },
    ]),
  ),
  "union.json": { title: "Union", oneOf: kinds.map((kind) => ({ $ref: `${kind}.json` })) },
});
const validators = createValidators({ ...compiled, options });
let emitted: Emitted;
beforeAll(async () => {
  emitted = await emit(compiled);
  // In process they are compiled when first asked for, by an Ajv that takes what is added for its own.
  validators.validate("child.json#", {});
  for (const kind of kinds) validators.validate("union.json#", { kind });
});
afterAll(() => emitted.remove());

/** The messages that all forms of a validator agree on. */
async function messagesOf(file: string, name: string, value: unknown): Promise<readonly string[]> {
  const type = (await emitted.import(`validators/${file}.js`))[name];
  if (type === undefined) throw new Error(`no ${name}`);
  const result = type.validate(value);
  const issues = result.valid ? [] : result.issues;
  expect(type.is(value)).toBe(result.valid);
  expect(validators.validate(`${file}.json#`, value)).toEqual(issues);
  return issues.map(({ message }) => message);
}

/** The prototype of all plain objects. */
const shared: object = Reflect.getPrototypeOf({}) ?? {};

async function polluted<T>(
  property: string,
  descriptor: PropertyDescriptor,
  run: () => Promise<T>,
): Promise<T> {
  Object.defineProperty(shared, property, { ...descriptor, configurable: true });
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(shared, property);
  }
}

const child = { id: "a", size: 1, constructor: "x" };

describe.each<readonly [string, (value: unknown) => PropertyDescriptor]>([
  ["assigned", (value) => ({ value, enumerable: true, writable: true })],
  ["defined", (value) => ({ value })],
  ["a getter", (value) => ({ get: () => value })],
  [
    "a getter that looks at the object",
    (value) => ({
      get(this: object) {
        return Object.keys(this).length === 0 ? undefined : value;
      },
    }),
  ],
])("an addition to Object.prototype, %s", (_name, adding) => {
  it("is no property that is required", async () => {
    const without = { id: "a", constructor: "x" };
    const before = await messagesOf("child", "Child", child);
    const during = await polluted("size", adding(1), () => messagesOf("child", "Child", without));
    const own = await polluted("size", adding("wrong"), () => messagesOf("child", "Child", child));
    expect([before, during, own]).toEqual([[], ["`size` is required"], []]);
  });

  it("is no property of the base that is required", async () => {
    const without = { size: 1, constructor: "x" };
    const during = await polluted("id", adding("b"), () => messagesOf("child", "Child", without));
    expect(during).toEqual(["`id` is required"]);
  });

  it("is no optional property that is wrong", async () => {
    const during = await polluted("note", adding(1), () => messagesOf("child", "Child", child));
    expect(during).toEqual([]);
  });

  it("is no tag", async () => {
    const during = await polluted("kind", adding("cat"), () =>
      messagesOf("union", "Union", { "is-cat": true }),
    );
    const own = await polluted("kind", adding("cat"), () =>
      messagesOf("union", "Union", { kind: "dog" }),
    );
    expect([during, own]).toEqual([["`kind` is required"], []]);
  });
});

describe("a prototype of its own", () => {
  it("adds no property", async () => {
    expect(await messagesOf("child", "Child", Object.create(child))).toEqual([
      "`id` is required",
      "`size` is required",
      "`constructor` is required",
    ]);
    expect(await messagesOf("union", "Union", Object.create({ kind: "cat" }))).toEqual([
      "`kind` is required",
    ]);
  });

  it("takes none away", async () => {
    const bare = Object.assign(Object.create(null), child);
    expect(await messagesOf("child", "Child", bare)).toEqual([]);
    const cat = Object.assign(Object.create({ kind: "dog" }), { kind: "cat" });
    expect(await messagesOf("union", "Union", cat)).toEqual([]);
  });
});

it("a name that every object inherits is required as its own", async () => {
  expect(await messagesOf("child", "Child", { id: "a", size: 1 })).toEqual([
    "`constructor` is required",
  ]);
  const parsed: unknown = JSON.parse('{"__proto__": {"size": 1}, "id": "a", "constructor": "x"}');
  expect(await messagesOf("child", "Child", parsed)).toEqual(["`size` is required"]);
});

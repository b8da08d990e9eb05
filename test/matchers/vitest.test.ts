import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as contract from "../../generated/index.js";
import { contractMatchers } from "../../src/matchers/vitest.js";

expect.extend(contractMatchers(contract));

const file = new URL("../fixtures/OngoingAccessCode/valid/full.json", import.meta.url);
const payload = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;

test("a payload of the type passes, and another does not", () => {
  expect(payload).toMatchContract("OngoingAccessCode");
  expect({}).not.toMatchContract("OngoingAccessCode");
});

test("a failure says what is wrong and where the rule is written", () => {
  expect(() => expect({ ...payload, type: 1 }).toMatchContract("OngoingAccessCode")).toThrow(
    /^Not a valid `OngoingAccessCode`: .*`type` .* at \/type \(access-codes\/.*\.json#/,
  );
  expect(() => expect(payload).not.toMatchContract("OngoingAccessCode")).toThrow(
    "This should be no valid `OngoingAccessCode`, and it is one",
  );
});

test.for(["OngoingAccesCode", "toString", "__proto__"])(
  "a type that is not there is an error: %s",
  (name) => {
    const message = `The contract has no type \`${name}\``;
    expect(() => expect(payload).toMatchContract(name)).toThrow(message);
    expect(() => expect(payload).not.toMatchContract(name)).toThrow(message);
  },
);

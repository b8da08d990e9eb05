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

const unmanaged = {
  access_code_id: "3428f02f-63db-45a7-adbd-84a77ea4afcf",
  device_id: "bb156457-7146-4061-94dd-e1b8c0652ff4",
  code: null,
  created_at: "2024-09-23T11:03:16.166Z",
  is_backup_access_code_available: true,
  type: "ongoing",
  status: "set",
};

const failureOf = (value: unknown, name: string): string => {
  try {
    expect(value).toMatchContract(name);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("it passed");
};

test.for([
  [
    "OngoingAccessCode",
    { ...payload, type: 1 },
    'Not a valid `OngoingAccessCode`: `type` must be "ongoing", not 1 (access-codes/ongoing-access-code.json#/properties/type/const)',
  ],
  [
    "UnmanagedOngoingAccessCode",
    { ...unmanaged, status: "sett" },
    'Not a valid `UnmanagedOngoingAccessCode`: `status` must be "set", not "sett" (inherited from `UnmanagedAccessCodeBase`, access-codes/unmanaged-access-code-base.json#/properties/status/const). Did you mean "set"?',
  ],
  [
    "UnmanagedOngoingAccessCode",
    { ...unmanaged, device_id: undefined, deviceid: unmanaged.device_id },
    "Not a valid `UnmanagedOngoingAccessCode`: `device_id` is required (inherited from `AccessCodeBase`, access-codes/access-code-base.json#/required). Did you mean `device_id` by `deviceid`?",
  ],
  [
    "SeamError",
    { error_cod: "x", message: "y" },
    "Not a valid `SeamError`: `error_code` is required (errors/seam-error.json#/required). Did you mean `error_code` by `error_cod`?",
  ],
  [
    "UnmanagedOngoingAccessCode",
    {
      ...unmanaged,
      errors: [{ is_device_error: true, error_code: "device_removed", message: 1 }],
    },
    "Not a valid `UnmanagedOngoingAccessCode`: `errors[0]` fits none of its 3 alternatives; the closest is DeviceError at /errors/0 (inherited from `AccessCodeBase`, access-codes/access-code-base.json#/properties/errors/items/anyOf)\n" +
      "Not a valid `UnmanagedOngoingAccessCode`: `errors[0].message` must be a string, not 1 at /errors/0/message (in `SeamError`, errors/seam-error.json#/properties/message/type)",
  ],
] as const)(
  "a failure of %s says what is wrong, where the rule comes from, and what was meant",
  ([name, value, message]) => {
    expect(failureOf(value, name)).toBe(message);
  },
);

test("a failure is bounded", () => {
  const errors = Array.from({ length: 30 }, () => 1);
  const lines = failureOf({ ...unmanaged, errors }, "UnmanagedOngoingAccessCode").split("\n");
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toMatch(/^… and \d+ more$/);
});

test("after `.not`, too, it says what is wrong", () => {
  expect(() => expect(payload).not.toMatchContract("OngoingAccessCode")).toThrow(
    "This should be no valid `OngoingAccessCode`, and it is one: it breaks no rule of the type",
  );
});

test.for([
  ["OngoingAccesCode", ". Did you mean `OngoingAccessCode`?"],
  ["DeviceEror", ". Did you mean `DeviceError` or `Device` or `DeviceBase`?"],
  ["toString", ""],
  ["__proto__", ""],
] as const)("a type that is not there is an error: %s", ([name, meant]) => {
  const message = `The contract has no type \`${name}\` with a validator${meant}`;
  expect(() => expect(payload).toMatchContract(name)).toThrow(message);
  expect(() => expect(payload).not.toMatchContract(name)).toThrow(message);
});

test("a contract without validators is told from a wrong name", () => {
  const { toMatchContract } = contractMatchers({});
  expect(() => toMatchContract({}, "A")).toThrow("Give it all that the generated `index.js`");
});

/** Under jest, with `@jest/globals`. */

import { expect, test } from "@jest/globals";
import { contractMatchers } from "allof/jest-globals";
import * as contract from "allof/seam";

declare module "allof/matchers" {
  interface Register {
    contract: typeof contract;
  }
}

expect.extend(contractMatchers(contract));

const workspace = {
  workspace_id: "8b9a45a1-43f0-4d03-a1d4-5b57b3f0a0a1",
  name: "Home",
  is_sandbox: true,
};

test("a payload of the type passes, and another does not", () => {
  expect(workspace).toMatchContract("Workspace");
  expect({}).not.toMatchContract("Workspace");
});

test("a failure says what is wrong, and where the rule comes from", () => {
  expect(() => expect({ ...workspace, name: 1 }).toMatchContract("Workspace")).toThrow(
    "Not a valid `Workspace`: `name` must be a string, not 1",
  );
  expect(() => expect({ status: "unset" }).toMatchContract("UnmanagedOngoingAccessCode")).toThrow(
    "(inherited from `UnmanagedAccessCodeBase`,",
  );
  expect(() => expect(workspace).not.toMatchContract("Workspace")).toThrow("and it is one");
});

test("the names of types are known", () => {
  // @ts-expect-error There is no such type.
  expect(() => expect(workspace).toMatchContract("Workspce")).toThrow("Did you mean `Workspace`?");
});

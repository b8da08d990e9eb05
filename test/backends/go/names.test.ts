import { expect, it } from "vitest";
import {
  exportedName,
  fileName,
  memberNames,
  moduleName,
  PackageNames,
  packageName,
} from "../../../src/backends/go/names.js";

it.for([
  ["access_code_id", "AccessCodeID"],
  ["access_code_ids", "AccessCodeIDs"],
  ["fooBar", "FooBar"],
  ["HTTPServer", "HTTPServer"],
  ["HttpUrl", "HTTPURL"],
  ["oauth-token", "OAuthToken"],
  ["class", "Class"],
  ["__proto__", "Proto"],
  ["_id", "ID"],
  ["1st", "X1st"],
  ["v1.0", "V1_0"],
  ["日本", "X日本"],
  ["été", "Été"],
  ["ßtraße", "Xßtraße"],
  ["хлеб-соль", "ХлебСоль"],
  // A vowel sign is no letter in Go.
  ["कि", "Xक"],
  ["$&", ""],
] as const)("%s is %s", ([text, name]) => {
  expect(exportedName(text)).toBe(name);
});

it("members get names of their own, whatever differs in JSON", () => {
  const names = memberNames(["a_b", "aB", "a-b", "Validate", "extra", "$", "€", "x1", "X1"]);
  expect(Object.fromEntries(names)).toEqual({
    "a-b": "AB",
    aB: "AB2",
    a_b: "AB3",
    Validate: "ValidateValue",
    extra: "ExtraValue",
    $: "Member",
    "€": "Member2",
    X1: "X1",
    x1: "X1_2",
  });
});

it("types, the functions that decode them and constants share one space of names", () => {
  const names = new PackageNames();
  expect(
    ["Foo", "DecodeFoo", "Foo", "Optional", "optional", "V1", "V1", ""].map((each) =>
      names.take(each),
    ),
  ).toEqual(["Foo", "DecodeFoo2", "Foo3", "OptionalType", "OptionalType2", "V1", "V1_2", "Type"]);
  expect(["a", "A", "", "1", "日", "$"].map((each) => names.takeConstant("Foo", each))).toEqual([
    "FooA",
    "FooA2",
    "FooEmpty",
    "Foo1",
    "Foo日",
    "FooValue",
  ]);
});

it.for([
  ["My shop", "my-shop", "myshop"],
  ["seam", "seam", "seam"],
  ["json", "json", "json"],
  ["errors", "errors-contract", "contracterrors"],
  ["type", "type", "contracttype"],
  ["3d", "3d", "contract3d"],
  ["日本", "contract", "contract"],
  ["Été", "ete", "ete"],
] as const)("a contract %s is the module %s with the package %s", ([name, module, pkg]) => {
  expect([moduleName(name), packageName(name)]).toEqual([module, pkg]);
});

it("files of folders are part of every build", () => {
  expect(
    ["", "access-codes", "devices/windows", "unit_test", "js", "runtime", "日本"].map(fileName),
  ).toEqual([
    "types",
    "access_codes",
    "devices_windows_types",
    "unit_test_types",
    "js_types",
    "runtime_types",
    "types",
  ]);
});

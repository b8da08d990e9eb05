import { expect, it } from "vitest";
import { versionOf } from "../../../src/backends/python/version.js";

it.for([
  ["1.4.0", "1.4.0"],
  ["2.0.0-alpha", "2.0.0a0"],
  ["2.0.0-beta.3", "2.0.0b3"],
  ["2.0.0-rc1", "2.0.0rc1"],
  ["2.0.0-Preview.2", "2.0.0rc2"],
  ["2.0.0-dev.7", "2.0.0.dev7"],
  ["1.4.0+build-5", "1.4.0+build.5"],
  ["2.0.0-rc.1+Sha.9f", "2.0.0rc1+sha.9f"],
  ["2.0.0-next.5", "2.0.0.dev0+next.5"],
  ["2.0.0-alpha.1.2+b", "2.0.0.dev0+alpha.1.2.b"],
  ["2.0.0-5", "2.0.0.dev0+5"],
] as const)("the semantic version %s is %s", ([semantic, python]) => {
  expect(versionOf(semantic)).toBe(python);
});

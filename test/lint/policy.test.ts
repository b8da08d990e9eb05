import { expect, it } from "vitest";
import { diagnostic } from "../../src/diagnostics/catalogue.js";
import { applyPolicy, createPolicy, noSettings } from "../../src/lint/policy.js";

const pathOf = (file: string): string => file.replace(/^work\//, "");

it("without settings, a rule has its usual level, and one that has to be asked for is off", () => {
  const policy = createPolicy(noSettings, pathOf);
  expect(policy.levelOf("oneof-overlap", "work/a.json")).toBe("warning");
  expect(policy.levelOf("naming", "work/a.json")).toBe("off");
  expect([policy.asksFor("oneof-overlap"), policy.asksFor("naming")]).toEqual([true, false]);
});

it("the last override that names a file counts; options are joined, and put a rule in force", () => {
  const policy = createPolicy(
    {
      ...noSettings,
      rules: { naming: { files: "kebab-case" }, "oneof-overlap": "error" },
      overrides: [
        { files: ["schemas/old/**"], rules: { naming: { properties: "camelCase" } } },
        { files: ["schemas/old/**"], rules: { "oneof-overlap": "info" } },
        { files: ["b.json"], rules: { "oneof-overlap": "off", naming: "error" } },
        { files: ["./schemas/*.yaml"], rules: { "unbounded-array": "info" } },
      ],
    },
    pathOf,
  );
  expect(policy.levelOf("oneof-overlap", "work/schemas/a.json")).toBe("error");
  expect(policy.levelOf("oneof-overlap", "work/schemas/old/deep/a.json")).toBe("info");
  expect(policy.levelOf("oneof-overlap", "work/schemas/old/b.json")).toBe("off");
  expect(policy.levelOf("naming", "work/schemas/a.json")).toBe("warning");
  expect(policy.levelOf("naming", "work/schemas/old/b.json")).toBe("error");
  expect(policy.optionsOf("naming", "work/schemas/old/a.json")).toEqual({
    files: "kebab-case",
    properties: "camelCase",
  });
  expect(policy.optionsOf("naming", "work/schemas/a.json")).toEqual({ files: "kebab-case" });
  expect(policy.levelOf("unbounded-array", "work/schemas/a.yaml")).toBe("info");
  expect(policy.levelOf("unbounded-array", "work/schemas/x/a.yaml")).toBe("off");
  expect(policy.asksFor("unbounded-array")).toBe(true);
});

it("a suppression speaks of its rule, its files, and places at or below its pointer", () => {
  const policy = createPolicy(
    {
      ...noSettings,
      suppress: [
        { rule: "oneof-overlap", path: "schemas/*.json#/$defs/a", reason: "Meant." },
        { rule: "closed-base", path: "**", reason: "Meant." },
      ],
    },
    pathOf,
  );
  const at = (code: "oneof-overlap" | "closed-base" | "usage", file: string, pointer: string) =>
    diagnostic(code, { message: "x", location: { file, pointer } });
  const all = [
    at("oneof-overlap", "work/schemas/a.json", "/$defs/a"),
    at("oneof-overlap", "work/schemas/a.json", "/$defs/a/oneOf/1"),
    at("oneof-overlap", "work/schemas/a.json", "/$defs/ab"),
    at("oneof-overlap", "work/schemas/x/a.json", "/$defs/a"),
    at("closed-base", "work/schemas/x/a.json", ""),
    at("usage", "work/schemas/a.json", "/$defs/a"),
  ];
  const { kept, used } = applyPolicy(all, policy);
  expect(kept).toEqual([all[2], all[3], all[5]]);
  expect([...used].map(({ rule }) => rule)).toEqual(["oneof-overlap", "closed-base"]);
});

/** What is said of the schemas' meaning, and of the configuration that says at which level: one entry a case. */

import type { BadInput } from "./bad-input.js";

const good = '{ "title": "Good", "type": "object", "properties": { "a": { "type": "string" } } }';
const overlap = '{\n  "title": "A",\n  "oneOf": [{ "type": "number" }, { "type": "integer" }]\n}';
const closed = {
  "schemas/base.json":
    '{ "title": "Base", "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": false }',
  "schemas/child.json":
    '{ "title": "Child", "type": "object", "allOf": [{ "$ref": "base.json" }], "properties": { "b": { "type": "string" } } }',
};
const config = (lint: string): string =>
  `{\n  "fixtures": null,\n  "targets": ["typescript"],\n  "lint": ${lint}\n}`;
const stale = "stale-output generated";

export const badLint: readonly BadInput[] = [
  // ── the configuration ──
  {
    name: "a rule that there is none of, with the nearest",
    files: {
      "schemas/a.json": good,
      "allof.config.json": config('{ "rules": { "oneof-overlp": "off" } }'),
    },
    found: ["invalid-configuration allof.config.json:4:24"],
    message: "There is no rule `oneof-overlp`",
    hint: "Did you mean `oneof-overlap`?",
    exitCode: 2,
  },
  {
    name: "unknown rules in an override and in a suppression",
    files: {
      "schemas/a.json": good,
      "allof.config.json": config(
        '{\n    "overrides": [{ "files": ["*"], "rules": { "nameing": "off" } }],\n    "suppress": [{ "rule": "xyz", "path": "*", "reason": "x" }]\n  }',
      ),
    },
    found: [
      "invalid-configuration allof.config.json:5:48",
      "invalid-configuration allof.config.json:6:28",
    ],
    hint: "Did you mean `naming`?",
    exitCode: 2,
  },
  {
    name: "an option that a rule does not take",
    files: {
      "schemas/a.json": good,
      "allof.config.json": config('{ "rules": { "oneof-overlap": { "files": "camelCase" } } }'),
    },
    found: ["invalid-configuration allof.config.json:4:43"],
    message: "The rule `oneof-overlap` has no option `files`",
    hint: "It takes a level only.",
    exitCode: 2,
  },
  {
    name: "a level that there is none of",
    files: {
      "schemas/a.json": good,
      "allof.config.json": config('{ "rules": { "naming": "warn" } }'),
    },
    found: ["invalid-configuration allof.config.json:4:34"],
    message: '"info", "warning"',
    exitCode: 2,
  },
  {
    name: "a member of `lint` that there is none of, with the nearest",
    files: {
      "schemas/a.json": good,
      "allof.config.json": config('{ "ruels": {} }'),
    },
    found: ["invalid-configuration allof.config.json:4:13"],
    hint: "Did you mean `rules`?",
    exitCode: 2,
  },
  {
    name: "a suppression without a reason",
    files: {
      "schemas/a.json": good,
      "allof.config.json": config('{ "suppress": [{ "rule": "naming", "path": "*" }] }'),
    },
    found: ["invalid-configuration allof.config.json:4:26"],
    message: "reason` is required",
    exitCode: 2,
  },
  // ── levels ──
  {
    name: "a rule that is an error",
    files: {
      "schemas/a.json": overlap,
      "allof.config.json": config('{ "rules": { "oneof-overlap": "error" } }'),
    },
    args: ["check"],
    found: [stale, "oneof-overlap schemas/a.json:3:35"],
  },
  {
    name: "a rule that is off in some files",
    files: {
      "schemas/a.json": overlap,
      "schemas/old/b.json": overlap.replace('"A"', '"B"'),
      "allof.config.json": config(
        '{ "overrides": [{ "files": ["schemas/old/**"], "rules": { "oneof-overlap": "off" } }] }',
      ),
    },
    args: ["check"],
    found: [stale, "oneof-overlap schemas/a.json:3:35"],
  },
  {
    name: "a closed base is an error, unless the configuration says otherwise",
    files: closed,
    found: ["closed-base schemas/child.json:1:96"],
  },
  {
    name: "a closed base as a warning",
    files: {
      ...closed,
      "allof.config.json": config('{ "rules": { "closed-base": "warning" } }'),
    },
    found: ["closed-base schemas/child.json:1:96"],
    exitCode: 0,
  },
  // ── suppressions ──
  {
    name: "a suppression, and one that suppresses nothing",
    files: {
      "schemas/a.json": overlap,
      "schemas/good.json": good,
      "allof.config.json": config(
        '{\n    "suppress": [\n      { "rule": "oneof-overlap", "path": "schemas/a.json#/oneOf", "reason": "Meant." },\n      { "rule": "oneof-overlap", "path": "schemas/good.json", "reason": "Meant." }\n    ]\n  }',
      ),
    },
    args: ["check"],
    found: ["unused-suppression allof.config.json:7:7", stale],
    message: "No finding of `oneof-overlap` is left at `schemas/good.json`",
  },
];

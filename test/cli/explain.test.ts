import { expect, test } from "vitest";
import { codes } from "../../src/diagnostics/catalogue.js";
import { runInProcess } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const files = {
  "schemas/base.json": `{
  "title": "Base",
  "description": "What all have in common.",
  "type": "object",
  "properties": {
    "id": { "type": "string", "format": "uuid" },
    "status": { "type": "string" }
  },
  "required": ["id"]
}
`,
  "schemas/child.json": `{
  "title": "Child",
  "allOf": [{ "$ref": "base.json" }],
  "type": "object",
  "properties": {
    "status": { "const": "set" },
    "own": { "type": "array", "items": { "$ref": "base.json" } }
  }
}
`,
};

test("a type: parents, members by where they come from, and what no type says", async () => {
  const cwd = temporaryFolder(files);
  const child = await runInProcess(["explain", "Child"], { cwd });
  expect(child).toMatchObject({ exitCode: 0, stderr: "" });
  expect(child.stdout).toBe(`Child  schemas/child.json:1

Extends
  Base  schemas/base.json:1

Own
  own?  Base[]  schemas/child.json:7

Overridden
  status?  "set"  schemas/child.json:6  from Base

Inherited
  id  string  schemas/base.json:6  from Base

Checked by validators, beyond what the type says
  /properties/id  format: "uuid"  schemas/base.json:6
`);
  const base = await runInProcess(["explain", "Base"], { cwd });
  expect(base.stdout).toContain("What all have in common.");
  expect(base.stdout).toContain("Extended by\n  Child  schemas/child.json:1\n");
});

test("a code: what it means and how to mend it", async () => {
  const { exitCode, stdout } = await runInProcess(["explain", "closed-base"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^closed-base {2}error\n.+\n\nMeaning\n.+\n\nMend\n.+unevaluatedProperties/,
  );
  expect(codes.length).toBeGreaterThan(30);
});

test("an unknown word gets a suggestion", async () => {
  const cwd = temporaryFolder(files);
  const type = await runInProcess(["explain", "Chlid"], { cwd });
  expect(type.exitCode).toBe(2);
  expect(type.stdout).toContain("Did you mean `Child`?");
  // A code needs no contract.
  const code = await runInProcess(["explain", "close-base"]);
  expect(code.exitCode).toBe(2);
  expect(code.stdout).toContain("Did you mean `closed-base`?");
});

test("a rule of the lint: how it is set, and its cases before and after", async () => {
  const { exitCode, stdout } = await runInProcess(["explain", "enum-without-type"]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("enum-without-type  warning, where a configuration asks for it\n");
  expect(stdout).toContain(`
Configure
  "lint": { "rules": { "enum-without-type": "error" } }

Example: a list of strings
  a.json
    {
      "enum": ["set", "unset"]
    }
  found at a.json:2:3

Instead
  a.json
    {
      "type": "string",
      "enum": ["set", "unset"]
    }
`);
});

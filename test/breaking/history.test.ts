/** A history of realistic changes to the Seam contract, each a commit, and what `allof breaking` says of it. */

import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { JsonObject, JsonValue } from "../../src/json/value.js";
import { runForJson, runInProcess } from "../run-allof.js";

const seam = fileURLToPath(new URL("../../schemas", import.meta.url));
const parts = ["access-codes", "errors", "warnings"];

type Writable = { [name: string]: JsonValue };

/** The schemas of a work tree. */
interface Contract {
  edit(path: string, change: (schema: Writable) => void): void;
  move(from: string, to: string): void;
  write(path: string, schema: JsonObject): void;
}

interface Step {
  readonly name: string;
  change(contract: Contract): void;
  /** `severity code message @file`, in the order of places. */
  readonly report: readonly string[];
  readonly exitCode: 0 | 1;
}

const properties = (schema: Writable): Writable => schema["properties"] as Writable;
const member = (schema: Writable, name: string): Writable => properties(schema)[name] as Writable;
const required = (schema: Writable): string[] => schema["required"] as string[];

const base = "access-codes/access-code-base.json";
const managed = "access-codes/managed-access-code-base.json";
const ongoing = "access-codes/ongoing-access-code.json";
const rule = "access-codes/name-length-access-code-constraint.json";

const steps: readonly Step[] = [
  {
    name: "a field is added",
    change: ({ edit }) =>
      edit(managed, (schema) => {
        properties(schema)["note"] = { description: "What people write.", type: "string" };
      }),
    report: [
      "warning breaking-undeclared Payloads of `HEAD` are rejected now: `note` must be a string (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
    ],
    exitCode: 0,
  },
  {
    name: "a field is made required",
    change: ({ edit }) => edit(managed, (schema) => required(schema).push("note")),
    report: [
      "error breaking-required Payloads of `HEAD` are rejected now: `note` is required (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
    ],
    exitCode: 1,
  },
  {
    name: "a field is renamed",
    change: ({ edit }) =>
      edit(managed, (schema) => {
        const { note, ...others } = properties(schema);
        schema["properties"] = { ...others, remark: note ?? {} };
        schema["required"] = required(schema).map((name) => (name === "note" ? "remark" : name));
      }),
    report: [
      "warning breaking-undeclared New payloads are rejected by `HEAD`: there, `note` must be a string (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
      "warning breaking-undeclared Payloads of `HEAD` are rejected now: `remark` must be a string (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
      "error breaking-required Payloads of `HEAD` are rejected now: `remark` is required (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
      "error breaking-required New payloads are rejected by `HEAD`: there, `note` is required (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
    ],
    exitCode: 1,
  },
  {
    name: "an enumeration grows",
    change: ({ edit }) =>
      edit(ongoing, (schema) => (member(schema, "status")["enum"] as string[]).push("lost")),
    report: [
      'error breaking-values New payloads are rejected by `HEAD`: there, `status` must be one of "setting", "set", "removing", "unset" (`OngoingAccessCode` and `AccessCode`) @access-codes/ongoing-access-code.json',
    ],
    exitCode: 1,
  },
  {
    name: "an enumeration shrinks",
    change: ({ edit }) =>
      edit(ongoing, (schema) => {
        member(schema, "status")["enum"] = ["setting", "set", "unset", "lost"];
      }),
    report: [
      'error breaking-values Payloads of `HEAD` are rejected now: `status` must be one of "setting", "set", "unset", "lost" (`OngoingAccessCode` and `AccessCode`) @access-codes/ongoing-access-code.json',
    ],
    exitCode: 1,
  },
  {
    name: "a base is split",
    change: ({ edit, write }) => {
      edit(base, (schema) => {
        const { errors, warnings, ...others } = properties(schema);
        schema["properties"] = others;
        schema["allOf"] = [{ $ref: "healthy.json" }];
        write("access-codes/healthy.json", {
          $schema: "https://json-schema.org/draft/2020-12/schema",
          $id: "https://allof.example/seam/access-codes/healthy.json",
          title: "Healthy",
          description: "What tells of problems.",
          type: "object",
          properties: { errors: errors ?? {}, warnings: warnings ?? {} },
        });
      });
    },
    report: [],
    exitCode: 0,
  },
  {
    name: "a type is moved",
    change: ({ edit, move }) => {
      move(rule, "access-codes/rules/name-length-access-code-constraint.json");
      edit("access-codes/rules/name-length-access-code-constraint.json", (schema) => {
        schema["$id"] =
          "https://allof.example/seam/access-codes/rules/name-length-access-code-constraint.json";
      });
      edit("access-codes/access-code-constraint.json", (schema) => {
        (schema["oneOf"] as Writable[])[1] = {
          $ref: "rules/name-length-access-code-constraint.json",
        };
      });
    },
    report: [
      "info breaking-type-moved `NameLengthAccessCodeConstraint` was in the module `access-codes/name-length-access-code-constraint` @access-codes/rules/name-length-access-code-constraint.json",
    ],
    exitCode: 0,
  },
  {
    name: "a format is added",
    change: ({ edit }) =>
      edit(managed, (schema) => {
        member(schema, "common_code_key")["format"] = "uuid";
      }),
    report: [
      "error breaking-format Payloads of `HEAD` are rejected now: `common_code_key` must be a UUID (`ManagedAccessCodeBase`, `OngoingAccessCode`, `TimeBoundAccessCode` and `AccessCode`) @access-codes/managed-access-code-base.json",
    ],
    exitCode: 1,
  },
  {
    name: "a union is extended",
    change: ({ edit, write }) => {
      write("access-codes/once-access-code.json", {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: "https://allof.example/seam/access-codes/once-access-code.json",
        title: "OnceAccessCode",
        description: "A code that works one time.",
        type: "object",
        allOf: [{ $ref: "managed-access-code-base.json" }],
        properties: { type: { description: "Tells it from others.", const: "once" } },
        required: ["type"],
      });
      edit("access-codes/access-code.json", (schema) => {
        (schema["oneOf"] as Writable[]).push({ $ref: "once-access-code.json" });
      });
    },
    report: [
      'error breaking-union New payloads are rejected by `HEAD`: there, `type` must be one of "ongoing", "time_bound" (`AccessCode`) @access-codes/access-code.json',
    ],
    exitCode: 1,
  },
  {
    name: "a constant is changed",
    change: ({ edit }) =>
      edit("access-codes/once-access-code.json", (schema) => {
        member(schema, "type")["const"] = "one_time";
      }),
    report: [
      'error breaking-values Payloads of `HEAD` are rejected now: `type` must be "one_time" (`OnceAccessCode` and `AccessCode`) @access-codes/once-access-code.json',
      'error breaking-values New payloads are rejected by `HEAD`: there, `type` must be "once" (`OnceAccessCode` and `AccessCode`) @access-codes/once-access-code.json',
    ],
    exitCode: 1,
  },
  {
    name: "a type is closed",
    change: ({ edit }) =>
      edit("access-codes/simple-access-code-constraint.json", (schema) => {
        schema["unevaluatedProperties"] = false;
      }),
    report: [
      "warning breaking-undeclared Payloads of `HEAD` are rejected now: `text` is not a property that is allowed (`SimpleAccessCodeConstraint` and `AccessCodeConstraint`) @access-codes/simple-access-code-constraint.json",
    ],
    exitCode: 0,
  },
  {
    name: "a closed type is opened, and given a member",
    change: ({ edit }) =>
      edit("access-codes/simple-access-code-constraint.json", (schema) => {
        delete schema["unevaluatedProperties"];
        properties(schema)["since"] = { description: "When it began.", type: "string" };
      }),
    report: [
      "error breaking-members New payloads are rejected by `HEAD`: there, `since` is not a property that is allowed (`SimpleAccessCodeConstraint` and `AccessCodeConstraint`) @access-codes/simple-access-code-constraint.json",
      "warning breaking-undeclared New payloads are rejected by `HEAD`: there, `text` is not a property that is allowed (`SimpleAccessCodeConstraint` and `AccessCodeConstraint`) @access-codes/simple-access-code-constraint.json",
    ],
    exitCode: 1,
  },
  {
    name: "a reference is inlined, and a constant said as an enumeration",
    change: ({ edit }) => {
      edit("access-codes/once-access-code.json", (schema) => {
        const type = member(schema, "type");
        delete type["const"];
        type["enum"] = ["one_time"];
      });
      edit(ongoing, (schema) => {
        const { properties: own, required: names, ...others } = schema;
        for (const name of Object.keys(schema)) delete schema[name];
        Object.assign(schema, others);
        schema["allOf"] = [
          ...(others["allOf"] as JsonValue[]),
          { properties: own ?? {}, required: names ?? [] },
        ];
      });
    },
    report: [],
    exitCode: 0,
  },
  {
    name: "a type is renamed, another one dropped",
    change: ({ edit, move }) => {
      edit("access-codes/access-code.json", (schema) => {
        schema["oneOf"] = (schema["oneOf"] as Writable[]).slice(0, 2);
      });
      move("access-codes/once-access-code.json", "../once-access-code.json");
      edit("access-codes/unmanaged-access-code.json", (schema) => {
        schema["title"] = "ObservedAccessCode";
      });
    },
    report: [
      'error breaking-union Payloads of `HEAD` are rejected now: `type` must be one of "ongoing", "time_bound" (`AccessCode`) @access-codes/access-code.json',
      "error breaking-type-removed The type `OnceAccessCode` of `HEAD` is gone @access-codes/once-access-code.json",
      "warning breaking-type-renamed `ObservedAccessCode` was called `UnmanagedAccessCode` @access-codes/unmanaged-access-code.json",
    ],
    exitCode: 1,
  },
];

function lineOf({ severity, code, message, location }: Diagnostic): string {
  return `${severity} ${code} ${message} @${location?.file.replace("schemas/", "") ?? ""}`;
}

describe("the history of a contract", () => {
  let folder = "";
  const git = (...args: readonly string[]): void => {
    const own = [
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    execFileSync("git", [...own, ...args], { cwd: folder, stdio: "pipe" });
  };
  const at = (path: string): string => join(folder, "schemas", path);
  const contract: Contract = {
    edit(path, change) {
      const schema = JSON.parse(readFileSync(at(path), "utf8")) as Writable;
      change(schema);
      contract.write(path, schema);
    },
    move(from, to) {
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(from), at(to));
    },
    write(path, schema) {
      writeFileSync(at(path), JSON.stringify(schema, null, 2) + "\n");
    },
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "allof-history-"));
    for (const part of parts) cpSync(join(seam, part), at(part), { recursive: true });
    writeFileSync(join(folder, "allof.config.json"), '{ "fixtures": null }\n');
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "the contract");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Each step stands on those before it.
  it.each(steps)("$name", async ({ change, report, exitCode, name }) => {
    change(contract);
    const { diagnostics, exitCode: code } = await runForJson(["breaking", "--against", "HEAD"], {
      cwd: folder,
    });
    git("add", "-A");
    git("commit", "-q", "-m", name);
    expect(diagnostics.map(lineOf)).toEqual(report);
    expect(code).toBe(exitCode);
  });

  it("nothing has changed since the last commit", async () => {
    const { stdout } = await runInProcess(["breaking", "--against", "HEAD"], { cwd: folder });
    expect(stdout).toMatch(
      /^✔ \d+ types compared, \d+ ways proved compatible, 0 shown to break in/,
    );
  });
});

import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

const root = join(import.meta.dirname, "../..");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly name?: string;
      readonly uses?: string;
      readonly shell?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const files = { "c/own.json": { fixtures: null }, "c/schemas/a.json": { title: "A", type: 1 } };

/** A folder with a contract that is wrong, and `allof` and `npx` on the path. */
function prepared(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder({
    ...files,
    "bin/allof": `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`,
    "bin/npx": '#!/bin/sh\nshift\nexec "$@"\n',
  });
  for (const name of ["allof", "npx"]) chmodSync(join(folder, "bin", name), 0o755);
  const path = `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  return { cwd: join(folder, "c"), env: { ...process.env, NO_COLOR: "1", PATH: path } };
}

function output(command: string, cwd: string, env: NodeJS.ProcessEnv): string {
  try {
    return execFileSync("bash", ["-c", command], { cwd, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

test.skipIf(process.platform === "win32")("the action's command annotates what is wrong", () => {
  const { inputs, runs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
  expect(Object.keys(inputs)).toEqual(["config", "args", "working-directory", "node-version"]);
  expect(runs.using).toBe("composite");
  for (const { uses, run, shell } of runs.steps) {
    if (uses === undefined) expect(shell).toBe("bash");
    // What an input holds must not become part of a script.
    expect(run ?? "").not.toContain("${{");
  }
  const step = runs.steps.find(({ name }) => name === "Check");
  const { cwd, env } = prepared();
  const inputsAsEnv = { ALLOF_CONFIG: "own.json", ALLOF_ARGS: "--schemas schemas" };
  expect(Object.keys(step?.env ?? {})).toEqual(Object.keys(inputsAsEnv));
  const told = output(step?.run ?? "", cwd, { ...env, ...inputsAsEnv });
  expect(told).toMatch(/^::error file=schemas\/a\.json,line=3,/m);
});

test.skipIf(process.platform === "win32")("the pre-commit hook's command runs", () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
  }[];
  expect(hooks.map(({ id, language }) => [id, language])).toEqual([["allof-check", "node"]]);
  expect("schemas/a.json").toMatch(new RegExp(hooks[0]?.files ?? "^$"));
  const { cwd, env } = prepared();
  expect(output(hooks[0]?.entry ?? "", cwd, env)).toContain("✖ 1 error");
});

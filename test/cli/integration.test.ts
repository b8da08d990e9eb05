import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../run-allof.js";
import { temporaryFolder, writeFiles } from "../temporary-folder.js";

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

interface Prepared {
  /** A folder with a contract that is wrong. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The calls of `npm` and `npx`, a line each; and of `allof` where it is not the real one, its arguments in brackets. */
  readonly calls: () => string;
}

/** A folder with programs on the path that stand for npm's. `npx` finds allof in the project where `isInstalled`. */
function prepared({ allof = "real", isInstalled = true } = {}): Prepared {
  const folder = temporaryFolder({
    ...files,
    calls: "",
    "bin/allof":
      allof === "real"
        ? `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`
        : `#!/bin/bash\nprintf '[%s]' "$@" >> "$CALLS"; echo >> "$CALLS"\n`,
    "bin/npm": '#!/bin/sh\necho "npm $*" >> "$CALLS"\n',
    "bin/npx": `#!/bin/sh
echo "npx $1 $2" >> "$CALLS"
if [ "$1" = --no-install ] && [ ${isInstalled ? "0" : "1"} = 1 ]; then exit 1; fi
if [ "$3" = --version ]; then exit 0; fi
shift 2
exec allof "$@"
`,
  });
  for (const name of ["allof", "npm", "npx"]) chmodSync(join(folder, "bin", name), 0o755);
  const path = `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const calls = join(folder, "calls");
  const env = { ...process.env, NO_COLOR: "1", PATH: path, CALLS: calls, GITHUB_ACTION_PATH: root };
  return { cwd: join(folder, "c"), env, calls: () => readFileSync(calls, "utf8") };
}

/** What a script prints, run as GitHub runs one with `shell: bash`. */
function output(script: string, cwd: string, env: NodeJS.ProcessEnv): string {
  try {
    const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
    return execFileSync("bash", args, { cwd, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

test.skipIf(process.platform === "win32")(
  "the action compares, and comments what has changed",
  () => {
    const { cwd, env } = prepared();
    const folder = join(cwd, "..");
    writeFiles(folder, {
      "c/own.json": { fixtures: null, output: "out" },
      "c/schemas/a.json": { title: "A", type: "object", properties: { b: { type: "string" } } },
      "bin/gh": `#!/bin/sh\necho "gh $*" >> "$CALLS"\nwhile [ "$1" != --body-file ]; do shift; done\ncat "$2" >> "$CALLS"\n`,
    });
    chmodSync(join(folder, "bin", "gh"), 0o755);
    const git = (at: string, ...args: readonly string[]): void => {
      const own = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "-c",
        "commit.gpgsign=false",
      ];
      execFileSync("git", [...own, ...args], { cwd: at, stdio: "pipe" });
    };
    git(cwd, "init", "-q", "-b", "main");
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "before");
    execFileSync("git", ["clone", "-q", "--depth=1", "file://" + cwd, join(folder, "pull")]);
    const pull = join(folder, "pull");
    git(pull, "checkout", "-q", "-b", "change");
    git(pull, "update-ref", "-d", "refs/remotes/origin/main");
    const changed = {
      title: "A",
      type: "object",
      properties: { b: { type: "string" } },
      required: ["b"],
    };
    writeFiles(pull, { "schemas/a.json": changed });
    const inputs = {
      ALLOF_CONFIG: "own.json",
      ALLOF_ARGS: "",
      ALLOF_AGAINST: "origin/main",
      PULL_REQUEST: "7",
    };
    const own = { ...env, ...inputs };
    output(scriptOf("Fetch"), pull, own);
    expect(output(scriptOf("Check"), pull, own)).toMatch(
      /^::error file=schemas\/a\.json.*breaking-required/m,
    );
    output(scriptOf("Comment"), pull, own);
    const calls = readFileSync(join(folder, "calls"), "utf8");
    expect(calls).toContain("gh pr comment 7 --edit-last --create-if-none --body-file");
    expect(calls).toContain("- Payloads of `origin/main` are rejected now: `b` is required (`A`)");
  },
);

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

const scriptOf = (step: string): string =>
  action.runs.steps.find(({ name }) => name === step)?.run ?? "exit 9";

test.skipIf(process.platform === "win32")("the action's command annotates what is wrong", () => {
  const { inputs, runs } = action;
  expect(Object.keys(inputs)).toEqual([
    "config",
    "args",
    "against",
    "comment",
    "token",
    "working-directory",
    "node-version",
  ]);
  expect(runs.using).toBe("composite");
  for (const { uses, run, shell } of runs.steps) {
    if (uses === undefined) expect(shell).toBe("bash");
    // What an input holds must not become part of a script.
    expect(run ?? "").not.toContain("${{");
  }
  const step = runs.steps.find(({ name }) => name === "Check");
  const { cwd, env } = prepared();
  const inputsAsEnv = {
    ALLOF_CONFIG: "own.json",
    ALLOF_ARGS: "--schemas schemas",
    ALLOF_AGAINST: "",
  };
  expect(Object.keys(step?.env ?? {})).toEqual(Object.keys(inputsAsEnv));
  const told = output(scriptOf("Check"), cwd, { ...env, ...inputsAsEnv });
  expect(told).toMatch(/^::error file=schemas\/a\.json,line=3,/m);
});

test.skipIf(process.platform === "win32").for([
  ["", "", "[check][--reporter][github]"],
  ["a b/*.json", "", "[check][--reporter][github][--config][a b/*.json]"],
  ["", "--only  A", "[check][--reporter][github][--only][A]"],
  // Nothing is run, and no name of a file is filled in.
  ["$(touch pwned)", "*", "[check][--reporter][github][*][--config][$(touch pwned)]"],
  [
    "'; touch pwned; '",
    '`touch pwned` "$(touch pwned)" ; touch pwned',
    "[check][--reporter][github][`touch][pwned`][\"$(touch][pwned)\"][;][touch][pwned][--config]['; touch pwned; ']",
  ],
] as const)("the action hands its inputs on as they are: %j, %j", ([config, args, expected]) => {
  const { cwd, env, calls } = prepared({ allof: "shown" });
  output(scriptOf("Check"), cwd, { ...env, ALLOF_CONFIG: config, ALLOF_ARGS: args });
  expect(calls()).toBe(`npx --no-install allof\nnpx --no-install allof\n${expected}\n`);
  expect(existsSync(join(cwd, "pwned"))).toBe(false);
});

test.skipIf(process.platform === "win32")(
  "the action brings its own version, where there is none",
  () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly version: string;
    };
    const { cwd, env, calls } = prepared({ allof: "shown", isInstalled: false });
    output(scriptOf("Check"), cwd, { ...env, ALLOF_CONFIG: "", ALLOF_ARGS: "" });
    expect(calls().split("\n")).toContain(`npx --yes allof@${version}`);
  },
);

test.skipIf(process.platform === "win32").for([
  [[], ""],
  [["package.json"], "npm install\n"],
  [["package.json", "package-lock.json"], "npm ci\n"],
] as const)(
  "the action installs what is locked, or else what is asked for: %j",
  ([names, expected]) => {
    const { cwd, env, calls } = prepared();
    writeFiles(cwd, Object.fromEntries(names.map((name) => [name, {}])));
    output(scriptOf("Install"), cwd, env);
    expect(calls()).toBe(expected);
  },
);

test.skipIf(process.platform === "win32")("the pre-commit hook's command runs", () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8")) as readonly {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly files: string;
  }[];
  expect(hooks.map(({ id, language }) => [id, language])).toEqual([["allof-check", "system"]]);
  expect("schemas/a.json").toMatch(new RegExp(hooks[0]?.files ?? "^$"));
  const { cwd, env, calls } = prepared();
  // Of the project's own version, which its generated files are by: none is fetched.
  expect(output(hooks[0]?.entry ?? "", cwd, env)).toContain("✖ 1 error");
  expect(calls()).toBe("npx --no-install allof\n");
});

import { expect, test } from "vitest";
import { runAllof } from "../run-allof.js";
import { temporaryFolder } from "../temporary-folder.js";

test.concurrent.for([
  [["build", "--chekc"], "Unknown option '--chekc'", "Did you mean `--check`?"],
  [["biuld"], "Unknown command 'biuld'", "Did you mean `build`?"],
  [["build", "--reporter", "xml"], "Allowed choices are pretty, json", "allof --help"],
  [["build", "--reporter", "junit="], "No file is named after `=`", "allof --help"],
  [
    ["check", "--reporter", "pretty", "--reporter", "sarif"],
    "Name a file: sarif=report.json",
    "allof --help",
  ],
  [
    ["check", "--reporter", "sarif=a", "--reporter", "json=a"],
    "Two reporters would write `a`",
    "allof --help",
  ],
  [["validate"], "Missing required argument 'type'", "allof --help"],
  [["explain"], "Missing required argument 'type|code'", "allof --help"],
  [["build", "--check", "--watch"], "cannot be used with option", "allof --help"],
  [["build", "extra"], "Too many arguments", "allof --help"],
  [["check", "--min-mutation", "101"], "It must be a number from 0 to 100", "allof --help"],
] as const)("%j is a usage error", async ([args, message, hint], { expect }) => {
  const { exitCode, stdout, stderr } = await runAllof(args);
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
  expect(stderr).toContain(hint);
  expect(stderr).toContain("usage");
});

test("help and version are no errors", async () => {
  const help = await runAllof(["--help"]);
  expect(help.exitCode).toBe(0);
  for (const command of ["build", "check", "validate", "init", "explain"]) {
    expect(help.stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  }
  expect(help.stdout).toContain("Exit codes: 0 clean, 1 findings");
  expect((await runAllof(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await runAllof(["build", "--help"])).stdout).toContain("--check");
  const bare = await runAllof([]);
  expect(bare.exitCode).toBe(2);
  expect(bare.stderr + bare.stdout).toContain("Usage: allof");
});

test("colours and progress are for terminals", async () => {
  const cwd = temporaryFolder({ "schemas/a.json": "{" });
  const plain = await runAllof(["build"], { cwd });
  expect(plain.stdout).not.toContain("\u001b");
  expect(plain.stderr).toBe("");
  const forced = await runAllof(["build"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "" } });
  expect(forced.stdout).toContain("\u001b[31m");
});

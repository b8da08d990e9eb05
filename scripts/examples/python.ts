/** Python: pydantic and mypy from PyPI, in an environment of their own. */

import { join } from "node:path";
import { python as language } from "../languages/python/python.js";
import type { Example } from "./example.js";
import { run } from "./run.js";

export const python: Example = {
  name: "python",
  missing: () => language.missing(),
  run({ repository, accessCodes, scratch }) {
    const bin = pythonEnvironment(scratch, ["pydantic", "mypy"]);
    const program = join(repository, "examples", "python", "access_codes.py");
    const types = join(repository, "generated", "python");
    const env = {
      PYTHONPATH: types,
      MYPYPATH: types,
      PYTHONUTF8: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    };
    run(
      bin("mypy"),
      ["--strict", "--no-error-summary", "--cache-dir", join(scratch, "mypy"), program],
      {
        env,
      },
    );
    return run(bin("python"), [program, accessCodes], { env });
  },
};

/** An environment with these packages; the path of a program in it. */
export function pythonEnvironment(
  folder: string,
  packages: readonly string[],
): (name: string) => string {
  const environment = join(folder, "venv");
  run("python3", ["-m", "venv", environment]);
  const bin = (name: string): string => join(environment, "bin", name);
  run(bin("python"), [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    ...packages,
  ]);
  return bin;
}

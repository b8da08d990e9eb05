/** Go: the program is a module that takes the generated one from its folder. */

import { join } from "node:path";
import { go as language } from "../languages/go/go.js";
import type { Example } from "./example.js";
import { run } from "./run.js";

export const go: Example = {
  name: "go",
  missing: () => language.missing(),
  run({ repository, accessCodes, scratch }) {
    const cwd = join(repository, "examples", "go");
    const unformatted = run("gofmt", ["-l", "."], { cwd });
    if (unformatted !== "") throw new Error(`gofmt would change ${unformatted}`);
    run("go", ["vet", "./..."], { cwd });
    const program = join(scratch, "access-codes");
    run("go", ["build", "-o", program, "."], { cwd });
    return run(program, [accessCodes]);
  },
};

/** Rust: the program is a crate that takes the generated one from its folder; both are compiled in a copy, so that nothing is written beside the sources. */

import { cpSync } from "node:fs";
import { join } from "node:path";
import { cargoEnvironment, rust as language } from "../languages/rust/rust.js";
import type { Example } from "./example.js";
import { run } from "./run.js";

export const rust: Example = {
  name: "rust",
  missing: () => language.missing(),
  run({ repository, accessCodes, scratch }) {
    const cwd = join(scratch, "examples", "rust");
    for (const folder of ["examples/rust", "generated/rust"]) {
      cpSync(join(repository, folder), join(scratch, folder), { recursive: true });
    }
    const options = { cwd, env: cargoEnvironment };
    run("rustfmt", ["--edition", "2021", "--check", "src/main.rs"], options);
    run("cargo", ["clippy", "--quiet", "--", "-D", "warnings"], options);
    const printed = run("cargo", ["run", "--quiet", "--", accessCodes], options);
    run("cargo", ["clean", "--quiet", "-p", "access-codes", "-p", "seam"], options);
    return printed;
  },
};

/** Rust: cargo, rustfmt and clippy, as rustup installs them; crates are compiled in a folder of the user's that all runs share. */

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rustItemsOf } from "../../../src/backends/rust/rust-files.js";
import type { Language } from "../language.js";

const program = fileURLToPath(new URL("runner.rs", import.meta.url));
const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
/** How cargo is run: what it compiles of others stays in the folder, and nothing there is larger than it has to be. */
export const cargoEnvironment = {
  CARGO_TARGET_DIR: join(cache, "allof", "rust"),
  CARGO_INCREMENTAL: "0",
  CARGO_PROFILE_DEV_DEBUG: "0",
};
const environment = { ...process.env, ...cargoEnvironment };

export const rust: Language = {
  name: "rust",
  missing() {
    for (const [command, ...args] of [
      ["cargo", "--version"],
      ["cargo", "clippy", "--version"],
      ["rustfmt", "--version"],
    ] as const) {
      const { status } = spawnSync(command, args);
      if (status !== 0) return `there is no ${[command, ...args.slice(0, -1)].join(" ")}`;
    }
    return undefined;
  },
  loosenessIn(contract, assertFormats) {
    const { looseness } = rustItemsOf(contract, assertFormats).plan;
    return ({ id }) => looseness.get(id) ?? [];
  },
  prepare(folder) {
    // The versions of all dependencies are found once, so that all contracts share what is compiled.
    const lock = join(folder, "rust.lock");
    return {
      faultsOf: (output) => {
        const crate = join(output, "rust");
        useLock(crate, lock);
        return [
          ...faults(
            "rustfmt",
            ["--edition", "2021", "--color", "never", "--check", "src/lib.rs"],
            crate,
          ),
          ...faults("cargo", ["clippy", "--quiet", "--offline", "--", "-D", "warnings"], crate),
        ];
      },
      runner: (output) => {
        const crate = join(output, "rust");
        const runner = join(output, "rust-runner");
        const name = `runner-${nameOf(crate)}`;
        mkdirSync(join(runner, "src"), { recursive: true });
        copyFileSync(program, join(runner, "src", "main.rs"));
        writeFileSync(join(runner, "Cargo.toml"), manifestOf(name, crate));
        useLock(runner, lock);
        run("cargo", ["build", "--quiet", "--offline"], runner);
        const built = join(runner, "runner");
        copyFileSync(join(environment.CARGO_TARGET_DIR, "debug", name), built);
        // Each run has crates of its own, which would fill the folder.
        run("cargo", ["clean", "--quiet", "--offline", "-p", name, "-p", nameOf(crate)], runner);
        return [built];
      },
    };
  },
};

function manifestOf(name: string, crate: string): string {
  return `[package]
name = ${JSON.stringify(name)}
version = "0.0.0"
edition = "2021"

[dependencies]
contract = { path = ${JSON.stringify(crate)}, package = ${JSON.stringify(nameOf(crate))} }
serde_json = { version = "1", default-features = false, features = ["std"] }
`;
}

function nameOf(crate: string): string {
  const found = /^name = "(.*)"$/m.exec(readFileSync(join(crate, "Cargo.toml"), "utf8"));
  if (found?.[1] === undefined) throw new Error(`The crate in ${crate} has no name`);
  return found[1];
}

/** Gives a crate the versions of those before it, or finds them and keeps them for those that follow. */
function useLock(crate: string, lock: string): void {
  const own = join(crate, "Cargo.lock");
  try {
    copyFileSync(lock, own);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    run("cargo", ["fetch", "--quiet"], crate);
    copyFileSync(own, lock);
  }
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env: environment });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stderr}`);
}

/** The output of a checker that finds fault. */
function faults(command: string, args: readonly string[], cwd: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: environment,
    maxBuffer: 1 << 28,
  });
  if (status === 0) return [];
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
  return lines.length === 0 ? [`${command} ended with ${status}`] : lines.slice(0, 40);
}

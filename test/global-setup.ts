import { execFileSync } from "node:child_process";

/** Compiles `dist/` once for all tests that run the command line as a process. `npm run types` checks its types, and those of the tests. */
export default function setup(): void {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/compile.ts", "--no-check"], {
    stdio: "inherit",
  });
}

import { execFileSync } from "node:child_process";

/** Compiles `dist/` once for all tests that run the command line as a process. */
export default function setup(): void {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/compile.ts"], { stdio: "inherit" });
}

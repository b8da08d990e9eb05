// Preloaded by tests: kills the process at a point of its work, as a power cut would. CRASH_AT is `<function> <n> <before|after>`:
// the n-th call of a function of node:fs/promises. `throw` in place of the last is a bug of ours.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [name, count, when] = process.env.CRASH_AT.split(" ");
const original = fs.promises[name];
let calls = 0;
fs.promises[name] = async (...args) => {
  calls += 1;
  const isDue = calls === Number(count);
  if (isDue && when === "throw") throw new TypeError("crashed on purpose");
  if (isDue && when === "before") process.kill(process.pid, "SIGKILL");
  const result = await original(...args);
  if (isDue && when === "after") process.kill(process.pid, "SIGKILL");
  return result;
};
syncBuiltinESMExports();

// Preloaded by tests: kills the process at a point of its work, as a power cut would. CRASH_AT is `<function> <n> <before|after>`:
// the n-th call of a function of node:fs/promises, or one of node:fs that ends in `Sync`. `throw` in place of the last is a bug of ours.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [name, count, when] = process.env.CRASH_AT.split(" ");
let calls = 0;
const isNow = (moment) => calls === Number(count) && when === moment;
const begin = () => {
  calls += 1;
  if (isNow("throw")) throw new TypeError("crashed on purpose");
  if (isNow("before")) process.kill(process.pid, "SIGKILL");
};
const end = (result) => {
  if (isNow("after")) process.kill(process.pid, "SIGKILL");
  return result;
};
if (name.endsWith("Sync")) {
  const original = fs[name];
  fs[name] = (...args) => {
    begin();
    return end(original(...args));
  };
} else {
  const original = fs.promises[name];
  fs.promises[name] = async (...args) => {
    begin();
    return end(await original(...args));
  };
}
syncBuiltinESMExports();

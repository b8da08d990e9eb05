// Loaded before a measured program: writes down what its process took, when it ends.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1e3 };
  writeFileSync(String(process.env.ALLOF_BENCH_USAGE), JSON.stringify(usage));
});

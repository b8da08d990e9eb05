import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/support/closing-line.js";

/** Tests that run compilers of other languages take minutes: `npm run test:toolchains` runs them, and them alone. */
const toolchains = "test/**/*.toolchain.test.ts";
const isToolchains = process.env["ALLOF_TOOLCHAINS"] === "1";

export default defineConfig({
  test: {
    include: [isToolchains ? toolchains : "test/**/*.test.ts"],
    // Run where they are installed, by scripts/runners.ts.
    exclude: [
      "test/consumer/runners/**",
      "**/node_modules/**",
      ...(isToolchains ? [] : [toolchains]),
    ],
    globalSetup: "test/global-setup.ts",
    // Tests through the command line start processes.
    testTimeout: 30_000,
    // No test changes what another could see of a module, and to load TypeScript and Ajv anew for each file takes a fifth of the time.
    isolate: false,
    // By default one core stays idle; on two that is half of them.
    maxWorkers: availableParallelism(),
    reporters: ["default", new ClosingLine()],
  },
});

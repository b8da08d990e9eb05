import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/support/closing-line.js";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/global-setup.ts",
    // Tests through the command line start processes.
    testTimeout: 30_000,
    reporters: ["default", new ClosingLine()],
  },
});

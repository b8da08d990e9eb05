import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with what was skipped and why, and its counts alone on one plain line, for machines that read it. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        counts[result.state] += 1;
        if (result.state !== "skipped") continue;
        const reason = result.note ?? test.fullName;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      if (module.state() === "failed" && module.children.size === 0) counts.failed += 1;
    }
    const { passed, failed, skipped } = counts;
    const lines = [...reasons].map(([reason, count]) => `skipped ${count}: ${reason}`);
    if (process.env["ALLOF_TOOLCHAINS"] !== "1") {
      lines.push("left out: what compilers of other languages say, by npm run test:toolchains");
    }
    lines.push(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    process.stdout.write(`\n${lines.join("\n")}\n`);
  }
}

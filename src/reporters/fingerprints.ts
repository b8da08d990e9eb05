import { createHash } from "node:crypto";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/**
 * An identity for each finding, by which a service knows it again in the next run: 64 hexadecimal digits, all different. It goes
 * by code, file, pointer and message, not by line and column, so that lines added above a finding leave it what it was. Findings
 * that are equal in all of these are told apart by their order.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, message, location }) => {
    const key = JSON.stringify([
      code,
      location?.file ?? "",
      location?.pointer ?? "",
      withoutLines(message),
    ]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return createHash("sha256").update(`${key}${before}`).digest("hex");
  });
}

/** Messages name places of schemas: `schemas/base.json:12`. */
function withoutLines(message: string): string {
  return message.replaceAll(/(\.\w+)(:\d+){1,2}\b/g, "$1");
}

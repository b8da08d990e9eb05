import type { Diagnostic } from "../diagnostics/diagnostic.js";

export type Bump = "major" | "minor" | "patch" | "none";

/** What Semantic Versioning asks for: `major` where something breaks, `minor` where something is new or different, `patch` where words are. Of a version 0.y.z, what breaks is a `minor` (item 4). */
export function bumpFor(
  findings: readonly Diagnostic[],
  changes: { readonly isDifferent: boolean; readonly isDocumented: boolean },
): Bump {
  if (findings.some(({ severity, code }) => severity === "error" && code.startsWith("breaking-"))) {
    return "major";
  }
  if (changes.isDifferent) return "minor";
  return changes.isDocumented ? "patch" : "none";
}

/** The next version by a bump; `undefined` for what is no version. */
export function nextVersion(version: string, bump: Bump): string | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (found === null) return undefined;
  const [major = 0, minor = 0, patch = 0] = found.slice(1).map(Number);
  const isEarly = major === 0;
  switch (bump) {
    case "major":
      return isEarly ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
    case "minor":
      return isEarly ? `0.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
    case "patch":
      return `${major}.${minor}.${patch + 1}`;
    case "none":
      return `${major}.${minor}.${patch}`;
  }
}

/** Which changes count, and how: what the configuration says under `breaking`. */

import picomatch from "picomatch";
import { catalogue, type Code } from "../diagnostics/catalogue.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location, Severity } from "../diagnostics/diagnostic.js";
import type { MatchedType } from "./matched-types.js";
import type { Direction } from "./wire-changes.js";

export type Role = "consumer" | "producer" | "both";

export interface RoleRule {
  readonly types?: readonly string[] | undefined;
  readonly files?: readonly string[] | undefined;
  readonly role: Role;
}

export interface BreakingSuppression {
  readonly rule: Code;
  /** A pattern of files, and perhaps `#` and a JSON Pointer. */
  readonly path: string;
  readonly reason: string;
  /** `2027-01-31`: the last day on which it is in force. */
  readonly until?: string | undefined;
  /** Where it is written. */
  readonly location: Location;
}

export interface BreakingSettings {
  readonly against: string | undefined;
  readonly roles: readonly RoleRule[];
  readonly levels: ReadonlyMap<Code, Severity | "off">;
  readonly suppress: readonly BreakingSuppression[];
}

export const noBreakingSettings: BreakingSettings = {
  against: undefined,
  roles: [],
  levels: new Map(),
  suppress: [],
};

/** The codes that `allof breaking` finds. */
export const breakingCodes: readonly Code[] = (Object.keys(catalogue) as Code[]).filter((code) =>
  code.startsWith("breaking-"),
);

const both: readonly Direction[] = ["backward", "forward"];

/** The directions that count for a type, by its role. */
export function directionsBy(
  roles: readonly RoleRule[],
): (type: MatchedType) => readonly Direction[] {
  const rules = roles.map(({ types, files, role }) => ({
    role,
    isType: types === undefined ? undefined : picomatch([...types]),
    isFile: files === undefined ? undefined : picomatch([...files]),
  }));
  return ({ now }) => {
    const rule = rules.findLast(
      ({ isType, isFile }) => (isType?.(now.name) ?? true) && (isFile?.(now.location.path) ?? true),
    );
    if (rule === undefined || rule.role === "both") return both;
    return [rule.role === "consumer" ? "backward" : "forward"];
  };
}

/** Findings at the levels that are set, without those that are passed over on `today` (`2026-11-30`); a suppression that is over, or passes over nothing, is a finding. `pathOf`: a file as patterns name it. */
export function applySettings(
  found: readonly Diagnostic[],
  { levels, suppress }: BreakingSettings,
  pathOf: (file: string) => string,
  today: string,
): readonly Diagnostic[] {
  const matchers = suppress.map((each) => {
    const [glob = "", ...pointer] = each.path.split("#");
    const isFile = picomatch(glob.replace(/^\.\//, ""), {
      dot: true,
      basename: !glob.includes("/"),
    });
    return {
      each,
      isFile,
      pointer: pointer.join("#"),
      isOver: each.until !== undefined && each.until < today,
    };
  });
  const used = new Set<BreakingSuppression>();
  const kept = found.flatMap((finding): readonly Diagnostic[] => {
    const { code, location } = finding;
    const level = levels.get(code) ?? finding.severity;
    if (level === "off") return [];
    const passes = matchers.filter(
      ({ each, isFile, pointer }) =>
        each.rule === code &&
        location !== undefined &&
        isFile(pathOf(location.file)) &&
        `${location.pointer ?? ""}/`.startsWith(pointer === "" ? "" : `${pointer}/`),
    );
    for (const { each } of passes) used.add(each);
    return passes.some(({ isOver }) => !isOver) ? [] : [{ ...finding, severity: level }];
  });
  const idle = matchers.flatMap(({ each, isOver }) => {
    if (used.has(each) && !isOver) return [];
    const message = isOver
      ? `The suppression of \`${each.rule}\` at \`${each.path}\` ended on ${each.until ?? ""}`
      : `The suppression of \`${each.rule}\` at \`${each.path}\` passes over nothing`;
    return diagnostic("unused-suppression", { message, location: each.location });
  });
  return [...kept, ...idle];
}

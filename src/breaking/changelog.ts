/** What has changed, as prose in Markdown: for a release, or a pull request. */

import { inMarkdown } from "./markdown.js";
import type { Compared } from "./compare.js";
import { differencesOf, type Difference } from "./differences.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { bumpFor, nextVersion, type Bump } from "./suggested-version.js";

export interface ChangelogInput {
  readonly compared: Compared;
  /** The findings at their levels. */
  readonly findings: readonly Diagnostic[];
  /** What the contract is compared with. */
  readonly against: string;
  /** That of the contract as it is now. */
  readonly version: string;
}

export interface Changelog {
  readonly text: string;
  readonly bump: Bump;
}

/** Sections in the order in which a reader needs them; those that are empty are left out. */
export function changelog({ compared, findings, against, version }: ChangelogInput): Changelog {
  const { types } = compared;
  const changed = types.pairs
    .map((type) => ({ name: type.now.name, all: differencesOf(type) }))
    .filter(({ all }) => all.length > 0);
  const rules = findings.filter(({ code }) => code.startsWith("breaking-"));
  const breaks = rules.filter(({ severity }) => severity === "error");
  const notes = rules.filter(({ severity }) => severity !== "error");
  const isDifferent =
    types.added.length + types.removed.length > 0 ||
    changed.some(({ all }) => all.some(({ kind }) => kind !== "documented"));
  const bump = bumpFor(findings, { isDifferent, isDocumented: changed.length > 0 });
  const sections = [
    section("Breaking", breaks.map(findingLine)),
    section("Worth knowing", notes.map(findingLine)),
    section("Types", [
      ...types.added.map(({ name, documentation }) => addedLine(name, documentation.description)),
      ...types.removed.map(({ name }) => `\`${name}\` is gone.`),
    ]),
    section("Changes", changed.flatMap(typeLines("added", "removed", "changed"))),
    section("Documentation", changed.flatMap(typeLines("documented"))),
  ].filter((text) => text !== "");
  const next = nextVersion(version, bump);
  const advice =
    bump === "none"
      ? "Nothing has changed."
      : `Suggested: a **${bump}** release${next === undefined ? "" : `, ${next} after ${version}`}.`;
  const head = `## Changes since ${inMarkdown(against)}\n\n${advice}\n`;
  return { text: [head, ...sections].join("\n"), bump };
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return `### ${title}\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
}

function findingLine({ message, code, related = [] }: Diagnostic): string {
  const example = related.find((each) => each.message.startsWith("for example"));
  const shown = example === undefined ? "" : `  \n  ${payloadInMarkdown(example.message)}`;
  return `${message} (${code})${shown}`;
}

/** A sentence with its payload as code. */
function payloadInMarkdown(message: string): string {
  const at = message.indexOf(": ");
  return `${message.slice(0, at)}: ${inMarkdown(message.slice(at + 2))}`;
}

function addedLine(name: string, description: string | undefined): string {
  const [first = ""] = (description ?? "").split(/(?<=[.!?])\s/);
  return first === "" ? `\`${name}\` is new.` : `\`${name}\` is new: ${first}`;
}

function typeLines(...kinds: readonly Difference["kind"][]) {
  return ({
    name,
    all,
  }: {
    readonly name: string;
    readonly all: readonly Difference[];
  }): string[] => {
    const told = all.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
    return told.length === 0 ? [] : [`\`${name}\`: ${told.join("; ")}.`];
  };
}

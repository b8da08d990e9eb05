import { catalogue, type Code } from "../../src/diagnostics/catalogue.js";
import { casesOf } from "../../src/lint/cases.js";
import { compiledRules } from "../../src/lint/configurable.js";
import { rules } from "../../src/lint/registry.js";
import type { Rule } from "../../src/lint/rule.js";

/** The page on the lint: how it is configured, and every rule with its meaning and an example. */
export function lintPage(): string {
  return [
    introduction,
    "## Rules\n",
    table(["rule", "level", "`--fix`", "what it finds"], rules.map(row)),
    "These are found by `allof build` too, and their levels are set in the same way. One that is an error keeps a contract from being built.\n",
    table(["code", "level", "what it finds"], compiledRules.map(compiledRow)),
    ...rules.map(section),
  ].join("\n");
}

const introduction = `# Lint

Whether the schemas are what their author means. \`allof check\` runs the rules below; \`allof explain <rule>\` shows one with its
examples, which are its tests as well. This page is made of the registry by \`npm run lint-docs\`.

\`\`\`json
{
  "lint": {
    "rules": {
      "missing-description": "warning",
      "naming": { "level": "error", "files": "kebab-case", "properties": "snake_case" }
    },
    "overrides": [{ "files": ["schemas/vendor/**"], "rules": { "naming": "off" } }],
    "suppress": [
      { "rule": "closed-base", "path": "schemas/order.json#/allOf", "reason": "Orders of the old shop have no more members." }
    ]
  }
}
\`\`\`

- **Levels** are \`off\`, \`info\`, \`warning\` and \`error\`; only errors fail the command. Files are named relative to the configuration; a
  pattern without a \`/\` is of file names, in any folder. The last override that names a file counts.
- **A suppression** names a rule, a place (files, and perhaps \`#\` and a JSON Pointer at or below which findings are passed over) and a
  reason. One that suppresses nothing is a finding itself (\`unused-suppression\`).
- **\`allof check --fix\`** mends what is marked below in the author's text: comments, order and all else stay. A fix is kept only if the file
  still parses, the contract compiles with no more findings, and means the same; \`properties-without-type\`, which is there to accept less, only if
  each fixture is judged as before. What something refers to is never removed.
- **\`allof check --baseline <file>\`** passes over the findings that the file lists, by rule, file and pointer, and tells which of them are gone
  (\`outdated-baseline\`). \`--update-baseline\` writes it. What keeps a contract from being built is for no baseline: lower its level.
`;

function row(rule: Rule): readonly string[] {
  const { id, isOptIn, mends } = rule;
  return [
    `[\`${id}\`](#${id})`,
    isOptIn === true ? "off" : catalogue[id].severity,
    mends === undefined ? "" : "yes",
    catalogue[id].title,
  ];
}

function compiledRow(code: Code): readonly string[] {
  return [`\`${code}\``, catalogue[code].severity, catalogue[code].title];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) =>
    Math.max(3, ...[head, ...rows].map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(head), rule, ...rows.map(line)].join("\n") + "\n";
}

function section({ id, isOptIn, options = [] }: Rule): string {
  const { title, meaning, mend, severity } = catalogue[id];
  const [example] = casesOf[id] ?? [];
  const asked =
    isOptIn === true
      ? ` Off unless a configuration asks for it${options.length > 0 ? `; options: ${options.map((name) => `\`${name}\``).join(", ")}` : ""}, then ${severity === "info" ? "an" : "a"} ${severity}.`
      : "";
  const files = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(
        ([path, text]) =>
          `\`${path}\`\n\n\`\`\`${path.endsWith(".yaml") ? "yaml" : "json"}\n${text}\`\`\`\n`,
      )
      .join("\n");
  return [
    `## ${id}\n`,
    `${title}.${asked} ${meaning} ${mend}\n`,
    ...(example === undefined
      ? []
      : [
          files(example.before),
          `Found at ${example.found.map((place) => `\`${place}\``).join(", ")}.${example.after === undefined ? "" : " Instead:"}\n`,
          ...(example.after === undefined ? [] : [files(example.after)]),
        ]),
  ].join("\n");
}

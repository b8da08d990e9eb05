import type { Broken } from "./broken-payload.js";
import { judges } from "./judges.js";

/** What was said of one broken payload, in the order of the judges. */
export interface Compared {
  readonly broken: Broken;
  readonly answers: readonly {
    readonly name: string;
    readonly text: string;
    /** How many things it says are wrong. */
    readonly count: number;
    /** Whether it says what mends the payload. */
    readonly mends: boolean;
  }[];
}

const MOST_LINES = 16;
const WIDEST = 320;

/** The page as Markdown: a table of all cases, then each with what every tool prints. */
export function pageOf(compared: readonly Compared[]): string {
  const names = judges.map(({ name }) => name);
  const count = compared.length;
  const sum = (i: number) =>
    compared.reduce((all, { answers }) => all + (answers[i]?.count ?? 0), 0);
  const mends = (i: number) => compared.filter(({ answers }) => answers[i]?.mends).length;
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [
    "# Errors, side by side",
    "",
    `${count} valid payloads of real contracts, each broken as people break them, and what is said of it by plain Ajv (\`allErrors\`, with ajv-formats), ajv-errors, better-ajv-errors, sourcemeta's \`jsonschema validate\`, and allof. The schemas are as their authors wrote them. ajv-errors says what an author has put into \`errorMessage\`; none of these has, so it says what Ajv says.`,
    "",
    "`npm run errors -- <corpora folder>` writes this page: `scripts/errors/cases.ts` lists the cases. Each has one fault. A number is how many things are said to be wrong; – after it, that what mends the payload (the right name, value or type) is nowhere in them; 0, that the tool refuses the schemas.",
    "",
    row(["", ...names]),
    row(["---", ...names.map(() => "--:")]),
    ...compared.map(({ broken, answers }, i) =>
      row([
        `[${i + 1}. ${plain(broken.case.wrong)}](#${i + 1})`,
        ...answers.map((each) => `${each.count}${each.mends ? "" : " –"}`),
      ]),
    ),
    row(["all", ...names.map((_, i) => String(sum(i)))]),
    row(["say what mends it", ...names.map((_, i) => `${mends(i)}/${count}`)]),
    "",
    ...compared.flatMap(sectionOf),
  ];
  return lines.join("\n").trimEnd() + "\n";
}

function sectionOf({ broken, answers }: Compared, i: number): readonly string[] {
  const { wrong, edit, corpus, type, file } = broken.case;
  const [from, to] = edit.map((text) => JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"'));
  const ajv = answers[0];
  return [
    `<a id="${i + 1}"></a>`,
    "",
    `## ${i + 1}. ${wrong}`,
    "",
    `\`${corpus}\`, \`${type}\`, \`${file}\`:`,
    "",
    "```diff",
    `- ${from ?? ""}`,
    `+ ${to ?? ""}`,
    "```",
    "",
    ...answers.flatMap(({ name, text }, at) =>
      at > 0 && text === ajv?.text
        ? [`**${name}**: the same as ${ajv.name}.`, ""]
        : [`**${name}**`, "", "```text", ...shortened(text), "```", ""],
    ),
  ];
}

function shortened(text: string): readonly string[] {
  const lines = text.split("\n");
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line).trimEnd());
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `… and ${more} more lines`] : shown;
}

function plain(text: string): string {
  return text.replaceAll("|", "\\|");
}

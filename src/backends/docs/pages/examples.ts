import { equal } from "../../../json/equal.js";
import type { JsonValue } from "../../../json/value.js";
import type { Declaration } from "../../../model/contract.js";
import { code, codeBlock, plain } from "../safe-markdown.js";
import { sections } from "./anchors.js";
import type { Page } from "./page.js";
import { isShort } from "./rules.js";

/** Payloads are added to the examples of a schema up to this many. */
const enough = 3;

/** The examples of the schema, then valid payloads that the schema does not show itself. */
export function examplesSection(page: Page, declaration: Declaration): readonly string[] {
  const blocks = exampleBlocks(page, declaration).filter((block) => block !== "");
  return blocks.length === 0 ? [] : [`## ${sections.examples}`, ...blocks];
}

/**
 * How many of the valid payloads of a type, in order, its page can depend on: those that it shows and those before them, which it passes
 * over since the schema shows them.
 */
export function examplesLookedAt(own: readonly JsonValue[], given: readonly JsonValue[]): number {
  const wanted = Math.max(0, enough - own.length);
  let shown = 0;
  let count = 0;
  for (; shown < wanted && count < given.length; count++) {
    const value = given[count];
    if (value !== undefined && !own.some((example) => equal(example, value))) shown++;
  }
  return count;
}

function exampleBlocks(page: Page, { name, documentation }: Declaration): readonly string[] {
  const own = documentation.examples ?? [];
  const given = (page.documented.subject.examples.get(name) ?? [])
    .filter(({ value }) => !own.some((example) => equal(example, value)))
    .slice(0, Math.max(0, enough - own.length));
  const short = own.filter(isShort);
  return [
    short.map((value) => `- ${code(JSON.stringify(value))}`).join("\n"),
    ...own
      .filter((value) => !isShort(value))
      .map((value) => codeBlock("json", JSON.stringify(value, null, 2))),
    ...given.flatMap(({ title, value }) => [
      `${plain(title)}:`,
      codeBlock("json", JSON.stringify(value, null, 2)),
    ]),
  ];
}

/** A Markdown reader for tests: the one in TypeDoc, with HTML let through, so that a page's own defences are what is tested. */

import { createRequire } from "node:module";

export interface Token {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly level: number;
  readonly attrs: readonly (readonly [string, string])[] | null;
  readonly children: readonly Token[] | null;
}

interface Reader {
  parse(text: string, environment: object): readonly Token[];
}

const require = createRequire(import.meta.resolve("typedoc"));
const MarkdownIt = require("markdown-it") as new (options: object) => Reader & {
  validateLink: (url: string) => boolean;
};
const reader = new MarkdownIt({ html: true });
// Many readers don't look at where links lead.
reader.validateLink = () => true;

/** All tokens, those within paragraphs included. */
export function tokensOf(text: string): readonly Token[] {
  return reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

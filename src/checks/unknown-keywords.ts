/** Keywords that are misspelt: a validator passes over a word that it does not know, and the rule is gone without a sound. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { append } from "../json/pointer.js";
import { isObject } from "../json/value.js";
import { dialects } from "../resolve/dialect.js";
import { ofPart, type Part } from "../resolve/parts.js";
import type { Resolved } from "../resolve/resolved.js";
import { keywordsOf } from "./metaschema.js";
import { openApiKeywordsOf } from "./openapi-keywords.js";

/**
 * Every word of a schema that is no keyword of any dialect and resembles one of its own. A word that resembles none is an
 * annotation, which anyone may add (2020-12 Core, 6.5); so is one that starts with `x-` or `$`.
 */
export function checkKeywords({ parts, memo }: Resolved): readonly Diagnostic[] {
  const known = new Set(dialects.flatMap((dialect) => [...keywordsOf(dialect)]));
  return [...parts.values()].flatMap((part) =>
    ofPart(memo, "unknown keywords", part, () => findingsIn(part, known)),
  );
}

function findingsIn({ source, schemas }: Part, known: ReadonlySet<string>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const more = openApiKeywordsOf(source);
  for (const { value, pointer, dialect } of schemas) {
    if (!isObject(value)) continue;
    for (const word of Object.keys(value)) {
      // A keyword of another dialect is no slip of the pen.
      if (known.has(word) || more.includes(word) || /^(?:x-|\$)/.test(word)) continue;
      const meant = nearest(word, [...keywordsOf(dialect), ...more], 2);
      if (meant === undefined || !isSlip(word, meant)) continue;
      diagnostics.push(
        diagnostic("unknown-keyword", {
          message: `\`${word}\` is no keyword of ${dialect}, so it constrains nothing`,
          location: source.locate(append(pointer, word), "key"),
          hint: `Did you mean \`${meant}\`? An annotation of your own may start with \`x-\`.`,
        }),
      );
    }
  }
  return diagnostics;
}

/** In a short word, an edit or two make another one (`note`, `unit` are no slips for `not`), unless they only swap letters. */
function isSlip(word: string, keyword: string): boolean {
  const letters = (text: string): string => [...text.toLowerCase()].sort().join("");
  return (
    word.length >= 6 ||
    (word.length === 5 && nearest(word, [keyword], 1) !== undefined) ||
    letters(word) === letters(keyword)
  );
}

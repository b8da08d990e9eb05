/** The facts as TypeDoc's comments, for its own theme: Markdown that is safe, under headings that the theme makes of tags. */

import { Comment, CommentTag, type CommentDisplayPart } from "typedoc";
import type { Documented } from "./convert.js";
import type { Facts, Rule } from "./facts.js";
import { authored, code } from "./safe-markdown.js";
import { folderOf } from "./pages/index-page.js";
import { demand } from "./pages/rules.js";

/** Each type in the group of its folder; each property with its constraints, default and examples. */
export function commentOnSite({ facts, declarations }: Documented): void {
  for (const [reflection, own] of facts) {
    const declaration = declarations.get(reflection);
    const comment = commentOf(own, declaration === undefined);
    if (declaration !== undefined) {
      comment.blockTags.push(new CommentTag("@group", text(folderOf(declaration) || "Types")));
    }
    reflection.comment = comment;
  }
}

function commentOf({ documentation, rules }: Facts, withExamples: boolean): Comment {
  const { description, deprecated, default: fallback, examples = [] } = documentation;
  const comment = new Comment(description === undefined ? [] : text(authored(description)));
  const tell = (tag: `@${string}`, lines: readonly string[]): void => {
    if (lines.length > 0) comment.blockTags.push(new CommentTag(tag, text(lines.join("\n"))));
  };
  if (deprecated) tell("@deprecated", ["Don't use it in new code."]);
  tell("@constraints", rules.map(ruleLine));
  if (fallback !== undefined) tell("@default", [code(JSON.stringify(fallback))]);
  if (withExamples) {
    tell(
      "@examples",
      examples.map((example) => `- ${code(JSON.stringify(example))}`),
    );
  }
  return comment;
}

function ruleLine({ subject, keyword, value }: Rule): string {
  const parts = ["-", subject === "" ? "" : `${subject}:`, code(keyword), demand(keyword, value)];
  return parts.filter((part) => part !== "").join(" ");
}

function text(markdown: string): CommentDisplayPart[] {
  return [{ kind: "text", text: markdown }];
}

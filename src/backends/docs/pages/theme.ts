import { DeclarationReflection, Reflection, type Renderer } from "typedoc";
import { MarkdownTheme, type MarkdownPageEvent } from "typedoc-plugin-markdown";
import type { Documented } from "../convert.js";
import { indexPage } from "./index-page.js";
import { createPage } from "./page.js";
import { typePage } from "./type-page.js";

/** A theme of typedoc-plugin-markdown that lays pages out for contracts: schemas instead of sources, facts instead of tags. */
export function createPageTheme(renderer: Renderer, documented: Documented): MarkdownTheme {
  return new (class extends MarkdownTheme {
    override render({ model }: MarkdownPageEvent): string {
      if (!(model instanceof Reflection)) return "";
      const page = createPage(documented, this.router, model);
      const declaration = documented.declarations.get(model);
      const blocks =
        declaration !== undefined && model instanceof DeclarationReflection
          ? typePage(page, declaration, model)
          : indexPage(page);
      return blocks.filter((block) => block !== "").join("\n\n") + "\n";
    }
  })(renderer);
}

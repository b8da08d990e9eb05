/** The contract as TypeDoc's searchable site. */

import { JSX, type TypeDocOptions } from "typedoc";
import { convert } from "./convert.js";
import { examplesSection } from "./pages/examples.js";
import { loosenessSection } from "./pages/looseness.js";
import { createPage } from "./pages/page.js";
import { usedBySection } from "./pages/used-by.js";
import { commentOnSite } from "./site-comments.js";
import type { Subject } from "./subject.js";

const options: TypeDocOptions = {
  // A page per type beside the index, so that one path to the schemas is right on all of them.
  router: "structure",
  githubPages: false,
  cleanOutputDir: false,
  hideGenerator: true,
  navigation: { includeCategories: false, includeGroups: true, includeFolders: false },
  searchInComments: true,
  groupOrder: ["*"],
};

/**
 * Writes the site into `folder`, which has to be empty; it works from a file system, without a server. The only output that is
 * not a pure function of the model: TypeDoc's own theme writes its files itself.
 */
export async function writeSite(subject: Subject, folder: string): Promise<void> {
  const documented = await convert(
    subject,
    ({ options: settings }) => {
      for (const [name, value] of Object.entries(options)) settings.setValue(name, value);
    },
    commentOnSite,
  );
  const { app, project, declarations } = documented;
  app.renderer.hooks.on("content.end", (context) => {
    const declaration = declarations.get(context.model);
    if (declaration === undefined) return JSX.createElement(JSX.Fragment, null);
    const page = createPage(documented, context.router, context.model);
    const blocks = [
      ...usedBySection(page, declaration),
      ...examplesSection(page, declaration),
      ...loosenessSection(page, declaration),
    ].filter((block) => block !== "");
    const html = context.markdown([{ kind: "text", text: blocks.join("\n\n") }]);
    return JSX.createElement(
      "section",
      { class: "tsd-panel tsd-typography" },
      JSX.createElement(JSX.Raw, { html }),
    );
  });
  await app.generateDocs(project, folder);
}

/** A contract's pages as text. */

import { load as markdownPlugin, MarkdownPageEvent } from "typedoc-plugin-markdown";
import type { OutputFile } from "../backend.js";
import { convert } from "./convert.js";
import { createPageTheme } from "./pages/theme.js";
import { PageRouter } from "./pages/router.js";
import type { Subject } from "./subject.js";

/** One file per type, named for it, and `README.md`. Equal input gives equal bytes; nothing is written or read. */
export async function renderPages(subject: Subject): Promise<readonly OutputFile[]> {
  const documented = await convert(subject, markdownPlugin);
  const { app, project } = documented;
  const router = new PageRouter(app);
  app.renderer.router = router;
  const theme = createPageTheme(app.renderer, documented);
  return router.buildPages(project).map(({ url, kind, model }) => {
    const event = new MarkdownPageEvent(model);
    event.project = project;
    event.url = url;
    event.pageKind = kind;
    return { path: url, contents: theme.render(event) };
  });
}

/** Generated types to a TypeDoc project, with the facts of the model at hand. */

import {
  Application,
  Converter,
  LogLevel,
  normalizePath,
  SourceReference,
  type ProjectReflection,
  type TypeDocOptions,
} from "typedoc";
import { attach, type Attached } from "./attach.js";
import { createLinks, type Links } from "./links.js";
import { createTypesProgram } from "./program.js";
import type { Subject } from "./subject.js";

export interface Documented extends Attached {
  readonly app: Application;
  readonly project: ProjectReflection;
  readonly subject: Subject;
  readonly links: Links;
}

const options: TypeDocOptions = {
  commentStyle: "jsdoc",
  disableGit: true,
  // Sources are ours: schemas, not generated types.
  disableSources: true,
  includeVersion: false,
  readme: "none",
  skipErrorChecking: true,
  sort: ["alphabetical"],
  excludeExternals: false,
  // HTML of authors is text.
  markdownItOptions: { html: false, linkify: false },
  lang: "en",
};

/** What a plugin of TypeDoc may do with a project before it is resolved. */
export type Prepare = (documented: Documented) => void;

/** Reads no file: neither TypeDoc's configuration nor the types, which are in memory. */
export async function convert(
  subject: Subject,
  plugin: (app: Application) => void,
  prepare: Prepare = () => {},
): Promise<Documented> {
  const app = await Application.bootstrap(
    { ...options, name: subject.options.name, logLevel: LogLevel.None },
    [],
  );
  plugin(app);
  const links = createLinks(subject);
  let result: Documented | undefined;
  // Before TypeDoc resolves: groups are worked out from what is attached here.
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      result = { app, project, subject, links, ...attach(project, subject.contract) };
      prepare(result);
    },
    1000,
  );
  // After: until then TypeDoc takes sources for files of its program.
  app.converter.on(Converter.EVENT_RESOLVE_END, () => {
    if (result !== undefined) pointAtSchemas(result);
  });
  const { program, entry } = createTypesProgram(subject.types);
  app.converter.convert([{ displayName: subject.options.name, program, sourceFile: entry }]);
  if (result === undefined) throw new Error("TypeDoc resolved nothing");
  return result;
}

/** "Defined in" is the schema, not the type that was generated from it. */
function pointAtSchemas({ facts, links }: Documented): void {
  for (const [reflection, { location }] of facts) {
    if (!reflection.isDeclaration()) continue;
    const { label, line, url } = links.schema(location);
    const source = new SourceReference(normalizePath(label), line, 0);
    source.url = url;
    reflection.sources = [source];
  }
}

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import type { OutputFile } from "../backends/backend.js";
import { renderPages } from "../backends/docs/render-pages.js";
import { writeSite } from "../backends/docs/site.js";
import type { Subject } from "../backends/docs/subject.js";
import type { Configuration } from "../config/configuration.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors, type Result } from "../diagnostics/result.js";
import { MANIFEST } from "../load/load.js";
import { generate } from "../pipeline.js";
import { selectBackends } from "./backends.js";
import type { CompiledContract, ContractFlags } from "./compile-contract.js";
import type { Context } from "./context.js";
import { backendOptionsOf } from "./generate-output.js";
import { onContract } from "./on-contract.js";
import type { Outcome } from "./outcome.js";
import { readOutput, withManifest, writeOutput } from "./output-folder.js";
import { readExamples } from "./read-examples.js";

export interface DocsFlags extends Pick<ContractFlags, "config" | "schemas"> {
  /** The searchable site instead of Markdown pages. */
  readonly html?: boolean;
  /** The folder for pages or site, instead of `docs` in the output, or `.allof/site`. */
  readonly output?: string | undefined;
}

/** The reference of the contract, as Markdown pages or as a site. */
export async function docs(
  { html = false, output, ...flags }: DocsFlags,
  context: Context,
): Promise<Outcome> {
  return onContract("docs", flags, context, async (compiled, { progress, end, ...run }) => {
    progress.step("Documenting");
    const folder = folderOf(compiled.configuration, { html, output }, context);
    const subject = await subjectOf(compiled, folder, context);
    const diagnostics = [...run.diagnostics, ...subject.diagnostics];
    if (hasErrors(diagnostics)) return end(diagnostics);
    const files = await (html ? renderSite(subject.value) : renderPages(subject.value));

    progress.step("Writing");
    const isPartOfOutput = !html && output === undefined;
    const all = withManifest(files);
    const written = isPartOfOutput
      ? await writeIntoOutput(compiled.configuration.output, files, context)
      : await writeOutput(folder, all, context.workingFolder);
    return end([...diagnostics, ...written.diagnostics], {
      types: compiled.contract.declarations.size,
      // With the manifest, which is among what was written.
      files: all.length,
      written: written.written,
    });
  });
}

function folderOf(
  configuration: Configuration,
  { html, output }: Pick<DocsFlags, "html" | "output">,
  { workingFolder }: Context,
): string {
  if (output !== undefined) return resolve(workingFolder, output);
  return html === true
    ? join(configuration.folder, ".allof", "site")
    : join(configuration.output, "docs");
}

async function subjectOf(
  compiled: CompiledContract,
  folder: string,
  { workingFolder }: Context,
): Promise<Result<Subject>> {
  const { contract, resolved, configuration } = compiled;
  const options = backendOptionsOf(configuration);
  const named = { targets: ["typescript"], outside: [] };
  const { value: backends } = await selectBackends(named, workingFolder);
  const types = await generate(compiled, backends, options);
  // A fixture that can't be read is for `check` to report; pages go without it.
  const examples = await readExamples(compiled, workingFolder);
  const schemasPath = relative(folder, configuration.schemas).split(sep).join("/");
  return {
    value: {
      contract,
      resolved,
      options,
      types: types.value,
      examples,
      schemasPath,
    },
    diagnostics: types.diagnostics,
  };
}

/** TypeDoc writes its site itself: into a folder of its own, from where it is read back. */
async function renderSite(subject: Subject): Promise<readonly OutputFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "allof-site-"));
  try {
    await writeSite(subject, folder);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort();
    return await Promise.all(
      paths.map(async (path) => ({ path, contents: await readFile(join(folder, path), "utf8") })),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The output as it stands, with these pages in place of its old ones. */
async function writeIntoOutput(
  output: string,
  pages: readonly OutputFile[],
  { workingFolder }: Context,
): Promise<{ readonly written: number; readonly diagnostics: readonly Diagnostic[] }> {
  const docsFiles = pages.map(({ path, contents }) => ({ path: `docs/${path}`, contents }));
  const { own } = await readOutput(output, docsFiles);
  const others = [...own]
    .filter(([path]) => path !== MANIFEST && !path.startsWith("docs/"))
    .map(([path, contents]) => ({ path, contents }));
  return writeOutput(output, withManifest([...others, ...docsFiles]), workingFolder);
}

import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors, type Result } from "../diagnostics/result.js";
import { formatCode } from "../emit/format.js";
import { visibleCode } from "../emit/visible-code.js";
import { loadReferenced } from "../load/load-referenced.js";
import { createRemotes, type Remotes } from "../load/remotes.js";
import type { Source } from "../load/source.js";
import { compileSources, type Compiled } from "../pipeline.js";
import { keyOf } from "../resolve/resolved.js";
import { AllofError } from "./allof-error.js";
import { besideTheirFiles } from "./beside-their-files.js";
import { draftOf } from "./draft-of.js";
import { moduleText } from "./module-text.js";
import type { Settings } from "./settings.js";
import { hasOwnName } from "./wish.js";

/**
 * What is wrong with a contract, but not with the types of one schema: they say all the same what the schema says. Names are
 * settled here, and no module is written.
 */
const tolerated: ReadonlySet<Code> = new Set([
  ...([
    "duplicate-key",
    "duplicate-name",
    "duplicate-module",
    "case-conflict",
    "adjusted-name",
    "unusable-file-name",
  ] as const),
  ...(["closed-base", "closed-child", "contradiction", "diamond-conflict"] as const),
  // A type that inherits from itself says no more by that: the reference is left out.
  ...(["invalid-pattern", "invalid-id", "inheritance-cycle"] as const),
]);

/** What is found only by much work, and is told only beside an error. */
const unheard: ReadonlySet<Code> = new Set([...tolerated, "not-extended"]);

/** The types of a schema and of the files that it refers to, as one text. Rejects with an `AllofError`. */
export async function typesOf(source: Source, name: string, settings: Settings): Promise<string> {
  const referenced = settings.readsFiles
    ? await loadReferenced(source, settings.root)
    : { value: [], diagnostics: [] };
  if (hasErrors(referenced.diagnostics)) throw new AllofError(referenced.diagnostics);
  const sources = [source, ...referenced.value];
  const remotes = createRemotes(settings.remotes ?? {}, { workingFolder: process.cwd() });
  const found = besideTheirFiles(sources, remotes);
  const { text } = await printTypes(source, referenced.value, name, settings, found);
  return text;
}

/** The same, of files that were read before; with the model that the text was printed from. */
export async function printTypes(
  source: Source,
  others: readonly Source[],
  name: string,
  settings: Settings,
  remotes: Remotes,
): Promise<{ readonly text: string; readonly compiled: Compiled }> {
  const id = keyOf({ source, pointer: "" });
  const compiledWith = (unheard: ReadonlySet<Code>): Result<Compiled> => {
    const { value, diagnostics } = compileSources([source, ...others], {
      defaultDialect: settings.dialect ?? draftOf(source.json),
      remotes,
      alsoDeclare: (entry) => entry.key === id || hasOwnName(entry, settings),
      unheard,
    });
    const found = diagnostics.filter((finding) => !tolerates(finding, settings));
    return { value, diagnostics: found.map(wayOut) };
  };
  const { value: compiled, diagnostics } = compiledWith(unheard);
  // Beside an error, all is told.
  if (hasErrors(diagnostics)) throw new AllofError(compiledWith(tolerated).diagnostics);

  const types = visibleCode(await moduleText(compiled, { id, name }, settings));
  const whole = [settings.bannerComment, types].filter((part) => part !== "").join("\n\n");
  const text = settings.format ? await formatCode("types.d.ts", whole, settings.style) : whole;
  return { text, compiled };
}

/** A `$schema` that is not known matters only as long as nobody says how to read it. */
function tolerates({ code }: Diagnostic, { dialect }: Settings): boolean {
  return tolerated.has(code) || (code === "unknown-dialect" && dialect !== undefined);
}

/** Hints speak of a contract's folder; here there are options. */
function wayOut(finding: Diagnostic): Diagnostic {
  if (finding.code === "unknown-dialect") {
    return { ...finding, hint: "Say by the option `dialect` how it is to be read." };
  }
  if (finding.code !== "reference-outside") return finding;
  const leavesFolder = /out of the contract's folder/.test(finding.message);
  return {
    ...finding,
    hint: leavesFolder
      ? "Let the option `root` name a folder that holds both files."
      : "Nothing is fetched: give the schema, or the folder that it lies in, by the option `remotes`.",
  };
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSource } from "../../src/load/parse-source.js";
import type { Source } from "../../src/load/source.js";
import { readCorpus } from "../corpora/read-corpus.js";
import { readSchemaStore } from "../corpora/read-schemastore.js";
import type { Root, Subject } from "../corpora/subject.js";
import type { Case } from "./cases.js";

/** A case with all that its judges need. */
export interface Broken {
  readonly case: Case;
  readonly subject: Subject;
  readonly root: Root;
  /** Shown by its base name, without the number that the corpora give it. */
  readonly payload: Source;
  /** The folder that the subject's sources are read from, and those of the remotes that there are. */
  readonly folders: { readonly schemas: string; readonly corpus: string };
}

/** Throws where a case does not fit the corpora: its list is ours, and has to be mended. */
export async function brokenPayloads(
  corpora: string,
  cases: readonly Case[],
): Promise<readonly Broken[]> {
  const contracts = new Map<string, readonly Subject[]>();
  const broken: Broken[] = [];
  for (const each of cases) {
    const { corpus, type, file, edit } = each;
    const isStore = corpus === "schemastore";
    let subjects = contracts.get(corpus);
    if (subjects === undefined) {
      subjects = isStore
        ? (await readSchemaStore(join(corpora, corpus))).subjects
        : [await readCorpus(corpora, corpus)];
      contracts.set(corpus, subjects);
    }
    const subject = subjects.find(({ roots }) => roots.some(({ name }) => name === type));
    const root = subject?.roots.find(({ name }) => name === type);
    if (subject === undefined || root === undefined) throw new Error(`${corpus} has no ${type}`);
    const folder = isStore ? ["valid", type] : ["payloads", type, "valid"];
    const text = await readFile(join(corpora, corpus, ...folder, file), "utf8");
    if (!text.includes(edit[0])) throw new Error(`${file} does not hold ${edit[0]}`);
    const path = file.replace(/^\d+-/, "");
    const { value: payload } = parseSource({ path, content: text.replace(edit[0], () => edit[1]) });
    if (payload === undefined) throw new Error(`${file} can't be read once it is broken`);
    const at = join(corpora, corpus);
    const folders = { corpus: at, schemas: join(at, "schemas") };
    broken.push({ case: each, subject, root, payload, folders });
  }
  return broken;
}

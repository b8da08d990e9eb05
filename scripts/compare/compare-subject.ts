import { AllofError } from "../../src/drop-in/allof-error.js";
import { settingsOf } from "../../src/drop-in/settings.js";
import { printTypes } from "../../src/drop-in/types-of.js";
import type { Source } from "../../src/load/source.js";
import { remotesOf } from "../corpora/ours.js";
import { plainAjv } from "../corpora/plain-ajv.js";
import type { PeerAnswer } from "../corpora/peers.js";
import type { Root, Subject } from "../corpora/subject.js";
import { classify, type Classified } from "./classify.js";
import type { Judge } from "./judge.js";
import { neededSources } from "./needed-sources.js";
import { probesOf } from "./probes.js";

export interface Compared extends Classified {
  readonly root: string;
  /** Types of theirs beside the root's, and how many of them we call the same. */
  readonly names: {
    readonly theirs: number;
    readonly kept: number;
    readonly lost: readonly string[];
  };
  /** CPU, ours and theirs. */
  readonly seconds: { readonly ours: number; readonly theirs: number };
}

/** Both compilers on each root of a contract. Objects are printed open by both, as theirs are by default. */
export async function compareSubject(
  subject: Subject,
  answers: ReadonlyMap<Root, PeerAnswer>,
  judge: Judge,
): Promise<readonly Compared[]> {
  const settings = settingsOf(
    { additionalProperties: true, bannerComment: "", format: false, dialect: subject.dialect },
    "/",
  );
  const judgeOf = plainAjv(subject);
  const compared: Compared[] = [];
  for (const root of subject.roots) {
    const answer = answers.get(root);
    const start = process.cpuUsage();
    const ours = await printed(root, subject, settings);
    const { user, system } = process.cpuUsage(start);
    const seconds = { ours: (user + system) / 1e6, theirs: answer?.seconds ?? 0 };
    const theirs = answer?.text;
    const push = (classified: Classified, names: Compared["names"] = none): void => {
      compared.push({ ...classified, root: root.name, names, seconds });
    };
    if (ours instanceof AllofError || theirs === undefined) {
      push(
        failed(
          ours instanceof AllofError ? ours : undefined,
          theirs === undefined ? answer : undefined,
        ),
      );
      continue;
    }
    const payloads = subject.payloads.filter((payload) => payload.root === root);
    const { compiled, text } = ours;
    const probes = probesOf(payloads, compiled.contract, root.source.path + "#", judgeOf(root));
    const [name = ""] = exportsOf(text);
    const verdict = await judge.ask({
      ours: { text, name },
      theirs: { text: theirs, name: topLevel },
      values: probes.map(({ value }) => value),
    });
    const names = namesKept(exportsOf(text), exportsOf(theirs));
    if (verdict !== undefined) push(classify(verdict, probes), names);
    else push({ kind: "incomparable", why: "TypeScript did not finish", lies: [] }, names);
  }
  return compared;
}

const topLevel = "TopLevel";
const none = { theirs: 0, kept: 0, lost: [] };

/** A file that is asked for by the address where it is served is read there, and not as a file too. */
async function printed(root: Root, subject: Subject, settings: ReturnType<typeof settingsOf>) {
  const asked = new Set<Source>();
  const remotes = remotesOf(subject, asked);
  const attempt = async (others: readonly Source[]) => {
    try {
      return await printTypes(root.source, others, root.name, settings, remotes);
    } catch (error) {
      if (error instanceof AllofError) return error;
      throw error;
    }
  };
  const needed = neededSources(root, subject);
  const first = await attempt(needed);
  const others = needed.filter((source) => !asked.has(source));
  return others.length === needed.length ? first : attempt(others);
}

function failed(ours: AllofError | undefined, theirs: PeerAnswer | undefined): Classified {
  const our = ours?.message.split("\n")[0] ?? "";
  const their = theirs?.error?.split("\n")[0] ?? "";
  if (ours === undefined) return { kind: "theirs failed", why: their, lies: [] };
  if (theirs === undefined) return { kind: "ours failed", why: our, lies: [] };
  return { kind: "both failed", why: `${our} / ${their}`, lies: [] };
}

/** The names that a text exports, in order. */
function exportsOf(text: string): readonly string[] {
  return [
    ...text.matchAll(/^export (?:const )?(?:interface|type|enum) ([\p{ID_Continue}$]+)/gmu),
  ].map(([, name]) => name ?? "");
}

function namesKept([, ...ours]: readonly string[], theirs: readonly string[]): Compared["names"] {
  const own = new Set(ours);
  const names = [...new Set(theirs)].filter((name) => name !== topLevel);
  const lost = names.filter((name) => !own.has(name));
  return { theirs: names.length, kept: names.length - lost.length, lost };
}

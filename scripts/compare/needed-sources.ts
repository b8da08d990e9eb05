import { referencesIn } from "../../src/load/references-in.js";
import type { Source } from "../../src/load/source.js";
import { absoluteId } from "../corpora/served-at.js";
import type { Root, Subject } from "../corpora/subject.js";

/** The files that a root's references lead to, as its authors' server would find them, without the root's own. */
export function neededSources(root: Root, subject: Subject): readonly Source[] {
  const byUri = new Map<string, Source>();
  const served = subject.servedAt ?? "contract:///";
  for (const source of subject.sources) {
    byUri.set(absoluteId(source) ?? "", source);
    byUri.set(served + source.path, source);
  }
  const found = new Set([root.source]);
  for (const source of found) {
    for (const reference of referencesIn(source.json)) {
      for (const base of [absoluteId(source), served + source.path]) {
        if (base === undefined || !URL.canParse(reference, base)) continue;
        const target = byUri.get(new URL(reference, base).href.replace(/#.*$/s, ""));
        if (target !== undefined) found.add(target);
      }
    }
  }
  found.delete(root.source);
  return [...found];
}

/** The schemas of other contracts that a contract's references lead to, by absolute references. */
export function neededRemotes({ sources, remotes }: Subject): readonly Source[] {
  const found = new Map<string, Source>();
  const waiting = [...sources];
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const base = source.uri ?? absoluteId(source);
    for (const reference of referencesIn(source.json)) {
      if (!URL.canParse(reference, base)) continue;
      const uri = new URL(reference, base).href.replace(/#.*$/s, "");
      const target = found.has(uri) ? undefined : remotes(uri);
      if (target === undefined || sources.includes(target)) continue;
      const remote = { ...target, uri };
      found.set(uri, remote);
      waiting.push(remote);
    }
  }
  return [...found.values()];
}

import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Source } from "../../load/source.js";
import { referencesIn } from "../../resolve/parts.js";
import type { Resolved } from "../../resolve/resolved.js";
import type { CompiledContract } from "../compile-contract.js";
import { partOfContract, withAllReached } from "../part-of-contract.js";

/**
 * The contract of the files that no error reaches: neither they, nor what they refer to, nor what that refers to, has one. It is a part
 * of the same model, so its types are called as they are in the whole. `undefined` where there is no such file, or an error is nobody's.
 */
export function soundPart(
  flawed: CompiledContract,
  diagnostics: readonly Diagnostic[],
): CompiledContract | undefined {
  const { resolved } = flawed;
  const sound = soundSources(resolved, diagnostics);
  if (sound === undefined || sound.length === 0) return undefined;
  // With the remotes and variants that they lead to.
  const paths = withAllReached(
    sound.map(({ path }) => path),
    resolved,
  );
  const part = partOfContract(flawed, paths);
  return { ...part, sources: part.resolved.sources, part: { whole: flawed.part?.whole ?? flawed } };
}

function soundSources(
  resolved: Resolved,
  diagnostics: readonly Diagnostic[],
): readonly Source[] | undefined {
  const own = resolved.sources.filter(({ variant }) => variant === undefined);
  const byFile = new Map(own.map((source) => [source.file, source]));
  const faulty = new Set<Source>();
  for (const { severity, location, related = [] } of diagnostics) {
    if (severity !== "error") continue;
    if (location === undefined) return undefined;
    for (const { file } of [location, ...related.map((each) => each.location)]) {
      const source = byFile.get(file);
      // A file that can't be read is no source, and what refers to it has an error of its own.
      if (source !== undefined) faulty.add(source);
    }
  }
  const before = own.filter(({ uri }) => uri === undefined);
  const blocked = reaching(resolved, faulty);
  const rest = before.filter((source) => !blocked.has(source));
  return rest.length === before.length && faulty.size > 0 ? undefined : rest;
}

/** The sources, and all from which references lead to one of them. */
export function reaching(resolved: Resolved, sources: Iterable<Source>): ReadonlySet<Source> {
  const users = new Map<Source, Set<Source>>();
  for (const { from, target } of referencesIn(resolved)) {
    const to = target.source.variant?.of ?? target.source;
    const by = from.source.variant?.of ?? from.source;
    const known = users.get(to);
    if (known === undefined) users.set(to, new Set([by]));
    else known.add(by);
  }
  const reached = new Set(sources);
  // A set is iterated over what is added to it meanwhile.
  for (const source of reached) for (const user of users.get(source) ?? []) reached.add(user);
  return reached;
}

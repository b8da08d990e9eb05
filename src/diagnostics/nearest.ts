import { distance } from "fastest-levenshtein";

/** The candidate nearest to `text` by edits, if one is near enough (`most` edits) to be meant; ties go to the first. */
export function nearest(
  text: string,
  candidates: Iterable<string>,
  most = Math.max(2, Math.floor(text.length * 0.4)),
): string | undefined {
  let best: string | undefined;
  let least = most + 1;
  const folded = text.toLowerCase();
  for (const candidate of candidates) {
    if (candidate === text) continue;
    const edits = distance(folded, candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** The hint that proposes the nearest candidate; none where none is near. */
export function didYouMean(text: string, candidates: Iterable<string>): { readonly hint?: string } {
  const meant = nearest(text, candidates);
  return meant === undefined ? {} : { hint: `Did you mean \`${meant}\`?` };
}

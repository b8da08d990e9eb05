import { distance } from "fastest-levenshtein";

/** The candidate nearest to `text` by edits, if one is near enough to be meant; ties go to the first. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(text.length * 0.4)) + 1;
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

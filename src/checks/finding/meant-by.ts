/** What a misspelt name was meant to be. */

import { distance } from "fastest-levenshtein";

/** Longer texts are no misspelt names, and would take long to compare. */
const LONGEST = 64;

/**
 * The candidate that `text` is most likely meant to be, if one is near enough: the same but for case and separators; else one or
 * a few edits away, fewer the shorter it is; else one that it is the beginning of, or that begins it. Ties go to the first.
 */
export function meantBy(text: string, candidates: Iterable<string>): string | undefined {
  if (text === "" || text.length > LONGEST) return undefined;
  const folded = fold(text);
  let best: string | undefined;
  let least = mostEdits(text) + 1;
  let beginning: string | undefined;
  for (const candidate of candidates) {
    if (candidate === text || candidate.length > LONGEST) continue;
    const other = fold(candidate);
    if (other === folded) return candidate;
    // Another number is no slip of the pen: `node:13` is not meant to be `node:12`.
    if (withoutDigits(other) === withoutDigits(folded)) continue;
    if (Math.abs(other.length - folded.length) < least) {
      const edits = isSwapped(folded, other) ? 1 : distance(folded, other);
      if (edits < least) {
        least = edits;
        best = candidate;
      }
    }
    const [short, long] = folded.length < other.length ? [folded, other] : [other, folded];
    if (short.length >= 3 && long.startsWith(short)) beginning ??= candidate;
  }
  return best ?? beginning;
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[-_.\s]/g, "");
}

function withoutDigits(text: string): string {
  return text.replaceAll(/\d/g, "");
}

/** Of a short name, few letters may differ: any two names of two letters are two edits apart. */
function mostEdits({ length }: string): number {
  if (length <= 3) return length < 2 ? 0 : 1;
  return length <= 8 ? 2 : 3;
}

/** Whether two neighbouring letters have changed places, which is one slip. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

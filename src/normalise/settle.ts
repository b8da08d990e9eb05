import type { LocationKey } from "../resolve/resolved.js";
import { likeness } from "./likeness.js";
import { ordinal } from "./ordinal.js";

/** One that is to be named. */
export interface Naming {
  readonly key: LocationKey;
  /** Of those that want one name, the one of the least rank has it, if it is the only one of that rank. */
  readonly rank: number;
  /** The best name that it could have. */
  readonly first: string;
  /** The names that it could have, the best first. Most have no need of the others. */
  candidates(): readonly string[];
  /** The name that it has. */
  name: string;
  /** One that wants its best name too. */
  rival?: LocationKey | undefined;
}

/**
 * Gives each its best name that no other has, in `taken` or among them, whatever the case; names given are then taken. Those that
 * want one name move on to their next together, so that none depends on the order. Where none is left, the first by key has it,
 * and the others have ordinals.
 */
export function settle(namings: readonly Naming[], taken: Set<string>): void {
  const positions = new Map(namings.map((naming) => [naming, 0]));
  const nameOf = (naming: Naming): string => {
    const position = positions.get(naming) ?? 0;
    if (position === 0) return naming.first;
    const candidates = naming.candidates();
    const last = candidates.length - 1;
    const name = candidates[Math.min(position, last)] ?? "";
    return position <= last ? name : name + ordinal(position - last + 1);
  };
  const moveOn = (naming: Naming): void => {
    positions.set(naming, (positions.get(naming) ?? 0) + 1);
  };
  const isLast = (naming: Naming): boolean =>
    (positions.get(naming) ?? 0) >= naming.candidates().length - 1;

  for (let settled = false; !settled;) {
    settled = true;
    for (const [name, group] of groupByName(namings, nameOf)) {
      const isTaken = taken.has(name);
      if (group.length === 1 && !isTaken) continue;
      settled = false;
      const least = Math.min(...group.map(({ rank }) => rank));
      const best = group.filter(({ rank }) => rank === least);
      for (const naming of group) {
        if ((positions.get(naming) ?? 0) === 0) {
          naming.rival ??= group.find((other) => other !== naming)?.key;
        }
      }
      const exhausted = group.filter(isLast).sort((a, b) => (a.key < b.key ? -1 : 1));
      const keeper = isTaken
        ? undefined
        : best.length === 1
          ? best[0]
          : exhausted.length === group.length
            ? exhausted[0]
            : undefined;
      const movable = group.filter((naming) => naming !== keeper && !isLast(naming));
      for (const naming of movable) moveOn(naming);
      if (movable.length > 0) continue;
      for (const naming of exhausted) if (naming !== keeper) moveOn(naming);
    }
  }
  for (const naming of namings) {
    naming.name = nameOf(naming);
    taken.add(likeness(naming.name));
  }
}

function groupByName(
  namings: readonly Naming[],
  nameOf: (naming: Naming) => string,
): ReadonlyMap<string, readonly Naming[]> {
  const groups = new Map<string, Naming[]>();
  for (const naming of namings) {
    const name = likeness(nameOf(naming));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [naming]);
    else group.push(naming);
  }
  return groups;
}

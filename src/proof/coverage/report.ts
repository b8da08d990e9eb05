/** What items amount to, by type and altogether. */

import type { Contract } from "../../model/contract.js";
import type { ProofFixture } from "../fixture.js";
import { nameOfPath } from "../subject-name.js";
import { itemKinds, type Item, type ItemKind } from "./item.js";

/** How many there are, and how many of them a valid fixture shows. */
export interface Share {
  readonly covered: number;
  readonly all: number;
}

export interface TypeCoverage {
  readonly type: string;
  /** Fixtures of this very type. */
  readonly valid: number;
  readonly invalid: number;
  readonly own: Share;
  readonly inherited: Share;
  /** Members that some invalid fixture is refused for, own and inherited. */
  readonly refused: Share;
  readonly byKind: Readonly<Record<ItemKind, Share>>;
  readonly percent: number;
}

export interface CoverageReport {
  readonly types: readonly TypeCoverage[];
  readonly byKind: Readonly<Record<ItemKind, Share>>;
  readonly inherited: Share;
  readonly refused: Share;
  /** Items that some valid fixture shows, of all, in percent and unrounded; 100 where there are none. */
  readonly percent: number;
  readonly items: readonly Item[];
}

export function coverageReport(
  items: readonly Item[],
  contract: Contract,
  fixtures: readonly ProofFixture[],
): CoverageReport {
  const byType = grouped(items);
  const types = Array.from(contract.declarations.values(), (declaration): TypeCoverage => {
    const own = byType.get(declaration.id) ?? [];
    const count = (verdict: ProofFixture["verdict"]): number =>
      fixtures.filter((each) => each.verdict === verdict && each.declaration.id === declaration.id)
        .length;
    const members = own.filter(({ kind }) => kind === "member");
    return {
      type: declaration.name,
      valid: count("valid"),
      invalid: count("invalid"),
      own: shareOf(members.filter(({ inheritedFrom }) => inheritedFrom === undefined)),
      inherited: shareOf(members.filter(({ inheritedFrom }) => inheritedFrom !== undefined)),
      refused: refusedOf(members),
      byKind: byKind(own),
      percent: percentOf(shareOf(own)),
    };
  });
  const members = items.filter(({ kind }) => kind === "member");
  return {
    types,
    byKind: byKind(items),
    inherited: shareOf(members.filter(({ inheritedFrom }) => inheritedFrom !== undefined)),
    refused: refusedOf(members),
    percent: percentOf(shareOf(items)),
    items,
  };
}

function grouped(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(item.declaration.id);
    if (known) known.push(item);
    else groups.set(item.declaration.id, [item]);
  }
  return groups;
}

export function shareOf(items: readonly Item[]): Share {
  return { covered: items.filter(({ valid }) => valid > 0).length, all: items.length };
}

function refusedOf(items: readonly Item[]): Share {
  return { covered: items.filter(({ invalid = 0 }) => invalid > 0).length, all: items.length };
}

function byKind(items: readonly Item[]): Readonly<Record<ItemKind, Share>> {
  return Object.fromEntries(
    itemKinds.map((kind) => [kind, shareOf(items.filter((item) => item.kind === kind))]),
  ) as Record<ItemKind, Share>;
}

export function percentOf({ covered, all }: Share): number {
  return all === 0 ? 100 : (100 * covered) / all;
}

/** What no valid fixture shows, in words: ``no valid fixture has `ends_at` in a `X` ``. */
export function uncoveredInWords({ kind, path, what, declaration, inheritedFrom }: Item): string {
  const type = `\`${declaration.name}\``;
  const name = nameOfPath(path);
  switch (kind) {
    case "type":
      return `no valid fixture has a ${type}`;
    case "member":
      return inheritedFrom === undefined
        ? `no valid fixture has ${name} in a ${type}`
        : `no valid fixture has ${name} in a ${type}, which inherits it from \`${inheritedFrom}\``;
    case "absent":
      return `no valid fixture of ${type} leaves out ${name}`;
    case "null":
      return `in no valid fixture is ${name} of a ${type} null`;
    case "branch":
      return `in no valid fixture is ${name} of a ${type} its alternative ${what}`;
    case "value":
      return `in no valid fixture is ${name} of a ${type} ${what}`;
  }
}

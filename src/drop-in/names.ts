/** Names the types of one text: as their authors call them, and where those meet, after what they are part of. Never by a number if it can be helped. */

import { canonical } from "../json/print.js";
import { parentOf, tokensOf } from "../json/pointer.js";
import type { JsonValue } from "../json/value.js";
import type { Declaration } from "../model/contract.js";
import type { DeclarationId } from "../model/type.js";
import { shapeOf } from "../resolve/keywords.js";
import { keyOf, type Resolved, type SchemaEntry } from "../resolve/resolved.js";
import type { Settings } from "./settings.js";
import { bareName, typeNameOf } from "./type-name.js";
import { placeName, wishOf } from "./wish.js";

interface Claim {
  readonly id: DeclarationId;
  readonly wish: string;
  /** Names for want of the one wished for, in the order in which they are wanted: as many for each. Most have no need of them. */
  further(): readonly string[];
  /** Who of several has the name: the root, then its definitions, then other files, then their definitions, then places within types. */
  readonly rank: number;
}

/**
 * A name for each declaration; two that are alike, in title and text, share theirs. The order of keys and files makes no difference,
 * unless a number has to tell two apart.
 */
export function nameTypes(
  declarations: readonly Declaration[],
  resolved: Resolved,
  root: { readonly id: DeclarationId; readonly name: string },
  settings: Settings,
): ReadonlyMap<DeclarationId, string> {
  const known = new Map(declarations.map((declaration) => [declaration.id, declaration]));
  const wishes = new Map<DeclarationId, string>();
  const alike = new Map<string, Alike[]>();
  const standsFor = new Map<DeclarationId, DeclarationId>();
  for (const { id, name } of declarations) {
    const entry = entryOf(resolved, id);
    const fallback = id === root.id ? typeNameOf(bareName(root.name)) : placeName(entry);
    const wish = wishOf(entry, settings) ?? fallback ?? name;
    wishes.set(id, wish);
    const place = [wish, entry.source.path, entry.baseUri].join("\n");
    const own: Alike = { id, value: entry.value };
    const others = alike.get(place) ?? [];
    const first = id === root.id ? undefined : others.find((other) => isAlike(other, own));
    if (first !== undefined) standsFor.set(id, first.id);
    else if (others.push(own) === 1) alike.set(place, others);
  }

  const claims = declarations
    .filter(({ id }) => !standsFor.has(id))
    .map((declaration): Claim => {
      const entry = entryOf(resolved, declaration.id);
      const wish = wishes.get(declaration.id) ?? declaration.name;
      const further = (): readonly string[] => {
        const file = typeNameOf(bareName(entry.source.path)) ?? "";
        const above = wishes.get(enclosing(entry, known) ?? "") ?? file;
        const path = typeNameOf(entry.source.path.replace(/\.\w+$/, "")) ?? "";
        const way = typeNameOf(wayTo(entry).join(" ")) ?? "";
        // A definition that is called like its file can't be told from it by the file's name.
        const near = [above, file].map((qualifier) => joined(qualifier, wish));
        const far = [above + way, path, path + way].map((qualifier) => joined(qualifier, wish));
        return [...near, `${wish}Definition`, ...far];
      };
      let others: readonly string[] | undefined;
      return {
        id: declaration.id,
        wish,
        further: () => (others ??= further()),
        rank: rankOf(declaration, root.id),
      };
    });
  const names = settle(claims);
  for (const [id, first] of standsFor) names.set(id, names.get(first) ?? first);
  return names;
}

/** A declaration, and what its schema's text says, written down where it is compared. */
interface Alike {
  readonly id: DeclarationId;
  readonly value: JsonValue;
  text?: string;
}

function isAlike(a: Alike, b: Alike): boolean {
  return (a.text ??= canonical(a.value)) === (b.text ??= canonical(b.value));
}

function entryOf(resolved: Resolved, id: DeclarationId): SchemaEntry {
  const entry = resolved.schemas.get(id);
  if (entry === undefined) throw new Error(`No schema ${id}`);
  return entry;
}

/** `Order` and `Status` make `OrderStatus`; what a name starts with is not said twice. */
function joined(qualifier: string, name: string): string {
  return name.startsWith(qualifier) ? name : qualifier + name;
}

/** The names on the way to a schema, without keywords and numbers. */
function wayTo({ pointer }: SchemaEntry): readonly string[] {
  const tokens = tokensOf(pointer);
  return tokens.filter(
    (token, i) => shapeOf(tokens[i - 1] ?? "")?.startsWith("map") === true && !/^\d+$/.test(token),
  );
}

/** The declared schema that holds this one, the nearest. */
function enclosing(
  { source, pointer }: SchemaEntry,
  known: ReadonlyMap<DeclarationId, Declaration>,
): DeclarationId | undefined {
  for (let at = parentOf(pointer); at !== undefined; at = parentOf(at)) {
    const key = keyOf({ source, pointer: at });
    if (known.has(key)) return key;
  }
  return undefined;
}

function rankOf({ id, location, isRoot }: Declaration, root: DeclarationId): number {
  if (id === root) return 0;
  const isOwn = root === location.path + "#";
  if (isRoot) return 2;
  if (/\/(\$defs|definitions)\/[^/]*$/.test(location.pointer)) return isOwn ? 1 : 3;
  return 4;
}

/** The one whose rank comes before that of all others. */
function foremost(rivals: readonly Claim[]): Claim | undefined {
  if (rivals.length === 1) return rivals[0];
  const best = Math.min(...rivals.map(({ rank }) => rank));
  const first = rivals.filter(({ rank }) => rank === best);
  return first.length === 1 ? first[0] : undefined;
}

function settle(claims: readonly Claim[]): Map<DeclarationId, string> {
  const names = new Map<DeclarationId, string>();
  // Names that differ only by case are told apart by compilers, but not by people.
  const taken = new Set<string>();
  const give = (id: DeclarationId, name: string): void => {
    names.set(id, name);
    taken.add(name.toLowerCase());
  };
  let waiting = claims;
  const nameAt = ({ wish, further }: Claim, round: number): string | undefined =>
    round === 0 ? wish : further()[round - 1];
  for (let round = 0; ; round++) {
    const [one] = waiting;
    if (one === undefined || nameAt(one, round) === undefined) break;
    const byName = new Map<string, Claim[]>();
    for (const claim of waiting) {
      const wish = nameAt(claim, round)?.toLowerCase() ?? "";
      const rivals = byName.get(wish);
      if (rivals === undefined) byName.set(wish, [claim]);
      else rivals.push(claim);
    }
    for (const [name, rivals] of byName) {
      const first = foremost(rivals);
      if (first !== undefined && !taken.has(name)) give(first.id, nameAt(first, round) ?? name);
    }
    waiting = waiting.filter(({ id }) => !names.has(id));
  }
  for (const { id, wish } of waiting) {
    let number = 2;
    while (taken.has(`${wish}${number}`.toLowerCase())) number += 1;
    give(id, `${wish}${number}`);
  }
  return names;
}

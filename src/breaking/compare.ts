/** All that is different between two states of a contract, and what it breaks. */

import { Comparison, type ContainmentOptions } from "../containment/contains.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { codeFindings } from "./code-changes.js";
import { typeFindings, wireFindings } from "./findings.js";
import { matchTypes, type MatchedType, type MatchedTypes } from "./matched-types.js";
import { directionsBy, type BreakingSettings } from "./settings.js";
import { wireChanges, type Direction, type Sides, type WireChanges } from "./wire-changes.js";

export interface Compared {
  readonly types: MatchedTypes;
  readonly wire: WireChanges;
  readonly findings: readonly Diagnostic[];
}

/** `only`: the one direction that is asked about; by default those that the roles of types ask for. */
export async function compareContracts(
  sides: Sides,
  { roles }: Pick<BreakingSettings, "roles">,
  options: {
    readonly only?: Direction | undefined;
    readonly containment?: ContainmentOptions;
  } = {},
): Promise<Compared> {
  const comparison = new Comparison(inOf(sides[0]), inOf(sides[1]), options.containment);
  const [before, now] = sides.map(({ compiled }) => compiled.contract);
  if (before === undefined || now === undefined) throw new Error("two sides");
  const types = matchTypes(before, now, comparison);
  const byRole = directionsBy(roles);
  const directionsOf = (type: MatchedType): readonly Direction[] =>
    byRole(type).filter((each) => options.only === undefined || each === options.only);
  const wire = wireChanges({ comparison, sides, types: types.pairs, directionsOf });
  const told = new Set(
    wire.changes.flatMap((change) =>
      change.types.map(({ type }) => `${change.direction} ${type.now.id}`),
    ),
  );
  const code = await codeFindings(
    types.pairs,
    sides,
    (type) =>
      type.before.name === type.now.name && comparison.areUnchanged(type.before.id, type.now.id),
    ({ now: { id } }, direction) => told.has(`${direction} ${id}`),
  );
  const findings = [
    ...wireFindings(wire, sides),
    ...typeFindings(types.pairs, types.removed, sides),
    ...code,
  ];
  return { types, wire, findings };
}

function inOf({ compiled: { resolved }, assertFormats }: Sides[number]) {
  return { resolved, assertFormats };
}

/** Which changes of the contract's rules its fixtures notice. */

import { append, valueAt } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import type { Contract, Declaration } from "../../model/contract.js";
import type { LocationKey, Resolved } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import { eachInTime } from "../each-in-time.js";
import type { ProofFixture } from "../fixture.js";
import { createLaboratory, type Laboratory, type Preparation } from "./laboratory.js";
import type { Mutant } from "./mutant.js";
import { mutantsOf } from "./mutants.js";

export interface Trial {
  readonly mutant: Mutant;
  /** The first fixture that notices; none where it survives. */
  readonly killedBy: ProofFixture | undefined;
}

export interface MutationRun {
  /** In the order of `mutantsOf`. */
  readonly trials: readonly Trial[];
  /** Fixtures whose verdict is not what they say: they prove nothing, and are left out. */
  readonly broken: readonly ProofFixture[];
  /** Fixtures that took longer to judge than the limit: they are left out too. */
  readonly slow: readonly ProofFixture[];
  readonly laboratory: Laboratory;
}

export interface MutationInput {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly assertFormats: boolean;
  readonly fixtures: readonly ProofFixture[];
  /** Stops after so many mutants, for measurements. */
  readonly limit?: number;
  /** Whether the rules of a type are changed; `undefined` stands for what is in no type. All are, where nothing is said. */
  readonly isAsked?: (declaration: Declaration | undefined) => boolean;
  /** So many milliseconds may one payload take. */
  readonly milliseconds?: number;
}

/** What a fixture gives by the contract as it is. */
interface Known {
  readonly fixture: ProofFixture;
  readonly findings: string;
  /** The places of the rules that it breaks. */
  readonly places: readonly string[];
}

/**
 * A fixture notices a mutant where its verdict changes. An invalid one also does where a rule less is broken: where its findings change, by
 * their places in the payload and in the schemas, and the members that they name. Their messages don't count, since they repeat the
 * rule: a bound that is changed would be noticed by any payload far beyond it. Nor do findings where the mutant allows less: that a value
 * is allowed is shown by one that is valid.
 *
 * A fixture also notices a mutant by which it takes longer to judge than the limit: it was judged in time by the contract as it is, and who
 * runs the fixtures would see them hang.
 */
export function runMutants(input: MutationInput): MutationRun {
  const laboratory = createLaboratory(input);
  const { fixtures, milliseconds } = input;
  const broken: ProofFixture[] = [];
  const slow: ProofFixture[] = [];
  const byUnit = new Map<LocationKey, Known[]>();
  const refused = new Map<string, JsonValue[]>();
  const enter = (fixture: ProofFixture): void => {
    const { declaration, json, verdict } = fixture;
    const issues = laboratory.issues(declaration, json);
    const units = laboratory.unitsFor(declaration, json);
    if ((issues.length === 0) !== (verdict === "valid")) {
      broken.push(fixture);
      return;
    }
    for (const { schemaPath, instancePath } of issues) {
      const value = valueAt(json, instancePath);
      if (value === undefined) continue;
      const known = refused.get(schemaPath);
      if (known) known.push(value);
      else refused.set(schemaPath, [value]);
    }
    const known = {
      fixture,
      findings: findingsText(issues),
      places: issues.map(({ schemaPath }) => schemaPath),
    };
    for (const key of units) {
      const others = byUnit.get(key);
      if (others) others.push(known);
      else byUnit.set(key, [known]);
    }
  };
  const leaveOut = (fixture: ProofFixture): void => {
    slow.push(fixture);
    laboratory.reset();
  };
  eachInTime(fixtures, enter, leaveOut, milliseconds);
  const mutants = mutantsOf({
    ...input,
    isUsed: laboratory.isUsed,
    refused: (place) => refused.get(place) ?? [],
  });
  const { isAsked = () => true } = input;
  const asked = mutants.filter(({ declaration }) => isAsked(declaration));
  const trials = asked.slice(0, input.limit).map((mutant): Trial => {
    const preparation = laboratory.prepare(mutant);
    const candidates = inOrder(mutant, preparation, byUnit);
    let killer: Known | undefined;
    eachInTime(
      candidates,
      (known) => {
        if (notices(known, mutant, preparation, laboratory)) killer = known;
        return killer === undefined;
      },
      (known) => {
        killer = known;
        laboratory.reset();
        return false;
      },
      milliseconds,
    );
    return { mutant, killedBy: killer?.fixture };
  });
  return { trials, broken, slow, laboratory };
}

/** The fixtures that the mutant can matter to, those first that break the rule that it changes, or may show what it forbids. */
function inOrder(
  { entry, keyword, operation }: Mutant,
  { touched }: Preparation,
  byUnit: ReadonlyMap<LocationKey, readonly Known[]>,
): readonly Known[] {
  const all = new Set([...touched].flatMap((key) => byUnit.get(key) ?? []));
  const place = `${entry.source.path}#${append(entry.pointer, keyword)}`;
  const around = `${entry.source.path}#${entry.pointer}`;
  const wanted = operation === "narrowed" ? "valid" : "invalid";
  const rank = ({ places, fixture }: Known): number =>
    places.includes(place)
      ? 0
      : places.some((each) => each.startsWith(around))
        ? 1
        : fixture.verdict === wanted
          ? 2
          : 3;
  return [...all]
    .map((known) => ({ known, rank: rank(known) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ known }) => known);
}

/**
 * Whether only a verdict can show the mutant. Of more values being allowed than are, a finding shows nothing; of more alternatives, findings
 * differ where none fits.
 */
export function showsInVerdict({ operation, moved }: Mutant): boolean {
  return operation === "narrowed" || moved !== undefined;
}

function notices(
  { fixture: { declaration, json, verdict }, findings }: Known,
  mutant: Mutant,
  preparation: Preparation,
  laboratory: Laboratory,
): boolean {
  if (verdict === "valid" || showsInVerdict(mutant)) {
    return laboratory.accepts(declaration, json, preparation) !== (verdict === "valid");
  }
  return findingsText(laboratory.issues(declaration, json, preparation)) !== findings;
}

/** What of findings is compared. */
export function findingsText(issues: readonly Issue[]): string {
  const texts = issues.map(({ instancePath, schemaPath, keyword, params }) => {
    const named = Object.entries(params).filter(([name]) => name.endsWith("Property"));
    return JSON.stringify([instancePath, schemaPath, keyword, named]);
  });
  return texts.sort().join("\n");
}

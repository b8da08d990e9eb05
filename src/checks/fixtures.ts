/**
 * Fixtures: payloads, and what is claimed of them. A valid one must pass; an invalid one must fail with exactly the findings in the
 * `.errors.json` file beside it, so that it can't be invalid for another reason than its author meant.
 */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import type { Fixture, MisplacedEntry } from "../fixtures/fixture.js";
import { tooSlow } from "./judge.js";
import type { Source } from "../load/source.js";
import type { Contract, Declaration } from "../model/contract.js";
import type { DeclarationId } from "../model/type.js";
import type { Resolved } from "../resolve/resolved.js";
import type { Issues } from "../backends/validators/index.js";
import type { Judged } from "./agreement/check-agreement.js";
import { Bounded } from "./bounded.js";
import {
  compareFindings,
  findingsOf,
  printFindings,
  type ExpectedFinding,
} from "./expected-findings.js";
import { findingContext, firstFindings } from "./finding.js";

export interface FixtureInput {
  readonly contract: Contract;
  readonly resolved: Resolved;
  readonly fixtures: readonly Fixture[];
  /** What the validator finds wrong with each; `undefined` where it was stopped. */
  readonly issues: readonly (Issues | undefined)[];
  /** Whether the expected findings are about to be written as they are found. */
  readonly isUpdating: boolean;
}

export interface FixtureCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** What was found of each, in order; without those on which the validator was stopped. */
  readonly judged: readonly Judged[];
  /** The expectation files as they should be: what `--update` writes. */
  readonly expectations: readonly { readonly file: string; readonly contents: string }[];
}

/** So many findings are told; of the others, how many they are. */
export const MOST_FINDINGS = 200;
/** So many are told of one payload. */
const MOST_OF_ONE = 20;

export function checkFixtures(input: FixtureInput): FixtureCheck {
  const { contract, resolved, fixtures, issues: all, isUpdating } = input;
  const found = new Bounded(MOST_FINDINGS);
  const judged: Judged[] = [];
  const expectations = new Map<string, (readonly ExpectedFinding[])[]>();
  const context = findingContext({ contract, resolved });

  for (const [i, { declaration, verdict, source, expectation }] of fixtures.entries()) {
    const { name } = declaration;
    const issues = all[i];
    if (issues === undefined) {
      found.add(name, () => tooSlow(name, source));
      continue;
    }
    judged.push({ declaration, source, issues });
    if (verdict === "valid") {
      const most = found.isFull ? 0 : MOST_OF_ONE;
      const told = firstFindings(issues, declaration, source, context, most);
      for (const each of told.diagnostics) found.add(name, () => each);
      found.count(name, told.more, told.isLeast);
      continue;
    }
    const findings = findingsOf(issues);
    if (expectation !== undefined && (expectation.isRequired || expectation.source !== undefined)) {
      const { file, document, documents } = expectation;
      const lists = expectations.get(file) ?? Array.from({ length: documents }, () => []);
      lists[document] = findings;
      if (issues.length > 0 || documents > 1) expectations.set(file, lists);
    }
    if (issues.length === 0) {
      found.add(name, () => unexpectedlyValid(name, source));
    } else if (expectation !== undefined && !isUpdating) {
      for (const each of compareFindings(source, findings, expectation))
        found.add(name, () => each);
    }
  }
  return {
    diagnostics: found.all(),
    judged,
    expectations: Array.from(expectations, ([file, lists]) => ({
      file,
      contents: printFindings(lists),
    })),
  };
}

export function unexpectedlyValid(name: string, source: Source): Diagnostic {
  return diagnostic("unexpectedly-valid", {
    message: `This should be no valid \`${name}\`, and it is one`,
    location: source.locate(""),
  });
}

/** What is said of files that are no fixtures, and look as if they were meant to be. */
export function misplacedFixture({ file, isFolder }: MisplacedEntry): Diagnostic {
  const meant = isFolder ? nearest(baseName(file), ["valid", "invalid"]) : undefined;
  return diagnostic("misplaced-fixture", {
    message: isFolder
      ? "No fixture is looked for in this folder, so what lies in it is not checked"
      : "This file lies where no fixture is looked for, so it is not checked",
    location: { file },
    ...(meant !== undefined && { hint: `Did you mean \`${meant}\`?` }),
  });
}

export function orphanExpectation(file: string): Diagnostic {
  return diagnostic("orphan-expectation", {
    message: "These expected findings lie beside no invalid fixture of their name",
    location: { file },
  });
}

/**
 * Types that payloads are of, and that no fixture shows: bases are tested through their children, value lists by their users. `folder`:
 * where fixtures lie by the name of their type.
 */
export function untestedTypes(
  contract: Contract,
  tested: ReadonlySet<DeclarationId>,
  all: readonly Source[],
  folder: string | undefined,
): readonly Diagnostic[] {
  const sources = new Map(all.map((source) => [source.path, source]));
  const declarations = [...contract.declarations.values()];
  const bases = new Set(declarations.flatMap(({ parents }) => parents.map(({ target }) => target)));
  return declarations
    .filter(
      (each) =>
        each.isRoot &&
        isOwn(each, sources) &&
        isPayload(each) &&
        !bases.has(each.id) &&
        !tested.has(each.id),
    )
    .map((each) =>
      diagnostic("untested-type", {
        message: `\`${each.name}\` has no fixture`,
        location: sources.get(each.location.path)?.locate(each.location.pointer) ?? {
          file: each.location.path,
        },
        hint:
          folder === undefined
            ? "Add a valid payload, and an invalid one."
            : `Add \`${folder}/${each.name}/valid/minimal.json\`, and an invalid payload beside it.`,
      }),
    );
}

/** Whether the contract has the type, rather than a remote. */
function isOwn({ location }: Declaration, sources: ReadonlyMap<string, Source>): boolean {
  return sources.get(location.path)?.uri === undefined;
}

function isPayload({ type, parents }: Declaration): boolean {
  return parents.length > 0 || type.kind === "object";
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

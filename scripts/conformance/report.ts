/** What the measurements found, for people. */

import type { Defect, OwnResult } from "./measure-ours.js";
import type { PeerResult } from "./measure-peer.js";
import type { ValidatorsResult } from "./measure-validators.js";
import type { Score } from "./score.js";
import type { Draft } from "./suite.js";
import { outOf, table } from "../table.js";

export interface Measured {
  readonly draft: Draft;
  readonly score: Score;
  readonly own: OwnResult;
  readonly peers: readonly PeerResult[];
  readonly validators: ValidatorsResult;
}

export function validatorsTable(all: readonly Measured[]): string {
  return table(
    ["validators", "right", "refused", "wrong", "differing", "right of all"],
    all.map(({ draft, validators: { right, refused, wrong, differing } }) => {
      const total = right + refused + wrong.length;
      const share = `${((100 * right) / total).toFixed(2)}%`;
      return [draft.folder, right, refused, wrong.length, differing.length, share].map(String);
    }),
  );
}

/** What is refused and why, and each wrong verdict. */
export function validatorsList(all: readonly Measured[]): string {
  return all
    .flatMap(({ draft: { folder }, validators: { wrong, refusals } }) => [
      ...refusals.map(
        ({ group, reason }) =>
          `refused: ${folder}/${group.file} "${group.description}"\n    ${firstPart(reason)}`,
      ),
      ...wrong.map(({ group, test, verdicts }) => {
        const forms = Object.entries(verdicts).map(([form, valid]) => `${form} ${word(valid)}`);
        const is = `is ${word(test.valid)}: ${forms.join(", ")}`;
        return `wrong: ${folder}/${group.file} "${group.description}" / "${test.description}" ${is}`;
      }),
    ])
    .join("\n");
}

const word = (valid: boolean): string => (valid ? "valid" : "invalid");

export function typesTable(all: readonly Measured[]): string {
  return table(
    ["types", "groups compiled", "valid accepted", "invalid rejected", "explained", "unexplained"],
    all.map(({ draft, score, own }) => [
      draft.folder,
      outOf(score.compiled, score.groups),
      outOf(score.accepted, score.valid),
      outOf(score.rejected, score.invalid),
      String(sum(own.loose)),
      String(own.defects.filter(({ kind }) => kind === "unexplained").length),
    ]),
  );
}

/** The peers; of groups that they do not compile, no instance counts. */
export function peersTable(all: readonly Measured[]): string {
  return table(
    [
      "peer",
      "groups compiled",
      "valid accepted",
      "invalid rejected",
      "in clean groups",
      "ours there",
    ],
    all.flatMap(({ draft, peers }) =>
      peers.map(({ peer, score, clean, oursInClean }) => [
        `${peer}, ${draft.folder}`,
        outOf(score.compiled, score.groups),
        outOf(score.accepted, score.validCompiled),
        outOf(score.rejected, score.invalidCompiled),
        outOf(clean.rejected, clean.invalid),
        outOf(oursInClean.rejected, clean.invalid),
      ]),
    ),
  );
}

/** Groups in which a peer, rightly, rejects more than we do. */
export function lostList(all: readonly Measured[]): string {
  return all
    .flatMap(({ draft, peers }) =>
      peers.flatMap(({ peer, lost }) =>
        lost.map(
          ({ file, description }) =>
            `less strict than ${peer}: ${draft.folder}/${file} "${description}"`,
        ),
      ),
    )
    .join("\n");
}

/** Which looseness lets invalid instances through, most frequent first. */
export function loosenessTable(all: readonly Measured[]): string {
  const totals = new Map<string, number>();
  for (const { own } of all) {
    for (const [keywords, n] of own.loose) totals.set(keywords, (totals.get(keywords) ?? 0) + n);
  }
  return table(
    ["accepted for", ...all.map(({ draft }) => draft.folder.replace("draft", ""))],
    [...totals]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .map(([keywords]) => [
        keywords,
        ...all.map(({ own }) => String(own.loose.get(keywords) ?? "")),
      ]),
  );
}

/** One line per defect, or with `verbose` the schema and the types too. */
export function defectList(all: readonly Measured[], verbose: boolean): string {
  return all
    .flatMap(({ draft, own }) => own.defects.map((defect) => defectText(draft, defect, verbose)))
    .join("\n");
}

function defectText({ folder }: Draft, defect: Defect, verbose: boolean): string {
  const { kind, group, test, reason, types } = defect;
  const place = `${kind}: ${folder}/${group.file} "${group.description}"`;
  const head = test === undefined ? place : `${place} / "${test.description}"`;
  const because = reason === undefined ? "" : `\n    ${verbose ? reason : firstPart(reason)}`;
  if (!verbose) return head + because;
  const instance = test === undefined ? "" : `  instance ${JSON.stringify(test.data)}\n`;
  return `${head}${because}\n${instance}  schema ${JSON.stringify(group.schema, null, 2)}\n${types}`;
}

const firstPart = (text: string): string => (text.length > 150 ? `${text.slice(0, 150)}…` : text);

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, n) => total + n, 0);

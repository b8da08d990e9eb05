/**
 * Measures types and validators on JSON-Schema-Test-Suite: `npm run conformance -- <suite folder>`. For every group of the required tests the type
 * is emitted, and TypeScript judges under `strict` which instances are of it; peers are measured by the same rule. Ends with 1 where a bar is missed.
 */

import { readArguments, usage } from "./conformance/arguments.js";
import { missedBars } from "./conformance/bars.js";
import { measureOurs, remotesOf } from "./conformance/measure-ours.js";
import { measurePeer } from "./conformance/measure-peer.js";
import { measureValidators } from "./conformance/measure-validators.js";
import { libraryPeer } from "./conformance/peers/in-child.js";
import type { Peer } from "./conformance/peers/peer.js";
import { sourcemeta } from "./conformance/peers/sourcemeta.js";
import {
  defectList,
  loosenessTable,
  lostList,
  peersTable,
  typesTable,
  validatorsList,
  validatorsTable,
  type Measured,
} from "./conformance/report.js";
import { scoreOf } from "./conformance/score.js";
import { readSuite } from "./conformance/suite.js";

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ("error" in asked) {
    console.error(`${asked.error}\n${usage}`);
    return 2;
  }
  const { folder, selection, verbose, json } = asked;
  const peers = asked.peers ? allPeers() : [];
  const drafts = readSuite(folder, selection);
  if (drafts.length === 0) {
    console.error("No group of the suite is of that name");
    return 2;
  }
  const measured: Measured[] = [];
  const remotes = remotesOf(folder);
  for (const draft of drafts) {
    const own = await measureOurs(draft, remotes);
    const results = [];
    for (const peer of peers) results.push(await measurePeer(peer, draft, own.verdicts));
    const score = scoreOf(draft.groups, own.verdicts);
    const validators = await measureValidators(draft, own.ours, remotes);
    measured.push({ draft, own, score, peers: results, validators });
  }
  const missed = missedBars(measured);
  if (json) {
    const results = measured.map(({ draft, score, own, peers: results, validators }) => ({
      draft: draft.folder,
      score,
      loose: Object.fromEntries(own.loose),
      defects: own.defects.map(({ kind, group, test, reason }) => ({
        kind,
        file: group.file,
        group: group.description,
        test: test?.description,
        reason,
      })),
      peers: results,
      validators: {
        right: validators.right,
        refused: validators.refused,
        wrong: validators.wrong.length,
        differing: validators.differing.length,
      },
    }));
    console.log(JSON.stringify({ drafts: results, missed }, null, 2));
  } else {
    console.log(`${typesTable(measured)}\n\n${loosenessTable(measured)}`);
    if (peers.length > 0) console.log(`\n${peersTable(measured)}`);
    console.log(`\n${validatorsTable(measured)}`);
    const lists = [
      lostList(measured),
      defectList(measured, verbose),
      validatorsList(measured),
      missed.join("\n"),
    ];
    for (const list of lists) {
      if (list !== "") console.log(`\n${list}`);
    }
  }
  return missed.length > 0 ? 1 : 0;
}

/** The peers that can be measured here. */
function allPeers(): Peer[] {
  const peers = [libraryPeer("json-schema-to-typescript"), libraryPeer("quicktype-core")];
  const third = sourcemeta();
  if ("error" in third) console.error(`sourcemeta's codegen is not measured: ${third.error}`);
  else peers.push(third);
  return peers;
}

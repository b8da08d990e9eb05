import { table } from "../../table.js";
import type { MeasuredPeer } from "./measure-peer.js";
import type { Peer } from "./peer.js";

const head = "peer language given valid decoded round-tripped invalid rejected no-code".split(" ");

/** A row for each peer, what came back changed, and what is wrong first with each. */
export function reportPeers(measured: readonly (readonly [Peer, MeasuredPeer])[]): string {
  const rows = measured.map(([{ name, language, given }, each]) => [
    name,
    language,
    given,
    ...[each.valid, each.decoded, each.roundTripped, each.invalid, each.rejected].map(String),
    String(each.without),
  ]);
  const changes = measured.flatMap(([{ name, language }, each]) => {
    const told = [...each.changes].map(([change, count]) => `${change} in ${count}`);
    return told.length === 0 ? [] : [`${name}, ${language}: ${told.sort().join(", ")}`];
  });
  const faults = measured.flatMap(([{ name, language }, { fault }]) =>
    fault === undefined ? [] : [`${name}, ${language}: ${fault}`],
  );
  return [table(head, rows), ...changes, ...faults, ""].join("\n");
}

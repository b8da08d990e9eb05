/** How a peer's types do on a draft, and whether ours are as strict where the peer's are right. */

import { judge, type GroupVerdicts } from "./judge.js";
import { askPeer, type Peer } from "./peers/peer.js";
import { cleanGroups, scoreOf, type Score } from "./score.js";
import type { Draft, Group } from "./suite.js";

export interface PeerResult {
  readonly peer: string;
  readonly score: Score;
  /** In the groups that the peer compiles and where it wrongly rejects nothing. */
  readonly clean: Score;
  /** Ours, in the same groups. */
  readonly oursInClean: Score;
  /** Those of them in which we reject fewer. */
  readonly lost: readonly Group[];
}

export async function measurePeer(
  peer: Peer,
  draft: Draft,
  ours: readonly GroupVerdicts[],
): Promise<PeerResult> {
  const { groups } = draft;
  const verdicts = judge(groups, await askPeer(peer, draft));
  const clean = cleanGroups(groups, verdicts);
  const within = <T>(all: readonly T[]): T[] => all.filter((_, i) => clean.has(i));
  const rejectedIn = (i: number, of: readonly GroupVerdicts[]): number =>
    scoreOf(groups.slice(i, i + 1), of.slice(i, i + 1)).rejected;
  return {
    peer: `${peer.name} ${peer.version}`,
    score: scoreOf(groups, verdicts),
    clean: scoreOf(within(groups), within(verdicts)),
    oursInClean: scoreOf(within(groups), within(ours)),
    lost: groups.filter((_, i) => clean.has(i) && rejectedIn(i, ours) < rejectedIn(i, verdicts)),
  };
}

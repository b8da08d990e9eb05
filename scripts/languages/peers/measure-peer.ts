import { ask } from "../ask.js";
import type { Case } from "../measure.js";
import { changesOf, type Change } from "./changes-of.js";
import type { Peer } from "./peer.js";

export interface MeasuredPeer {
  readonly valid: number;
  readonly decoded: number;
  readonly roundTripped: number;
  readonly invalid: number;
  readonly rejected: number;
  /** Payloads whose type it has no code for. */
  readonly without: number;
  /** In how many of the decoded a change of each kind came back. */
  readonly changes: ReadonlyMap<Change, number>;
  /** What keeps it from all of that, or the first thing that is wrong with a valid payload. */
  readonly fault: string | undefined;
}

/** The scores that our types have, of what a peer makes of the same contract. */
export async function measurePeer(
  peer: Peer,
  { payloads, validators, ...rest }: Case,
  folder: string,
): Promise<MeasuredPeer> {
  const verdicts = payloads.map(
    ({ declaration, value }) => validators.validate(declaration.id, value).length === 0,
  );
  const valid = verdicts.filter(Boolean).length;
  const counts = {
    valid,
    decoded: 0,
    roundTripped: 0,
    invalid: payloads.length - valid,
    rejected: 0,
    without: 0,
  };
  const changes = new Map<Change, number>();
  let command;
  try {
    command = await peer.make({ payloads, validators, ...rest }, folder);
  } catch (error) {
    return {
      ...counts,
      changes,
      fault: firstLine(error instanceof Error ? error.message : String(error)),
    };
  }
  const questions = payloads.map(({ declaration, value }) => ({
    type: declaration.name,
    payload: value,
  }));
  let fault: string | undefined;
  ask(command, questions).forEach(({ ok, payload, error, broken }, i) => {
    const asked = payloads[i];
    if (broken === true) {
      counts.without += 1;
      fault ??= `${asked?.declaration.name}: ${firstLine(error ?? "no type")}`;
    } else if (verdicts[i] === true) {
      if (!ok || payload === undefined) {
        fault ??= `${asked?.name}: ${firstLine(error ?? "")}`;
        return;
      }
      counts.decoded += 1;
      const found = changesOf(asked?.value ?? null, payload);
      if (found.size === 0) counts.roundTripped += 1;
      for (const change of found) changes.set(change, (changes.get(change) ?? 0) + 1);
    } else if (!ok) counts.rejected += 1;
  });
  return { ...counts, changes, fault };
}

/** What is told first: of a compiler, its first error. */
function firstLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const at = lines.findIndex((line) => /^error|:\d+:\d*:? /i.test(line));
  return lines
    .slice(Math.max(at, 0))
    .filter((line) => line !== "")
    .join(" | ")
    .slice(0, 200);
}

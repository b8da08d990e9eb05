import { median } from "../usage.js";

export interface Timed {
  readonly name: string;
  readonly call: (value: unknown) => unknown;
  readonly values: readonly unknown[];
}

const WARM_UP_SECONDS = 1.5;
const ROUND_SECONDS = 0.1;
const ROUNDS = 7;

/** What has been returned is counted, so that no engine finds out that nobody wants it. */
let sink = 0;

/**
 * Nanoseconds of CPU of one call, by name: medians of rounds in which all take turns. The warm-up is long, since an engine compiles
 * each of a hundred functions only after thousands of calls.
 */
export function timeCalls(all: readonly Timed[]): ReadonlyMap<string, number> {
  for (const timed of all) run(timed, WARM_UP_SECONDS);
  const rounds = new Map(all.map(({ name }) => [name, [] as number[]]));
  for (let i = 0; i < ROUNDS; i++) {
    for (const timed of all) rounds.get(timed.name)?.push(run(timed, ROUND_SECONDS));
  }
  if (sink === 0) throw new Error("nothing was called");
  return new Map([...rounds].map(([name, times]) => [name, median(times)]));
}

function run({ call, values }: Timed, seconds: number): number {
  const start = process.cpuUsage();
  let calls = 0;
  for (;;) {
    for (const value of values) if (call(value) !== undefined) sink++;
    calls += values.length;
    const { user, system } = process.cpuUsage(start);
    const used = user + system;
    if (used >= seconds * 1e6) return (used * 1000) / calls;
  }
}

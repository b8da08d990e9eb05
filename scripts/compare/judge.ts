/** What TypeScript says of two printings of one schema, asked in a process of its own with a time limit: some types keep it busy for ever. */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createInterface, type Interface } from "node:readline";
import type { JsonValue } from "../../src/json/value.js";

export interface Printing {
  readonly text: string;
  /** The name of the root's type in it. */
  readonly name: string;
}

export interface JudgeRequest {
  readonly ours: Printing;
  readonly theirs: Printing;
  readonly values: readonly JsonValue[];
}

export interface Verdict {
  /** Whether one's values are all the other's; `undefined` where TypeScript gives up. */
  readonly oursIsTheirs: boolean | undefined;
  readonly theirsIsOurs: boolean | undefined;
  /** Errors in the texts. */
  readonly errors: { readonly ours: readonly string[]; readonly theirs: readonly string[] };
  /** Of each value, whether the types accept it. */
  readonly accepted: { readonly ours: readonly boolean[]; readonly theirs: readonly boolean[] };
}

export interface Judge {
  /** `undefined`: no answer in time, or the process ended. */
  ask(request: JudgeRequest): Promise<Verdict | undefined>;
  end(): void;
  /** CPU of the processes that have ended. */
  seconds(): number;
}

const secondsPerRoot = 30;

export function createJudge(): Judge {
  const program = fileURLToPath(new URL("./judge-process.ts", import.meta.url));
  let running: { readonly child: ReturnType<typeof start>; readonly lines: Interface } | undefined;
  const start = () =>
    spawn(process.execPath, ["--import", "tsx", program], { stdio: ["pipe", "pipe", "ignore"] });
  const stop = (): void => {
    running?.child.kill("SIGKILL");
    running = undefined;
  };
  let cpu = 0;
  return {
    ask: (request) =>
      new Promise((resolve) => {
        if (running === undefined) {
          const child = start();
          child.stdin.on("error", stop);
          running = { child, lines: createInterface({ input: child.stdout }) };
        }
        const { child, lines } = running;
        const settle = (verdict: Verdict | undefined): void => {
          clearTimeout(limit);
          lines.off("line", onLine);
          child.off("close", onClose);
          resolve(verdict);
        };
        const onLine = (line: string): void => {
          const { seconds, ...verdict } = JSON.parse(line) as Verdict & {
            readonly seconds: number;
          };
          cpu += seconds;
          settle(verdict);
        };
        const onClose = (): void => {
          running = undefined;
          settle(undefined);
        };
        const limit = setTimeout(() => {
          cpu += secondsPerRoot;
          stop();
        }, secondsPerRoot * 1000);
        lines.on("line", onLine);
        child.on("close", onClose);
        child.stdin.write(JSON.stringify(request) + "\n");
      }),
    end: stop,
    seconds: () => cpu,
  };
}

import type { Configuration } from "../config/configuration.js";
import { KnownFiles } from "../load/known-files.js";
import { Memo } from "../memo/memo.js";
import { build, type BuildFlags } from "./build.js";
import type { Context } from "./context.js";
import { KnownOutput } from "./known-output.js";
import type { ContractOutcome } from "./on-contract.js";

/** What one build of a session has from those before it, and leaves to the next. */
export interface Carried {
  readonly files: KnownFiles;
  readonly output: KnownOutput;
  /** The memo for builds by a configuration; absent where one has proved to be of no use. */
  memoFor(configuration: Configuration): Memo | undefined;
  /** Called once all files of the output are there. Throws where they may not be what a single build makes. */
  generated(): void;
}

/** A memo was in doubt of an answer. */
class Doubt extends Error {}

/**
 * Builds of one contract, one after another, in one process: each writes what a single build would, byte by byte, and computes what
 * has changed since the last one. What has changed is found by looking at the times of every file and folder, input and output: what a
 * watcher reports only says when, so nothing is missed where events are. Pages (target `docs`) are made anew each time. Where the
 * memo is in doubt, the build runs without.
 */
export function createSession(
  flags: BuildFlags,
  context: Context,
): { readonly build: () => Promise<ContractOutcome> } {
  let files = new KnownFiles();
  let output = new KnownOutput();
  let memo: Memo | undefined;
  let key = "";
  let isUseful = true;
  let wasWhole = false;

  const carried: Carried = {
    get files() {
      return files;
    },
    get output() {
      return output;
    },
    memoFor(configuration) {
      const wanted = JSON.stringify(configuration);
      if (wanted !== key) {
        key = wanted;
        files = new KnownFiles();
        output = new KnownOutput();
        memo = undefined;
        isUseful = true;
      }
      if (!isUseful) return undefined;
      if (memo === undefined) memo = new Memo();
      else memo.next(wasWhole);
      wasWhole = false;
      return memo;
    },
    generated() {
      if (memo?.isInDoubt === true)
        throw new Doubt("An answer depends on which was asked for first");
      wasWhole = true;
    },
  };

  return {
    async build() {
      try {
        return await build(flags, context, carried);
      } catch (error) {
        // Too deep a stack is one without a memo too, or it is deeper with one.
        if (memo === undefined || !(error instanceof Doubt || error instanceof RangeError))
          throw error;
        isUseful = false;
        memo = undefined;
        return build(flags, context, carried);
      }
    },
  };
}

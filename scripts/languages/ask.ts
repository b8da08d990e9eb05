import { spawnSync } from "node:child_process";
import type { JsonValue } from "../../src/json/value.js";

/** What a program of a language is asked: whether a payload is of a type. */
export interface Question {
  readonly type: string;
  readonly payload: JsonValue;
}

export interface Answer {
  readonly ok: boolean;
  /** What it was encoded back to. */
  readonly payload?: JsonValue;
  readonly error?: string;
  /** It could not judge: the answer says nothing of the payload. */
  readonly broken?: boolean;
}

/** One answer per question, in order. The program reads a line for each, and answers with one. */
export function ask(
  [command, ...args]: readonly [string, ...string[]],
  questions: readonly Question[],
): readonly Answer[] {
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: questions.map((question) => JSON.stringify(question) + "\n").join(""),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const lines = stdout.split("\n").filter((line) => line !== "");
  if (status !== 0 || lines.length !== questions.length) {
    throw new Error(
      `The runner answered ${lines.length} of ${questions.length} and ended with ${status}: ${stderr}`,
    );
  }
  return lines.map((line) => JSON.parse(line) as Answer);
}

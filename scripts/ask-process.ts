/** A program in a process of its own, asked once: a request on its standard input, an answer a line on its standard output. */

import { spawn } from "node:child_process";

export interface Question {
  /** A TypeScript file. */
  readonly program: string;
  readonly args?: readonly string[];
  /** Options of Node. */
  readonly options?: readonly string[];
  readonly request: unknown;
  /** The longest that it may be silent; it is ended then. */
  readonly seconds: number;
}

/** Hands on each answer, until the process ends: by itself, by a crash, or for having been silent too long. */
export function askProcess<Answer>(
  { program, args = [], options = [], request, seconds }: Question,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  const child = spawn(process.execPath, [...options, "--import", "tsx", program, ...args], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    const startLimit = (): NodeJS.Timeout =>
      setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    let limit = startLimit();
    let rest = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk: string) => {
      // Where the process is ended, its last line may be cut off: it is no answer.
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        clearTimeout(limit);
        limit = startLimit();
        onAnswer(JSON.parse(line) as Answer);
      }
    });
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(limit);
      resolve();
    });
    child.stdin.on("error", () => child.kill("SIGKILL"));
    child.stdin.end(JSON.stringify(request));
  });
}

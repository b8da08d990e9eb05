/** Peers that are libraries, in a child process with a time limit: some do not end, some take the process with them. */

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Peer, PeerAnswer, PeerRequest } from "./peer.js";

/** Libraries among the dependencies that `peer-process.ts` can ask. */
export type Library = "json-schema-to-typescript" | "quicktype-core";

const program = fileURLToPath(new URL("./peer-process.ts", import.meta.url));

/** The longest that a peer may take for one schema. */
const seconds = 20;

export function libraryPeer(name: Library): Peer {
  const folder = fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url));
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return {
    name,
    version,
    program,
    async generate(requests) {
      const answers: PeerAnswer[] = [];
      while (answers.length < requests.length) {
        await run(name, requests.slice(answers.length), (answer) => answers.push(answer));
        if (answers.length < requests.length) {
          answers.push({ error: `no result within ${seconds} s, or the process ended` });
        }
      }
      return answers;
    },
  };
}

/** One process, until it has answered all, or has not answered for too long. */
function run(
  name: Library,
  requests: readonly PeerRequest[],
  onAnswer: (answer: PeerAnswer) => void,
): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", program, name], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    const startLimit = (): NodeJS.Timeout =>
      setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    let limit = startLimit();
    createInterface({ input: child.stdout }).on("line", (line) => {
      clearTimeout(limit);
      limit = startLimit();
      onAnswer(JSON.parse(line) as PeerAnswer);
    });
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(limit);
      resolve();
    });
    child.stdin.on("error", () => child.kill("SIGKILL"));
    child.stdin.end(JSON.stringify(requests));
  });
}

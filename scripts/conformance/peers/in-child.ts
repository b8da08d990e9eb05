/** Peers that are libraries, in a child process with a time limit: some do not end, some take the process with them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askProcess } from "../../ask-process.js";
import type { Peer, PeerAnswer } from "./peer.js";

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
        const request = requests.slice(answers.length);
        await askProcess<PeerAnswer>({ program, args: [name], request, seconds }, (answer) =>
          answers.push(answer),
        );
        if (answers.length < requests.length) {
          answers.push({ error: `no result within ${seconds} s, or the process ended` });
        }
      }
      return answers;
    },
  };
}

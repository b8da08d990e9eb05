/** The peers on a contract: what each prints for a root, in a process of its own with a time limit. */

import { fileURLToPath } from "node:url";
import type { Source } from "../../src/load/source.js";
import { askProcess } from "../ask-process.js";
import { absoluteId } from "./served-at.js";
import type { Root, Subject } from "./subject.js";

export const peers = ["json-schema-to-typescript", "quicktype-core"] as const;
export type Peer = (typeof peers)[number];

export interface PeerRequest {
  readonly peer: Peer;
  /** Everything that a peer may read, by its address. */
  readonly documents: Readonly<Record<string, string>>;
  readonly uris: readonly string[];
}

export interface PeerAnswer {
  readonly uri: string;
  /** CPU. */
  readonly seconds: number;
  /** The types, with the root's under the name `TopLevel`. */
  readonly text?: string;
  readonly error?: string;
}

const program = fileURLToPath(new URL("./peer-process.ts", import.meta.url));

/** The longest that a peer may take for one root; some do not end. */
const secondsPerRoot = 60;

/**
 * What the peer prints for each of the subjects' roots, or why it prints nothing. `remotesOf`: the schemas of other contracts that
 * a subject refers to.
 */
export async function askPeer(
  peer: Peer,
  subjects: readonly Subject[],
  remotesOf: (subject: Subject) => readonly Source[],
): Promise<ReadonlyMap<Root, PeerAnswer>> {
  const documents: Record<string, string> = {};
  const roots = new Map<string, Root>();
  for (const subject of subjects) {
    const uriOf = (path: string): string => `/${subject.name}/${path}`;
    for (const source of subject.sources) {
      const text = JSON.stringify(source.json);
      documents[uriOf(source.path)] = text;
      const id = absoluteId(source);
      if (id !== undefined) documents[id] ??= text;
    }
    for (const { uri, json } of remotesOf(subject)) {
      if (uri === undefined) continue;
      const text = JSON.stringify(json);
      documents[uri] ??= text;
      const { servedAt } = subject;
      if (servedAt !== undefined && uri.startsWith(servedAt)) {
        documents[uriOf(uri.slice(servedAt.length))] ??= text;
      }
    }
    for (const root of subject.roots) roots.set(uriOf(root.source.path), root);
  }
  const answers = new Map<Root, PeerAnswer>();
  let waiting = [...roots.keys()];
  while (waiting.length > 0) {
    const request: PeerRequest = { peer, documents, uris: waiting };
    const seconds = secondsPerRoot;
    await askProcess<PeerAnswer>({ program, request, seconds }, (answer) => {
      const root = roots.get(answer.uri);
      if (root !== undefined) answers.set(root, answer);
      waiting = waiting.filter((uri) => uri !== answer.uri);
    });
    const [stuck] = waiting;
    const root = stuck === undefined ? undefined : roots.get(stuck);
    if (stuck === undefined || root === undefined) break;
    const error = `no result within ${secondsPerRoot} s, or the process ended`;
    answers.set(root, { uri: stuck, seconds: secondsPerRoot, error });
    waiting = waiting.slice(1);
  }
  return answers;
}

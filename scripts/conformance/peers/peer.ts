/** Other generators of TypeScript from JSON Schema, measured by the same rule. */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Generated } from "../judge.js";
import type { Draft } from "../suite.js";

export interface Peer {
  readonly name: string;
  readonly version: string;
  /** The file that says how the peer is asked: its text is part of the key to what is kept. */
  readonly program: string;
  /** The answers to the requests, in order. It may be slow: what is asked again is answered from the cache. */
  generate(requests: readonly PeerRequest[]): Promise<readonly PeerAnswer[]>;
}

/** A schema, as JSON. The peer is to call its type `typeName`. */
export interface PeerRequest {
  readonly schema: string;
  readonly dialect: string;
}

/** The module that declares the type, or why there is none. */
export type PeerAnswer = { readonly text: string } | { readonly error: string };

export const typeName = "Root";

/** The folder for what is measured once and kept; safe to delete. */
export const scratch = join(dirname(fileURLToPath(import.meta.url)), "../../../.allof");

/** What a peer makes of the groups of a draft, from the cache where it was asked before in this version. */
export async function askPeer(peer: Peer, draft: Draft): Promise<readonly Generated[]> {
  const { name, version, program } = peer;
  const asked = sha256(readFileSync(program, "utf8")).slice(0, 8);
  const file = join(scratch, "conformance", `${name.replace("/", "-")}@${version}-${asked}.json`);
  const known = new Map<string, PeerAnswer>(
    existsSync(file)
      ? Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, PeerAnswer>)
      : [],
  );
  const requests = draft.groups.map(({ schema }) => ({
    schema: JSON.stringify(schema),
    dialect: draft.dialect,
  }));
  const unknown = requests.filter((request) => !known.has(keyOf(request)));
  if (unknown.length > 0) {
    const answers = await peer.generate(unknown);
    for (const [i, request] of unknown.entries()) {
      const answer = answers[i];
      if (answer !== undefined) known.set(keyOf(request), answer);
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(Object.fromEntries(known)));
  }
  return requests.map((request) => generatedOf(known.get(keyOf(request))));
}

function generatedOf(answer: PeerAnswer | undefined): Generated {
  if (answer === undefined) return { error: "no answer" };
  if ("error" in answer) return answer;
  if (!new RegExp(`\\bexport (type|interface|enum) ${typeName}\\b`).test(answer.text)) {
    return { error: "declares no type for the root" };
  }
  const path = "types/root.d.ts";
  return { files: [{ path, contents: answer.text }], type: typeName, module: path };
}

const keyOf = ({ schema, dialect }: PeerRequest): string => sha256(`${dialect}\n${schema}`);

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

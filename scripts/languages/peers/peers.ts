import { quicktypeGo } from "./go-peers.js";
import { quicktypeJava } from "./java-peers.js";
import type { Peer } from "./peer.js";
import { datamodelCodeGenerator, quicktypePython } from "./python-peers.js";
import { quicktypeRust, typify } from "./rust-peers.js";

export const peers: readonly Peer[] = [
  quicktypePython,
  datamodelCodeGenerator,
  quicktypeGo,
  quicktypeRust,
  typify,
  quicktypeJava,
];

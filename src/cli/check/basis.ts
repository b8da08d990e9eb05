/** What a check leaves to one after it in which nothing but the content of fixtures differs. */

import { resolve } from "node:path";
import { get, isObject, type JsonValue } from "../../json/value.js";
import type { DeclarationId } from "../../model/type.js";
import type { Source } from "../../load/source.js";
import type { CompiledContract } from "../compile-contract.js";
import { contractFacts, type ContractFacts } from "../compile-part.js";
import type { Context } from "../context.js";
import type { Agreed } from "./agreement.js";
import { fixturesInPages } from "./fixtures-in-pages.js";
import type { Tried } from "./try-fixtures.js";

/** Plain data, so that it can be kept in a file. */
export interface Basis extends ContractFacts {
  /** The files of fixtures by their absolute paths, in the order in which they were judged. */
  readonly fixtures: Readonly<Record<string, FixtureFacts>>;
  /** Those of the files on which pages of the output depend. */
  readonly inPages: readonly string[];
}

export interface FixtureFacts {
  readonly type: DeclarationId;
  /** The path of the schema file that has the type. */
  readonly schema: string;
  /** Where its expected findings lie, or would; absolute. */
  readonly expectation?: string | undefined;
  /** What it says of itself as its `$schema`. */
  readonly says?: JsonValue | undefined;
  readonly payloads: number;
  /** How many of its payloads TypeScript was asked about. */
  readonly valid: number;
  readonly invalid: number;
}

export function basisOf(
  compiled: CompiledContract,
  tried: Tried,
  agreed: Agreed,
  { workingFolder }: Context,
): Basis {
  return {
    ...contractFacts(compiled),
    fixtures: fixtureFacts(tried, agreed, workingFolder),
    inPages: [...fixturesInPages(compiled, tried.read.fixtures, workingFolder)],
  };
}

/** Of each file that holds fixtures; those that are read line by line are not among them. */
export function fixtureFacts(
  { read }: Tried,
  { answered }: Agreed,
  workingFolder: string,
): Basis["fixtures"] {
  const facts = new Map<string, Changing<FixtureFacts>>();
  for (const [path, { declaration, expectation }] of read.typed) {
    const { id: type, location } = declaration;
    const schema = location.path;
    facts.set(path, { type, schema, expectation, payloads: 0, valid: 0, invalid: 0 });
  }
  for (const { path } of read.streams) facts.delete(path);
  const factsOf = ({ file }: Source) => facts.get(resolve(workingFolder, file));
  for (const { source, origin } of read.fixtures) {
    const known = origin === "file" ? factsOf(source) : undefined;
    if (known === undefined) continue;
    known.payloads += 1;
    known.says ??= isObject(source.json) ? get(source.json, "$schema") : undefined;
  }
  for (const { source, issues } of answered) {
    const known = factsOf(source);
    if (known !== undefined) known[issues.length === 0 ? "valid" : "invalid"] += 1;
  }
  return Object.fromEntries(facts);
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };

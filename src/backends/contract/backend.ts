import { createHash } from "node:crypto";
import { canonical, print } from "../../json/print.js";
import { valueAt } from "../../json/pointer.js";
import type { JsonValue } from "../../json/value.js";
import { declarationOf, type Contract, type Declaration } from "../../model/contract.js";
import { loosenessOf } from "../../model/looseness.js";
import type { DeclarationId, Type } from "../../model/type.js";
import { walkType } from "../../model/walk.js";
import type { Resolved } from "../../resolve/resolved.js";
import type { Backend } from "../backend.js";

/** `contract.json`: the machine-readable index of the contract. */
export const contractIndex: Backend = {
  name: "contract",
  summary:
    "the machine-readable index: names, files, parents, kinds, hashes, looseness (contract.json)",
  generate({ contract, resolved, options }) {
    const own = ownHashes(contract, resolved);
    const types = [...contract.declarations.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((declaration) => entryOf(contract, declaration, own, filesOf(resolved)));
    const contents = print({ name: options.name, types });
    return Promise.resolve({ value: [{ path: "contract.json", contents }], diagnostics: [] });
  },
};

function entryOf(
  contract: Contract,
  declaration: Declaration,
  own: ReadonlyMap<DeclarationId, string>,
  files: ReadonlyMap<string, string>,
): JsonValue {
  const nameOf = (id: DeclarationId): string => declarationOf(contract, id).name;
  const { name, type, location, module, uri, dialect, parents, documentation } = declaration;
  const references = referencesOf(declaration).map(nameOf).sort();
  return {
    name,
    kind: formOf(declaration),
    kinds: [...declaration.kinds],
    file: files.get(location.path) ?? location.path,
    pointer: location.pointer,
    uri,
    dialect,
    module,
    parents: parents.map((parent) => nameOf(parent.target)),
    references,
    ...(type.kind === "union" && type.tag !== undefined ? { tag: type.tag } : {}),
    ...(documentation.deprecated ? { deprecated: true } : {}),
    hash: own.get(declaration.id) ?? "",
    closureHash: closureHash(contract, declaration.id, own),
    looseness: loosenessOf(declaration).map((loose) => ({
      keyword: loose.keyword,
      file: files.get(loose.location.path) ?? loose.location.path,
      pointer: loose.location.pointer,
    })),
  };
}

/** The author's file for each path: another one for a variant, which is no file. */
function filesOf({ sources }: Resolved): ReadonlyMap<string, string> {
  return new Map(sources.map(({ path, variant }) => [path, variant?.of.path ?? path]));
}

/** What a reader of generated code would call it. */
function formOf({ type, parents }: Declaration): string {
  if (parents.length > 0 || type.kind === "object") return "interface";
  if (type.kind === "union" && type.members.every((member) => member.kind === "literal"))
    return "enum";
  return type.kind === "reference" ? "alias" : type.kind;
}

function referencesOf(declaration: Declaration): DeclarationId[] {
  const found = new Set<DeclarationId>(declaration.parents.map((parent) => parent.target));
  walkType(declaration.type, (part: Type) => {
    if (part.kind === "reference") found.add(part.target);
  });
  return [...found];
}

/** SHA-256 of each declaration's schema, as its author wrote it but for key order and white space. */
function ownHashes(contract: Contract, resolved: Resolved): Map<DeclarationId, string> {
  const sources = new Map(resolved.sources.map((source) => [source.path, source]));
  return new Map(
    [...contract.declarations.values()].map(({ id, location }) => {
      const source = sources.get(location.path);
      const value = source === undefined ? undefined : valueAt(source.json, location.pointer);
      return [id, sha256(canonical(value ?? null))];
    }),
  );
}

/** Changes exactly when a schema that the type reaches changes, its own included. */
function closureHash(
  contract: Contract,
  id: DeclarationId,
  own: ReadonlyMap<DeclarationId, string>,
): string {
  const reached = new Set<DeclarationId>([id]);
  for (const next of reached) {
    for (const target of referencesOf(declarationOf(contract, next))) reached.add(target);
  }
  return sha256(
    [...reached]
      .sort()
      .map((target) => `${target} ${own.get(target) ?? ""}`)
      .join("\n"),
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

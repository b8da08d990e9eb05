import type { JsonKind } from "../json/value.js";
import type { Memo } from "../memo/memo.js";
import type { Dialect } from "../resolve/dialect.js";
import type { DeclarationId, Documentation, Place, ReferenceType, Type } from "./type.js";

/** A named type. Its values are those of `type` that are also values of every parent. */
export interface Declaration {
  readonly id: DeclarationId;
  /** Unique in the contract, a TypeScript identifier. */
  readonly name: string;
  /** The path of its module without extension: `access-codes/access-code`. */
  readonly module: string;
  readonly location: Place;
  readonly dialect: Dialect;
  /** The absolute URI of its schema, where the author gave one; else its path. */
  readonly uri: string;
  /** The root of its file. Types from `$defs` are not, nor are places that only a reference made a type. */
  readonly isRoot: boolean;
  readonly documentation: Documentation;
  /** The JSON types that its values can be of. */
  readonly kinds: ReadonlySet<JsonKind>;
  /** Its bases, in the order of `allOf`: references to object types, which TypeScript can `extend`. */
  readonly parents: readonly ReferenceType[];
  /** What it says itself; with parents, an object type. */
  readonly type: Type;
}

/** One module of the output: a schema file and the types that it declares, in order. */
export interface Module {
  /** `access-codes/access-code` */
  readonly path: string;
  /** The schema file: `access-codes/access-code.json`. */
  readonly source: string;
  /** The author's file that it is made of: another than `source` for a variant. */
  readonly file: string;
  readonly declarations: readonly DeclarationId[];
}

/** The compiled model: every named type, parents kept as links. */
export interface Contract {
  readonly declarations: ReadonlyMap<DeclarationId, Declaration>;
  readonly modules: readonly Module[];
  /** What builds keep for the next one, and the name of this state of the contract in it; absent where there is one build only. It tracks `declarations`. */
  readonly memo?: { readonly of: Memo; readonly state: string };
}

/** The declaration of that id. Every reference of a contract has one: a missing one is a bug of ours. */
export function declarationOf(contract: Contract, id: DeclarationId): Declaration {
  const declaration = contract.declarations.get(id);
  if (declaration === undefined) throw new Error(`No declaration ${id}`);
  return declaration;
}

/** What the author of a back-end uses: its interface, the model, and how text reaches generated code. docs/backends.md shows one. */

export type {
  BackendFinding,
  OutsideBackend,
  OutsideOutput,
} from "./backends/outside/outside-backend.js";
export type { BackendInput, BackendOptions, OutputFile } from "./backends/backend.js";

export { declarationOf, type Contract, type Declaration, type Module } from "./model/contract.js";
export { ancestorsOf, membersOf, type EffectiveMember, type Slice } from "./model/members.js";
export { loosenessOf, type Looseness } from "./model/looseness.js";
export { mapType, walkType } from "./model/walk.js";
export type {
  ArrayType,
  BooleanType,
  Constraint,
  DeclarationId,
  Documentation,
  IntersectionType,
  KnownNames,
  LiteralType,
  Member,
  NeverType,
  NullType,
  NumberType,
  ObjectType,
  PatternMember,
  Place,
  ReferenceType,
  StringType,
  Type,
  UnionType,
  UnknownType,
} from "./model/type.js";

export { toPascalCase } from "./emit/identifier.js";
export { headerOf } from "./emit/header.js";

export type { Severity } from "./diagnostics/diagnostic.js";
export type { Resolved, SchemaEntry } from "./resolve/resolved.js";
export type { JsonKind, JsonObject, JsonValue } from "./json/value.js";

/** What the author of a back-end uses: its interface, the model, the plan of a typed language, and how text reaches generated code. docs/backends.md shows one. */

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

export { planOf } from "./plan/plan-of.js";
export { mayBeNull, recordNamed, shapesOf, shapesWithin, typeNamed } from "./plan/look-up.js";
export type {
  AliasType,
  EnumType,
  Field,
  LanguageTraits,
  Plan,
  PlannedType,
  RecordType,
  UnionType as PlannedUnion,
} from "./plan/plan.js";
export type { Rules } from "./plan/rules.js";
export type { Branch, Shape, Tag } from "./plan/shape.js";

export { toPascalCase } from "./emit/identifier.js";
export { headerOf } from "./emit/header.js";

export type { Severity } from "./diagnostics/diagnostic.js";
export type { Resolved, SchemaEntry } from "./resolve/resolved.js";
export type { JsonKind, JsonObject, JsonValue } from "./json/value.js";

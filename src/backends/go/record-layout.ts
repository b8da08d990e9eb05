/** How a record is a struct: which bases it embeds, and which fields it declares itself. */

import type { Field, RecordType } from "../../plan/plan.js";
import type { Shape } from "../../plan/shape.js";
import type { Scope } from "./scope.js";

/** How a member can be there. */
export type Presence =
  /** There, and no null, if null is no value of the type. */
  | "required"
  /** There, behind a pointer, since the type would hold itself. */
  | "pointer"
  /** There; nil is null. */
  | "nullable"
  /** nil is absent. */
  | "optional"
  /** An `Optional`. */
  | "optionalOrNull"
  /** Never there. */
  | "never";

export interface GoField {
  readonly field: Field;
  readonly presence: Presence;
  /** The shape, null apart where `presence` tells it. */
  readonly shape: Shape;
  readonly type: string;
  /** Whether the struct declares it, rather than a base that it embeds. */
  readonly isOwn: boolean;
  /** The embedded base that declares it, or one of a wider type by that name. */
  readonly base?: string;
}

export interface Layout {
  readonly record: RecordType;
  /** The bases that it embeds. What others have, it declares itself: Go does not tell apart what two bases both have. */
  readonly embedded: readonly string[];
  /** The embedded bases some of whose fields it declares anew. */
  readonly shadowed: ReadonlySet<string>;
  readonly fields: readonly GoField[];
  /** Of `Extra`; absent where it can't have other members. */
  readonly extra?: { readonly type: string; readonly isOwn: boolean };
  /** Everything that can be selected of it. */
  readonly selectors: ReadonlySet<string>;
}

/** The layouts of all records. */
export function layOut(scope: Scope): ReadonlyMap<string, Layout> {
  const layouts = new Map<string, Layout>();
  for (const type of scope.types.values()) {
    if (type.kind === "record") layouts.set(type.name, layoutOf(type, scope, layouts));
  }
  return layouts;
}

function layoutOf(record: RecordType, scope: Scope, layouts: ReadonlyMap<string, Layout>): Layout {
  const names = new Set(record.fields.map(({ name }) => name));
  const selectors = new Set<string>();
  const embedded: Layout[] = [];
  for (const name of record.bases) {
    const base = layouts.get(name);
    if (base === undefined || names.has(name) || selectors.has(name)) continue;
    if ([...base.selectors].some((each) => selectors.has(each) || each === name)) continue;
    embedded.push(base);
    selectors.add(name);
    for (const each of base.selectors) selectors.add(each);
  }
  const shadowed = new Set<string>();
  const fields = record.fields.map((field): GoField => {
    const form = formOf(record.name, field, scope);
    const base = embedded.find((each) => each.record.fields.some(isSameMember(field)));
    const found = base?.fields.find((each) => isSameMember(field)(each.field));
    const isInherited =
      found !== undefined && found.type === form.type && found.presence === form.presence;
    if (base !== undefined && !isInherited) shadowed.add(base.record.name);
    return {
      field,
      ...form,
      isOwn: !isInherited,
      ...(base === undefined ? {} : { base: base.record.name }),
    };
  });
  for (const { field, isOwn, presence } of fields) {
    if (isOwn && presence !== "never") selectors.add(field.name);
  }
  const extra = extraOf(record, scope, embedded);
  return {
    record,
    embedded: embedded.map((each) => each.record.name),
    shadowed,
    fields,
    ...(extra === undefined ? {} : { extra }),
    selectors,
  };
}

function isSameMember({ jsonName }: Field): (other: Field) => boolean {
  return (other) => other.jsonName === jsonName;
}

function formOf(
  owner: string,
  { shape, required }: Field,
  scope: Scope,
): Pick<GoField, "presence" | "shape" | "type"> {
  if (shape.kind === "nothing") return { presence: "never", shape, type: "Nothing" };
  // Rules of what can be null are rules of what is not.
  const isNullable = shape.kind === "nullable" && shape.rules === undefined;
  const inner = isNullable ? shape.of : shape;
  const type = scope.typeOf(inner);
  const nil = scope.holdsNil(inner);
  if (required && !isNullable) {
    if (!scope.needsPointer(owner, inner)) return { presence: "required", shape: inner, type };
    return { presence: "pointer", shape: inner, type: `*${type}` };
  }
  if (required) {
    return { presence: "nullable", shape: inner, type: nil === undefined ? `*${type}` : type };
  }
  if (isNullable || holdsNull(inner)) {
    return { presence: "optionalOrNull", shape: inner, type: `Optional[${type}]` };
  }
  return { presence: "optional", shape: inner, type: nil === undefined ? `*${type}` : type };
}

/** Whether null is a value of the shape that nil stands for. */
function holdsNull(shape: Shape): boolean {
  if (shape.kind === "both") return holdsNull(shape.main);
  return shape.kind === "any" || shape.kind === "nullable";
}

function extraOf(
  { others }: RecordType,
  scope: Scope,
  embedded: readonly Layout[],
): Layout["extra"] {
  if (others.kind === "nothing") return undefined;
  const type = `map[string]${scope.typeOf(others)}`;
  const inherited = embedded.flatMap(({ extra }) => extra ?? []);
  const [first] = inherited;
  return { type, isOwn: inherited.length !== 1 || first?.type !== type };
}

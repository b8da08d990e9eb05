/** Which interfaces of Java the types of a plan are of: those of their bases, and of the unions that have them as a branch. */

import { typeNamed } from "../../plan/look-up.js";
import type { Plan, PlannedType, RecordType, UnionType } from "../../plan/plan.js";
import type { Shape } from "../../plan/shape.js";

/** A branch of a union, as a class that is of its interface. */
export interface JavaBranch {
  /** `OngoingAccessCode`, `Value.StringValue` */
  readonly className: string;
  readonly shape: Shape;
  readonly tags: readonly string[];
  /** The record within the interface that holds what is no type of the package. */
  readonly wrapper?: { readonly name: string; readonly shape: Shape };
}

export interface Hierarchy {
  readonly plan: Plan;
  /** The type that a name stands for: aliases that say no more than another name have no class of their own. */
  classNameOf(name: string): string;
  /** The records that have it as a base, without those between. Not empty: it is an interface. */
  heirsOf(record: string): readonly string[];
  unionsOf(name: string): readonly string[];
  /** The bases that all branches of a union have: its interface is one of theirs. */
  commonBasesOf(union: string): readonly string[];
  /** The unions that have it as a common base. */
  unionsBelow(record: string): readonly string[];
  branchesOf(union: UnionType): readonly JavaBranch[];
  /** The types whose interfaces it is of, all the way up. */
  supertypesOf(name: string): ReadonlySet<string>;
  /** Whether Jackson can tell the branches by the tag alone: each is a record of its own. */
  goesByTag(union: UnionType): boolean;
}

export function hierarchyOf(plan: Plan): Hierarchy {
  const classNameOf = (name: string): string => {
    const seen = new Set<string>();
    let current = name;
    for (;;) {
      const type = typeNamed(plan, current);
      if (type.kind !== "alias" || !isOtherName(type) || seen.has(current)) return current;
      seen.add(current);
      current = type.shape.name;
    }
  };
  const heirs = new Map<string, string[]>();
  const unions = new Map<string, string[]>();
  const branches = new Map<string, readonly JavaBranch[]>();
  const commonBases = new Map<string, readonly string[]>();
  const below = new Map<string, string[]>();
  const push = (map: Map<string, string[]>, key: string, value: string): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [value]);
    else if (!known.includes(value)) known.push(value);
  };
  for (const type of plan.types.values()) {
    if (type.kind === "record") for (const base of type.bases) push(heirs, base, type.name);
  }
  const supertypesOf = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    const type = typeNamed(plan, name);
    const bases = type.kind === "record" ? type.bases : (commonBases.get(name) ?? []);
    for (const each of [...bases, ...(unions.get(name) ?? [])]) {
      if (seen.has(each)) continue;
      seen.add(each);
      supertypesOf(each, seen);
    }
    return seen;
  };
  const branchOf = (union: UnionType, i: number, taken: Set<string>): JavaBranch => {
    const { label, shape } = union.branches[i] ?? { label: "", shape: { kind: "nothing" } };
    const tags = union.tag?.values[i] ?? [];
    const named = namedIn(shape);
    if (named !== undefined) {
      const className = classNameOf(named);
      const wouldLoop = className === union.name || supertypesOf(union.name).has(className);
      if (!wouldLoop) {
        push(unions, className, union.name);
        return { className, shape, tags };
      }
    }
    let name = `${label}Value`;
    while (plan.types.has(name) || taken.has(name)) name += "_";
    taken.add(name);
    return { className: `${union.name}.${name}`, shape, tags, wrapper: { name, shape } };
  };
  for (const type of plan.types.values()) {
    if (type.kind !== "union") continue;
    const taken = new Set<string>([type.name]);
    branches.set(
      type.name,
      type.branches.map((_, i) => branchOf(type, i, taken)),
    );
  }
  for (const [union, all] of branches) {
    const common = commonBasesOf(plan, all);
    commonBases.set(union, common);
    for (const base of common) push(below, base, union);
  }
  const branchesOf = (union: UnionType): readonly JavaBranch[] => branches.get(union.name) ?? [];
  return {
    plan,
    classNameOf,
    heirsOf: (name) => heirs.get(name) ?? [],
    unionsOf: (name) => unions.get(name) ?? [],
    commonBasesOf: (union) => commonBases.get(union) ?? [],
    unionsBelow: (record) => below.get(record) ?? [],
    branchesOf,
    supertypesOf: (name) => supertypesOf(name),
    goesByTag(union) {
      const all = branchesOf(union);
      const names = new Set(all.map(({ className }) => className));
      const areRecords = all.every(
        ({ className, shape, wrapper }) =>
          wrapper === undefined &&
          shape.kind === "named" &&
          shape.rules === undefined &&
          typeNamed(plan, className).kind === "record",
      );
      return (
        union.tag !== undefined &&
        union.rules === undefined &&
        areRecords &&
        names.size === all.length
      );
    },
  };
}

/** The bases that each branch has, which is a record, but those that are bases of another. */
function commonBasesOf(plan: Plan, branches: readonly JavaBranch[]): readonly string[] {
  const above = (name: string, found = new Set<string>()): ReadonlySet<string> => {
    const type = plan.types.get(name);
    if (type?.kind !== "record") return found;
    for (const base of type.bases) {
      found.add(base);
      above(base, found);
    }
    return found;
  };
  const [first = new Set<string>(), ...others] = branches.map(({ className, wrapper }) =>
    wrapper === undefined ? above(className) : new Set<string>(),
  );
  const common = [...first].filter((base) => others.every((each) => each.has(base)));
  return common.filter((base) => !common.some((other) => above(other).has(base)));
}

/** Whether an alias says nothing but another name. */
function isOtherName(
  type: PlannedType,
): type is PlannedType & { kind: "alias"; shape: { kind: "named"; name: string } } {
  return (
    type.kind === "alias" &&
    type.shape.kind === "named" &&
    type.rules === undefined &&
    type.shape.rules === undefined
  );
}

/** The type that values of a shape are read as, where it has a name. */
function namedIn(shape: Shape): string | undefined {
  if (shape.kind === "named") return shape.name;
  return shape.kind === "both" ? namedIn(shape.main) : undefined;
}

/** The record and its heirs of every generation. */
export function familyOf(hierarchy: Hierarchy, record: string): readonly RecordType[] {
  const found = new Map<string, RecordType>();
  const visit = (name: string): void => {
    const type = hierarchy.plan.types.get(name);
    if (type?.kind !== "record" || found.has(name)) return;
    found.set(name, type);
    for (const heir of hierarchy.heirsOf(name)) visit(heir);
  };
  visit(record);
  return [...found.values()];
}

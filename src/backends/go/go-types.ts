/** What Go declares for a contract: its plan, with what only Go needs to know. */

import type { Contract } from "../../model/contract.js";
import { planOf } from "../../plan/plan-of.js";
import type { AliasType, LanguageTraits, Plan } from "../../plan/plan.js";
import { Checks } from "./checks.js";
import { hoistParts } from "./hoist.js";
import { memberNames, PackageNames } from "./names.js";
import { goPattern } from "./pattern.js";
import { layOut, type Layout } from "./record-layout.js";
import { Scope } from "./scope.js";

/** The formats that the runtime of Go knows. */
const formats = new Set(
  "date date-time duration ipv4 ipv6 iri iri-reference json-pointer relative-json-pointer time uri uri-reference uri-template uuid".split(
    " ",
  ),
);

export class GoTypes {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly checks: Checks;
  readonly #layouts: ReadonlyMap<string, Layout>;
  readonly #constants = new Map<string, ReadonlyMap<string, string>>();
  readonly #branches = new Map<string, readonly string[]>();
  /** The unions that each union is a branch of. */
  readonly #around = new Map<string, string[]>();
  /** The records that others embed. */
  readonly #bases = new Set<string>();

  constructor(contract: Contract, assertFormats: boolean) {
    const names = new PackageNames();
    this.plan = planOf(contract, traitsWith(names), { assertFormats });
    this.scope = new Scope(hoistParts(this.plan.types, (wanted) => names.take(wanted)));
    this.checks = new Checks(this.scope);
    this.#layouts = layOut(this.scope);
    for (const { embedded } of this.#layouts.values()) {
      for (const base of embedded) this.#bases.add(base);
    }
    for (const type of this.scope.types.values()) {
      if (type.kind === "enum") {
        const { name } = type;
        const constants = type.values.map(
          (value) => [value, names.takeConstant(name, value)] as const,
        );
        this.#constants.set(name, new Map(constants));
      }
      if (type.kind !== "union") continue;
      for (const { shape } of type.branches) {
        if (shape.kind !== "named") throw new Error("Branches of unions have names in Go");
        const branch = this.scope.resolved(shape.name);
        if (branch.kind !== "union") continue;
        const around = this.#around.get(branch.name) ?? [];
        if (!around.includes(type.name)) around.push(type.name);
        this.#around.set(branch.name, around);
      }
    }
  }

  layoutOf(record: string): Layout {
    const layout = this.#layouts.get(record);
    if (layout === undefined) throw new Error(`No record ${record}`);
    return layout;
  }

  isBase(record: string): boolean {
    return this.#bases.has(record);
  }

  constantOf(type: string, value: string): string {
    return this.#constants.get(type)?.get(value) ?? "";
  }

  /** The types that can stand for a union, those of the unions within it among them. */
  branchesOf(union: string): readonly string[] {
    const known = this.#branches.get(union);
    if (known !== undefined) return known;
    const type = this.scope.type(union);
    const found = new Set<string>();
    for (const { shape } of type.kind === "union" ? type.branches : []) {
      if (shape.kind !== "named") continue;
      const branch = this.scope.resolved(shape.name);
      if (branch.kind === "union") for (const each of this.branchesOf(branch.name)) found.add(each);
      else found.add(branch.name);
    }
    const branches = [...found];
    this.#branches.set(union, branches);
    return branches;
  }

  /** The bases that all branches of a union embed, which each of them can be seen as. */
  viewsOf(union: string): readonly string[] {
    const [first, ...others] = this.branchesOf(union).map((branch) => this.#views(branch));
    return [...(first ?? [])].filter((base) => others.every((each) => each.has(base)));
  }

  /** Whether a record and its heirs have a method that gives what the record is of them: no member is called so. */
  hasView(record: string): boolean {
    if (!this.#bases.has(record)) return false;
    return [...this.#layouts.values()].every(
      ({ selectors, record: { name } }) =>
        !(name === record || selectors.has(record)) || !selectors.has(`As${record}`),
    );
  }

  /** The record itself and the bases that it embeds, directly or not, as far as there is a method for it. */
  #views(branch: string): ReadonlySet<string> {
    const names = new Set<string>();
    const visit = (name: string): void => {
      names.add(name);
      for (const base of this.#layouts.get(name)?.embedded ?? []) visit(base);
    };
    visit(branch);
    return new Set([...names].filter((name) => this.hasView(name)));
  }

  unionsAround(union: string): readonly string[] {
    return this.#around.get(union) ?? [];
  }

  /** What a box calls what is in it: a record is embedded, so that its fields are those of the box. */
  boxField(alias: AliasType): string {
    const { shape, name } = alias;
    const main = shape.kind === "both" ? shape.main : shape;
    if (main.kind !== "named" || this.scope.needsPointer(name, shape)) return "Value";
    const type = this.scope.resolved(main.name);
    if (type.kind !== "record" || main.name !== type.name) return "Value";
    return this.layoutOf(type.name).selectors.has(type.name) ? "Value" : type.name;
  }
}

function traitsWith(names: PackageNames): LanguageTraits {
  return {
    typeNames: () => names,
    memberNames,
    namesParts: true,
    checksPattern: (pattern) => goPattern(pattern) !== undefined,
    formats,
  };
}

const asserting = new WeakMap<Contract, GoTypes>();
const annotating = new WeakMap<Contract, GoTypes>();

/** The types of Go for a contract. */
export function goTypesOf(contract: Contract, assertFormats: boolean): GoTypes {
  const key = assertFormats ? asserting : annotating;
  let types = key.get(contract);
  if (types === undefined) key.set(contract, (types = new GoTypes(contract, assertFormats)));
  return types;
}

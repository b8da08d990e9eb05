/** What is said of the members of an object that it does not name, and of the object as a whole. */

import { matches } from "../model/pattern.js";
import type { ObjectType, Place, Type } from "../model/type.js";
import { either, same } from "./combine.js";
import type { RuleCollector } from "./rules.js";
import type { Shape } from "./shape.js";

export interface Planning {
  /** A type where it stands; `hint` names its parts. */
  shape(type: Type, hint: string, place: Place): Shape;
  /** A shape as it stands in the plan: unions get their names. */
  settle(shape: Shape, hint: string): Shape;
  /** Puts on record what can't be checked. */
  lose(keyword: string, place: Place): void;
}

const any: Shape = { kind: "any" };
const nothing: Shape = { kind: "nothing" };

/** What other members objects may have that are of all these forms, the farthest base first; what speaks of names goes to `rules`. */
export function othersOf(
  forms: readonly ObjectType[],
  name: string,
  place: Place,
  rules: RuleCollector,
  planning: Planning,
): Shape {
  const known = new Set(forms.flatMap((form) => form.members.map((each) => each.name)));
  const found: Shape[] = [];
  for (const form of forms) {
    const others = othersOfForm(form, known, forms.length > 1, { name, place, rules, planning });
    if (others !== undefined) found.push(others);
  }
  if (found.some(({ kind }) => kind === "nothing")) return nothing;
  const told = found.filter(({ kind, rules: own }) => kind !== "any" || own !== undefined);
  const [main = any, ...more] = same(told);
  return more.length === 0 ? main : { kind: "both", main, others: more };
}

interface Around {
  readonly name: string;
  readonly place: Place;
  readonly rules: RuleCollector;
  readonly planning: Planning;
}

function othersOfForm(
  form: ObjectType,
  known: ReadonlySet<string>,
  isPart: boolean,
  around: Around,
): Shape | undefined {
  const { patterns, additional, unevaluated } = form;
  if (additional === undefined && patterns.length === 0) return undefined;
  const { name, place, planning } = around;
  const at = form.additionalAt ?? [
    { path: place.path, pointer: `${place.pointer}/additionalProperties` },
  ];
  const loseOthers = (): void => {
    for (const each of at) planning.lose(lastOf(each), each);
  };
  const hint = `${name}Value`;
  const inner = patterns.map((each) => planning.shape(each.type, hint, each.location));
  // What one pattern says of a member, another may not; and a member that is named may match one, here or in another part of the type.
  const isExact =
    patterns.length <= 1 &&
    unevaluated === undefined &&
    additional?.kind === "never" &&
    !patterns.some((each) => [...known].some((one) => matches(each.pattern, one) !== false));
  if (!isExact) for (const each of patterns) planning.lose("patternProperties", each.location);
  if (additional === undefined) return undefined;
  if (additional.kind === "never") {
    const closed = closedNames(form, known, around.rules);
    if (closed === "all") return nothing;
    if (closed === "lost") loseOthers();
    if (inner.length === 0) return undefined;
    return unevaluated === undefined ? planning.settle(either(inner), hint) : any;
  }
  const rest = planning.shape(additional, hint, at[0] ?? place);
  if (unevaluated !== undefined) {
    if (rest.kind !== "any") loseOthers();
    return undefined;
  }
  if (patterns.length > 0) loseOthers();
  // What one base says of other members, its heirs may say of members of theirs.
  if (isPart && form.members.length < known.size && rest.kind !== "any") loseOthers();
  return planning.settle(either([...inner, rest]), hint);
}

/** Of a form that is closed: whether that closes all forms together, can be said by names, or is lost. */
function closedNames(
  { patterns, unevaluated, members }: ObjectType,
  known: ReadonlySet<string>,
  rules: RuleCollector,
): "all" | "told" | "lost" {
  const open = [...patterns.map((each) => each.pattern), ...(unevaluated?.patterns ?? [])];
  const names = [...members.map((each) => each.name), ...(unevaluated?.names ?? [])];
  const isClosed =
    open.length === 0 &&
    names.every((one) => known.has(one)) &&
    [...known].every((one) => names.includes(one));
  if (isClosed) return "all";
  return rules.names(names, open) ? "told" : "lost";
}

function lastOf({ pointer }: Place): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

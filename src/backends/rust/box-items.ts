/** Where types hold themselves: such a type needs a pointer somewhere, or it would have no size. */

import { typesOf, type Item } from "./item.js";
import { boxed, heldBy, typesWithin, type RustType } from "./rust-type.js";

/**
 * The items with boxes on every way that leads from a type back to it through what it holds: on fields of structs first, elsewhere where ways
 * are left. Names that lead back to themselves become types of their own, which aliases of Rust can't.
 */
export function boxItems(items: ReadonlyMap<string, Item>): ReadonlyMap<string, Item> {
  let result = ownTypes(items);
  for (const kind of ["struct", undefined]) {
    const circleOf = circles(result, (item) => typesOf(item).flatMap((type) => [...heldBy(type)]));
    const next = new Map<string, Item>();
    for (const [name, item] of result) {
      const circle = circleOf.get(name);
      const isBoxed = (other: string): boolean =>
        circle !== undefined && circleOf.get(other) === circle;
      next.set(name, kind === undefined || item.kind === kind ? withBoxes(item, isBoxed) : item);
    }
    result = next;
  }
  return result;
}

function withBoxes(item: Item, isBoxed: (name: string) => boolean): Item {
  const box = (type: RustType): RustType => boxed(type, isBoxed);
  switch (item.kind) {
    case "struct":
      return { ...item, fields: item.fields.map((each) => ({ ...each, type: box(each.type) })) };
    case "union":
      return {
        ...item,
        branches: item.branches.map((each) => ({ ...each, type: box(each.type) })),
      };
    case "newtype":
    case "alias":
      return { ...item, type: box(item.type) };
    case "texts":
      return item;
  }
}

function ownTypes(items: ReadonlyMap<string, Item>): ReadonlyMap<string, Item> {
  const circleOf = circles(items, (item) =>
    item.kind === "alias" ? [...typesWithin(item.type)].flatMap(nameOf) : [],
  );
  return new Map(
    [...items].map(([name, item]) => {
      const isOwn = item.kind === "alias" && circleOf.has(name);
      return [name, isOwn ? { ...item, kind: "newtype" as const, rules: [] } : item];
    }),
  );
}

function nameOf(type: RustType): readonly string[] {
  return type.kind === "named" ? [type.name] : [];
}

/** The circle (strongly connected component, by Tarjan) that each item is in, by a number; absent for those that are in none. */
function circles(
  items: ReadonlyMap<string, Item>,
  next: (item: Item) => readonly string[],
): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circleOf = new Map<string, number>();
  const leads = (name: string): readonly string[] => {
    const item = items.get(name);
    return item === undefined ? [] : next(item);
  };
  const lowOf = (name: string): number => low.get(name) ?? 0;
  /** Without recursion: contracts may be as deep as they like. */
  const visit = (start: string): void => {
    const work = [{ name: start, rest: [...leads(start)] }];
    const enter = (name: string): void => {
      order.set(name, order.size);
      low.set(name, order.size - 1);
      stack.push(name);
      onStack.add(name);
    };
    enter(start);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { name, rest } = top;
      const other = rest.pop();
      if (other !== undefined) {
        if (!order.has(other)) {
          enter(other);
          work.push({ name: other, rest: [...leads(other)] });
        } else if (onStack.has(other)) {
          low.set(name, Math.min(lowOf(name), order.get(other) ?? 0));
        }
        continue;
      }
      work.pop();
      const around = work.at(-1)?.name;
      if (around !== undefined) low.set(around, Math.min(lowOf(around), lowOf(name)));
      if (lowOf(name) !== order.get(name)) continue;
      const members = stack.splice(stack.indexOf(name));
      for (const member of members) onStack.delete(member);
      if (members.length === 1 && !leads(name).includes(name)) continue;
      for (const member of members) circleOf.set(member, order.get(name) ?? 0);
    }
  };
  for (const name of items.keys()) if (!order.has(name)) visit(name);
  return circleOf;
}

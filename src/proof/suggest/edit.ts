import { append, parentOf, tokensOf, valueAt } from "../../json/pointer.js";
import { isArray, isObject, type JsonValue } from "../../json/value.js";

/** One change of a payload, at a place in it. */
export type Edit =
  | { readonly kind: "set"; readonly at: string; readonly value: JsonValue }
  | { readonly kind: "remove"; readonly at: string }
  /** To the array at the place. */
  | { readonly kind: "append"; readonly at: string; readonly value: JsonValue };

/** The payload with the edit; `undefined` where it has no such place, or would stay as it is. */
export function edited(payload: JsonValue, edit: Edit): JsonValue | undefined {
  const { at } = edit;
  if (edit.kind === "append") {
    const array = valueAt(payload, at);
    return isArray(array) ? put(payload, tokensOf(at), [...array, edit.value]) : undefined;
  }
  if (edit.kind === "remove") {
    const parent = parentOf(at);
    if (parent === undefined || valueAt(payload, at) === undefined) return undefined;
    const holder = valueAt(payload, parent);
    const last = tokensOf(at).at(-1) ?? "";
    if (isArray(holder)) {
      return put(
        payload,
        tokensOf(parent),
        holder.filter((_, i) => String(i) !== last),
      );
    }
    if (!isObject(holder)) return undefined;
    const kept = Object.entries(holder).filter(([name]) => name !== last);
    return put(payload, tokensOf(parent), Object.fromEntries(kept));
  }
  const parent = parentOf(at);
  if (parent !== undefined) {
    const holder = valueAt(payload, parent);
    if (isArray(holder) ? valueAt(payload, at) === undefined : !isObject(holder)) return undefined;
  }
  return put(payload, tokensOf(at), edit.value);
}

function put(payload: JsonValue, [step, ...steps]: readonly string[], value: JsonValue): JsonValue {
  if (step === undefined) return value;
  if (isArray(payload)) {
    return payload.map((item, i) => (String(i) === step ? put(item, steps, value) : item));
  }
  if (!isObject(payload)) return payload;
  // A member that is there keeps its place among the others.
  const entries = Object.entries(payload).map(([name, own]): [string, JsonValue] => [
    name,
    name === step ? put(own, steps, value) : own,
  ]);
  if (!Object.hasOwn(payload, step)) entries.push([step, put({}, steps, value)]);
  return Object.fromEntries(entries);
}

/** Whether two edits are of different parts, so that both can be made in one payload. */
export function areApart(a: Edit, b: Edit): boolean {
  if (a.kind === "append" && b.kind === "append") return true;
  return a.at !== b.at && !a.at.startsWith(`${b.at}/`) && !b.at.startsWith(`${a.at}/`);
}

/** Every place in a payload, outermost first. */
export function placesIn(payload: JsonValue, at = ""): readonly string[] {
  const names = isArray(payload)
    ? payload.map((_, i) => i)
    : isObject(payload)
      ? Object.keys(payload)
      : [];
  return [
    at,
    ...names.flatMap((name) =>
      placesIn(
        (payload as Record<string | number, JsonValue>)[name] as JsonValue,
        append(at, name),
      ),
    ),
  ];
}

/** Valid payloads, broken as people break them, by a rule that knows no schema. */

import { append } from "../../src/json/pointer.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../src/json/value.js";

/** What was done, in words, and what came of it. */
export interface Break {
  readonly done: string;
  readonly value: JsonValue;
}

export const mistakes = [
  "another type",
  "a key left out",
  "a key misspelt",
  "out of range",
  "another constant",
  "a key too many",
] as const;

export type Mistake = (typeof mistakes)[number];

/** Every way to make a mistake in a payload, from the outside inwards; some of them may be valid. */
export function breaksOf(payload: JsonValue, mistake: Mistake): readonly Break[] {
  const breaks: Break[] = [];
  const visit = (
    part: JsonValue,
    pointer: string,
    rebuild: (part: JsonValue) => JsonValue,
  ): void => {
    for (const { done, value } of breaksAt(part, mistake)) {
      breaks.push({ done: `${pointer === "" ? "/" : pointer}: ${done}`, value: rebuild(value) });
    }
    if (isArray(part)) {
      part.forEach((item, i) => {
        visit(item, append(pointer, i), (value) => rebuild(part.with(i, value)));
      });
    } else if (isObject(part)) {
      for (const [key, own] of Object.entries(part)) {
        visit(own, append(pointer, key), (value) => rebuild({ ...part, [key]: value }));
      }
    }
  };
  visit(payload, "", (part) => part);
  return breaks;
}

function breaksAt(part: JsonValue, mistake: Mistake): readonly Break[] {
  const set = (value: JsonValue): Break => ({ done: `${short(part)} → ${short(value)}`, value });
  switch (mistake) {
    case "another type":
      return othersFor(part).map(set);
    case "a key left out":
      return isObject(part)
        ? Object.keys(part).map((key) => ({ done: `without ${key}`, value: renamed(part, key) }))
        : [];
    case "a key misspelt":
      return isObject(part)
        ? Object.keys(part)
            .filter((key) => key.length > 3)
            .map((key) => {
              const wrong = misspelt(key);
              return { done: `${key} → ${wrong}`, value: renamed(part, key, wrong) };
            })
        : [];
    case "out of range":
      if (typeof part === "number") return [-part - 1, part * 1000 + 1].map(set);
      if (typeof part === "string") return [set("")];
      return isArray(part) && part.length > 0 ? [[], [...part, ...part]].map(set) : [];
    case "another constant":
      if (typeof part !== "string" || part.length < 3) return [];
      return [part.slice(0, -1), part.toUpperCase(), "other"]
        .filter((text) => text !== part)
        .map(set);
    case "a key too many":
      return isObject(part)
        ? [{ done: 'with "note"', value: { ...part, note: "to be done" } }]
        : [];
  }
}

function othersFor(part: JsonValue): readonly JsonValue[] {
  if (typeof part === "string") return [7, [part], null];
  if (typeof part === "number") return [String(part), "many", null];
  if (typeof part === "boolean") return [String(part), part ? 1 : 0, "maybe"];
  if (isArray(part)) return [...part.slice(0, 1), "none", Object.fromEntries(Object.entries(part))];
  return isObject(part) ? [[part], "none", true] : ["null"];
}

/** With a letter twice, or two changed over. */
function misspelt(key: string): string {
  const at = Math.floor(key.length / 2);
  const [a = "", b = ""] = [key[at - 1], key[at]];
  return a === b || key.length % 2 === 0
    ? key.slice(0, at) + key.slice(at - 1)
    : key.slice(0, at - 1) + b + a + key.slice(at + 1);
}

/** The object with a key called otherwise, or without it. */
function renamed(object: JsonObject, key: string, other?: string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) =>
      name !== key
        ? [[name, value] as const]
        : other === undefined
          ? []
          : [[other, value] as const],
    ),
  );
}

function short(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

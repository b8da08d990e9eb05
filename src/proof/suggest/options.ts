/** Edits of valid payloads that may show what survives. Each is to be tried: nothing here judges. */

import { append, lastToken, valueAt } from "../../json/pointer.js";
import { get, isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Contract, Declaration } from "../../model/contract.js";
import { keyOf, type Resolved, type SchemaEntry } from "../../resolve/resolved.js";
import type { Mutant } from "../mutation/mutant.js";
import { subjectOf } from "../subject-name.js";
import { placesIn, type Edit } from "./edit.js";
import { follow, type Anchors } from "./places.js";
import { otherKinds, replacementsFor, slug } from "./replacements.js";
import type { Samples } from "./sample.js";

export interface Option {
  readonly declaration: Declaration;
  /** A valid payload of it. */
  readonly seed: JsonValue;
  readonly edit: Edit;
  /** What it shows, in a file name: `status-null`, `missing-device-id`. */
  readonly called: string;
  /** Options of one kind can stand in one payload: `null`, `missing`. */
  readonly sort: string;
}

export interface OptionsInput {
  readonly resolved: Resolved;
  readonly contract: Contract;
  readonly samples: Samples;
  readonly anchors: Anchors;
}

/** The edits of the payloads of a type that may tell the mutant apart, the simplest first. */
export function optionsFor(
  mutant: Mutant,
  declaration: Declaration,
  input: OptionsInput,
): readonly Option[] {
  const { samples, anchors } = input;
  const holder = mutant.declaration;
  if (holder === undefined) return [];
  const path = subjectOf(mutant.entry, holder.location.pointer);
  const letIn = lettingIn(mutant, input);
  const name = path.slice(Math.max(path.lastIndexOf("."), path.lastIndexOf("]")) + 1);
  const named = name === "" ? [] : samples.named(name);
  const options: Option[] = [];
  for (const seed of samples.of(declaration)) {
    const add = (edit: Edit, called: string, sort: string): void => {
      options.push({ declaration, seed, edit, called, sort });
    };
    for (const anchor of anchors(seed, holder)) {
      for (const at of follow(seed, anchor, path)) {
        const current = valueAt(seed, at);
        if (mutant.keyword === "required") {
          const missing = requiredName(mutant);
          add(
            { kind: "remove", at: append(at, missing) },
            `missing-${pathSlug(append(at, missing))}`,
            "missing",
          );
          continue;
        }
        for (const { value, called } of replacementsFor(mutant, current, named, letIn)) {
          const where = pathSlug(at);
          const text = where === "" ? called : `${where}-${called}`;
          const sort = `${mutant.keyword} ${mutant.operation}`;
          // A list can show several values at once.
          if (mutant.operation === "narrowed" && /\/\d+$/.test(at)) {
            add({ kind: "append", at: at.replace(/\/\d+$/, ""), value }, text, sort);
          }
          add({ kind: "set", at, value }, text, sort);
        }
      }
    }
  }
  return options;
}

/** Any part left out, or of another kind: for rules that more than one part of a payload can break. */
export function anyOptions(declaration: Declaration, { samples }: OptionsInput): readonly Option[] {
  return samples.of(declaration).flatMap((seed) =>
    placesIn(seed)
      .slice(0, MOST_PLACES)
      .flatMap((at): readonly Option[] => {
        const where = pathSlug(at);
        const own = { declaration, seed };
        return [
          ...(at === ""
            ? []
            : [
                {
                  ...own,
                  edit: { kind: "remove", at } as const,
                  called: `missing-${where}`,
                  sort: "missing",
                },
              ]),
          ...otherKinds(valueAt(seed, at)).map(({ value, called }) => ({
            ...own,
            edit: { kind: "set", at, value } as const,
            called: where === "" ? called : `${where}-${called}`,
            sort: "any",
          })),
        ];
      }),
  );
}

const MOST_PLACES = 100;

/** Valid values for the branch that the mutant shuts out. */
function lettingIn(
  { entry, moved }: Mutant,
  { resolved, contract, samples }: OptionsInput,
): readonly JsonValue[] {
  if (moved !== undefined)
    return fittingSeveral(entry, moved.from, { resolved, contract, samples });
  const [reference] = resolved.references.get(entry.key)?.values() ?? [];
  const target = contract.declarations.get(reference?.target.key ?? entry.key);
  if (target !== undefined) return samples.of(target);
  const schema = entry.value;
  if (!isObject(schema)) return [];
  const constant = get(schema, "const");
  if (constant !== undefined) return [constant];
  const values = get(schema, "enum");
  if (isArray(values)) return values;
  return otherKinds(undefined).map(({ value }) => value);
}

/** Values that may fit more than one branch: those of each, and what two of them have together. */
function fittingSeveral(
  { source, pointer, value }: SchemaEntry,
  keyword: string,
  { resolved, contract, samples }: Omit<OptionsInput, "anchors">,
): readonly JsonValue[] {
  const branches = isObject(value) ? get(value, keyword) : undefined;
  if (!isArray(branches)) return [];
  const byBranch = branches.map((branch, i): readonly JsonValue[] => {
    const key = keyOf({ source, pointer: append(pointer, keyword, i) });
    const [reference] = resolved.references.get(key)?.values() ?? [];
    const target = contract.declarations.get(reference?.target.key ?? key);
    if (target !== undefined) return samples.of(target).slice(0, 2);
    const listed = isObject(branch) ? (get(branch, "enum") ?? get(branch, "examples")) : undefined;
    return isArray(listed) ? listed : [];
  });
  const objects = byBranch.map((values) => values.findLast(isObject));
  const together = objects.flatMap((a, i) =>
    objects.slice(i + 1).flatMap((b) =>
      a === undefined || b === undefined
        ? []
        : [
            { ...a, ...b },
            { ...b, ...a },
          ],
    ),
  );
  return [...together, ...byBranch.flat(), {}, 0, 1, 15, 30, "", "text"];
}

function requiredName({ entry, pointer }: Mutant): string {
  const names = isObject(entry.value) ? get(entry.value, "required") : undefined;
  const name = isArray(names) ? names[Number(lastToken(pointer))] : undefined;
  return typeof name === "string" ? name : "";
}

/** A place in a file name; of an item, the array's. */
export function pathSlug(at: string): string {
  return at
    .split("/")
    .filter((token) => token !== "" && !/^\d+$/.test(token))
    .map(slug)
    .join("-");
}

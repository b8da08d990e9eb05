/** Finds schemas that judge a value by themselves: references and applicators in a circle that passes no property or item. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import { isObject } from "../json/value.js";
import { inPlaceKeywords, subschemasOf } from "./keywords.js";
import { keyOf, type LocationKey, type ResolvedReference, type SchemaEntry } from "./resolved.js";

interface Edge {
  readonly keyword: string;
  readonly from: SchemaEntry;
  readonly to: SchemaEntry;
}

/** Schemas that judge one value one after the other: more than what later stages can follow. */
const longestChain = 1000;

export interface Cycles {
  readonly diagnostics: readonly Diagnostic[];
  readonly closing: readonly ResolvedReference[];
}

/**
 * One diagnostic per circle, at the reference that closes it, with the other references on the way as related places.
 * The closing references are returned too: without them, no circle is left, and no chain beyond what can be followed.
 */
export function findCycles(
  schemas: ReadonlyMap<LocationKey, SchemaEntry>,
  references: ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>,
): Cycles {
  const diagnostics: Diagnostic[] = [];
  const closing: ResolvedReference[] = [];
  const done = new Set<LocationKey>();

  // Depth first with a stack of our own: contracts may chain references deeper than the call stack.
  for (const start of schemas.values()) {
    if (done.has(start.key)) continue;
    const first = edgesOf(start, schemas, references);
    if (first.length === 0) {
      done.add(start.key);
      continue;
    }
    const onPath = new Map<LocationKey, number>([[start.key, 0]]);
    const path: { readonly entry: SchemaEntry; readonly edges: Edge[]; via?: Edge }[] = [
      { entry: start, edges: first },
    ];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = top.edges.pop();
      if (edge === undefined) {
        done.add(top.entry.key);
        onPath.delete(top.entry.key);
        path.pop();
        continue;
      }
      const index = onPath.get(edge.to.key);
      if (index !== undefined) {
        const circle = path
          .slice(index + 1)
          .flatMap((step) => (step.via === undefined ? [] : [step.via]));
        const edges = [...circle, edge];
        const reference = references.get(edge.from.key)?.get(edge.keyword);
        // A circle has at least one reference; where the closing edge is none, the last one on the way stands for it.
        const last =
          reference ??
          edges
            .map((e) => references.get(e.from.key)?.get(e.keyword))
            .findLast((r) => r !== undefined);
        if (last !== undefined && !closing.includes(last)) {
          closing.push(last);
          diagnostics.push(describe(edges, last));
        }
      } else if (path.length >= longestChain && references.get(edge.from.key)?.has(edge.keyword)) {
        const reference = references.get(edge.from.key)?.get(edge.keyword);
        if (reference === undefined || closing.includes(reference)) continue;
        closing.push(reference);
        diagnostics.push(
          diagnostic("too-deep", {
            message: `This reference is the end of a chain of more than ${longestChain} schemas that refer to each other`,
            location: reference.from.source.locate(
              append(reference.from.pointer, reference.keyword),
            ),
          }),
        );
      } else if (!done.has(edge.to.key)) {
        onPath.set(edge.to.key, path.length);
        path.push({ entry: edge.to, edges: edgesOf(edge.to, schemas, references), via: edge });
      }
    }
  }
  return { diagnostics, closing };
}

/** A text that says where a schema leads in place: equal texts of all schemas, in one order, have equal cycles. */
export function waysOf(
  entry: SchemaEntry,
  schemas: ReadonlyMap<LocationKey, SchemaEntry>,
  references: ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>,
): string {
  return edgesOf(entry, schemas, references)
    .map(({ keyword, to }) => `${keyword} ${to.key}`)
    .join("\n");
}

function edgesOf(
  entry: SchemaEntry,
  schemas: ReadonlyMap<LocationKey, SchemaEntry>,
  references: ReadonlyMap<LocationKey, ReadonlyMap<string, ResolvedReference>>,
): Edge[] {
  const edges: Edge[] = [];
  if (!isObject(entry.value)) return edges;
  for (const [keyword, reference] of references.get(entry.key) ?? []) {
    edges.push({ keyword, from: entry, to: reference.target });
  }
  for (const sub of subschemasOf(entry.value, entry.pointer, entry.dialect, inPlaceKeywords)) {
    const to = schemas.get(keyOf({ source: entry.source, pointer: sub.pointer }));
    if (to !== undefined) edges.push({ keyword: sub.keyword, from: entry, to });
  }
  return edges.reverse();
}

function describe(edges: readonly Edge[], closing: ResolvedReference): Diagnostic {
  const isReference = (edge: Edge) => edge.keyword.startsWith("$");
  const inherits =
    edges.some((edge) => edge.keyword === "allOf") &&
    edges.every((edge) => edge.keyword === "allOf" || isReference(edge));
  const steps = edges.filter(isReference);
  const names = steps.map(
    (edge) => edge.to.source.path + (edge.to.pointer && "#" + edge.to.pointer),
  );
  const way = [names.at(-1), ...names].join(" → ");
  const location = closing.from.source.locate(append(closing.from.pointer, closing.keyword));
  const related = steps
    .filter((edge) => edge.from.key !== keyOf(closing.from))
    .map((edge) => ({
      message: "on the way round",
      location: edge.from.source.locate(append(edge.from.pointer, edge.keyword)),
    }));
  return inherits
    ? diagnostic("inheritance-cycle", {
        message: `This type inherits from itself: ${way}`,
        location,
        related,
      })
    : diagnostic("reference-cycle", {
        message: `This schema refers to itself without a way out: ${way}`,
        location,
        related,
      });
}

/**
 * What a build keeps for the next one in the same process, so that only what an edit touches is computed again.
 *
 * Law: a memo never changes a result. An answer is used again only where all that its computation read is as it was: the values
 * behind the keys of tracked maps, and other answers, read in the same order. A computation may read nothing else that differs from
 * build to build. An answer that is computed anew and turns out built alike is the old one, so what rests on it stays.
 *
 * A build goes through its stages in one order: it tracks a map, or asks anew, before anything reads it. One computation runs at a
 * time.
 */

import { same } from "./same.js";

/** Something that can be read, and the build in which it was last found changed. */
interface Cell {
  changed: number;
}

interface MapCell extends Cell {
  value: unknown;
}

interface Answer extends Cell {
  readonly key: string;
  readonly query: Query;
  value: unknown;
  /** The build in which it was last known to hold; 0 before it is first computed. */
  verified: number;
  reads: readonly Cell[];
  isRunning: boolean;
}

interface Query {
  compute: (key: string) => unknown;
  /** The build that `compute` belongs to. */
  build: number;
  readonly answers: Map<string, Answer>;
}

interface Tracked {
  map: ReadonlyMap<string, unknown>;
  readonly cells: Map<string, MapCell>;
  /** Of all keys and their order. */
  readonly whole: Cell;
}

export class Memo {
  #build = 1;
  #isInDoubt = false;
  readonly #queries = new Map<string, Query>();
  readonly #tracked = new Map<string, Tracked>();
  readonly #kept = new Map<string, WeakMap<object, unknown>>();
  /** The reads of the computations that are under way, the innermost last. */
  readonly #readers: Set<Cell>[] = [];

  /** Whether an answer depends on which was asked for first, since one was asked for while it was computed: then the law may not hold. */
  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /** Called by a computation whose answer depends on what was asked for before. */
  doubt(): void {
    this.#isInDoubt = true;
  }

  /** Begins the next build. After a build that went to its end, answers that it did not need are forgotten. */
  next(wasWhole: boolean): void {
    if (wasWhole) {
      for (const { answers } of this.#queries.values()) {
        for (const [key, answer] of answers) {
          if (answer.verified < this.#build) answers.delete(key);
        }
      }
    }
    this.#build++;
    this.#readers.length = 0;
  }

  /** `map` as computations see it. What differs from the map that was tracked by this name before is found changed. */
  track<V>(name: string, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    const known = this.#tracked.get(name);
    if (known === undefined) {
      const tracked = { map, cells: new Map(), whole: { changed: this.#build } };
      this.#tracked.set(name, tracked);
      return new TrackedMap(map, (key) => this.#readKey(tracked, key), this.#readAll(tracked));
    }
    for (const [key, cell] of known.cells) {
      const value = map.get(key);
      if (value === cell.value) continue;
      cell.value = value;
      cell.changed = this.#build;
    }
    if (!sameEntries(known.map, map)) known.whole.changed = this.#build;
    known.map = map;
    return new TrackedMap(map, (key) => this.#readKey(known, key), this.#readAll(known));
  }

  /** The same for what is only asked for by key. `changed`: all keys whose values differ from the last build's, where that is known. */
  trackLookup<V>(
    name: string,
    map: ReadonlyMap<string, V>,
    changed?: Iterable<string>,
  ): Pick<ReadonlyMap<string, V>, "get" | "has"> {
    let known = this.#tracked.get(name);
    if (known === undefined) {
      known = { map, cells: new Map(), whole: { changed: this.#build } };
      this.#tracked.set(name, known);
    }
    known.map = map;
    for (const key of changed ?? known.cells.keys()) {
      const cell = known.cells.get(key);
      const value = map.get(key);
      if (cell === undefined || cell.value === value) continue;
      cell.value = value;
      cell.changed = this.#build;
    }
    const { cells } = known;
    return new TrackedMap(map, (key) => this.#readKey({ map, cells }, key), this.#readAll(known));
  }

  /** The same for values that are made anew each time: one that is built alike is the old one. */
  trackAlike<V>(name: string, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    const before = this.#tracked.get(name)?.map as ReadonlyMap<string, V> | undefined;
    const settled = new Map<string, V>();
    for (const [key, value] of map) {
      const old = before?.get(key);
      settled.set(key, old !== undefined && same(old, value) ? old : value);
    }
    return this.track(name, settled);
  }

  /**
   * `compute`, remembered under `name` by key. What is asked for while it is computed is what `whileRunning` says; without it, that
   * is an error of ours.
   */
  query<T>(
    name: string,
    compute: (key: string) => T,
    whileRunning?: (key: string) => T,
  ): (key: string) => T {
    const query = this.#queryNamed(name, compute);
    return (key) => {
      const answer = answerAt(query, key);
      if (answer.isRunning) {
        this.doubt();
        if (whileRunning === undefined) throw new Error(`${name} of ${key} depends on itself`);
        return whileRunning(key);
      }
      this.#refresh(answer);
      this.#note(answer);
      return answer.value as T;
    };
  }

  /** The same for what takes time; it is not asked for by other computations. */
  queryLater<T>(name: string, compute: (key: string) => Promise<T>): (key: string) => Promise<T> {
    const query = this.#queryNamed(name, compute);
    return async (key) => {
      const answer = answerAt(query, key);
      if (this.#holds(answer)) return answer.value as T;
      const reads = new Set<Cell>();
      this.#readers.push(reads);
      const value = await compute(key);
      this.#readers.pop();
      this.#enter(answer, value, reads);
      return answer.value as T;
    };
  }

  /** A pure function of `object`, which never changes, and of what is the same for all builds. */
  ofObject<T>(name: string, object: object, compute: () => T): T {
    let known = this.#kept.get(name);
    if (known === undefined) this.#kept.set(name, (known = new WeakMap()));
    if (known.has(object)) return known.get(object) as T;
    const value = compute();
    known.set(object, value);
    return value;
  }

  #queryNamed(name: string, compute: (key: string) => unknown): Query {
    const known = this.#queries.get(name);
    if (known !== undefined) {
      known.compute = compute;
      known.build = this.#build;
      return known;
    }
    const query: Query = { compute, build: this.#build, answers: new Map() };
    this.#queries.set(name, query);
    return query;
  }

  #refresh(answer: Answer): void {
    if (answer.verified === this.#build) return;
    answer.isRunning = true;
    try {
      if (this.#holds(answer)) return;
      const reads = new Set<Cell>();
      this.#readers.push(reads);
      const value = answer.query.compute(answer.key);
      this.#readers.pop();
      this.#enter(answer, value, reads);
    } finally {
      answer.isRunning = false;
    }
  }

  /** Whether all that the answer was computed of is as it was. What comes later in its reads is looked at only if so far all is. */
  #holds(answer: Answer): boolean {
    if (answer.verified === this.#build) return true;
    if (answer.verified === 0) return false;
    for (const cell of answer.reads) {
      if (isAnswer(cell) && !this.#isSettled(cell)) return false;
      if (cell.changed > answer.verified) return false;
    }
    answer.verified = this.#build;
    return true;
  }

  /** Brings an answer that another rests on up to date; `false` where that can't be done now, so that the other is computed anew. */
  #isSettled(answer: Answer): boolean {
    if (answer.verified === this.#build) return true;
    if (answer.isRunning) this.doubt();
    if (answer.isRunning || answer.query.build !== this.#build) return false;
    this.#refresh(answer);
    return true;
  }

  #enter(answer: Answer, value: unknown, reads: ReadonlySet<Cell>): void {
    if (answer.verified === 0 || !same(answer.value, value)) {
      answer.value = value;
      answer.changed = this.#build;
    }
    answer.reads = [...reads];
    answer.verified = this.#build;
  }

  #note(cell: Cell): void {
    this.#readers.at(-1)?.add(cell);
  }

  #readKey(tracked: Pick<Tracked, "map" | "cells">, key: string): void {
    if (this.#readers.length === 0) return;
    let cell = tracked.cells.get(key);
    if (cell === undefined) {
      cell = { value: tracked.map.get(key), changed: this.#build };
      tracked.cells.set(key, cell);
    }
    this.#note(cell);
  }

  #readAll(tracked: Tracked): () => void {
    return () => this.#note(tracked.whole);
  }
}

function answerAt(query: Query, key: string): Answer {
  let answer = query.answers.get(key);
  if (answer === undefined) {
    const unknown = { value: undefined, changed: 0, verified: 0, reads: [], isRunning: false };
    answer = { key, query, ...unknown };
    query.answers.set(key, answer);
  }
  return answer;
}

function isAnswer(cell: Cell): cell is Answer {
  return "query" in cell;
}

function sameEntries(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [key, value] of a) {
    const other = others.next().value;
    if (other === undefined || other[0] !== key || other[1] !== value) return false;
  }
  return true;
}

/** A map that tells which of its keys are read. */
class TrackedMap<V> implements ReadonlyMap<string, V> {
  readonly #map: ReadonlyMap<string, V>;
  readonly #readKey: (key: string) => void;
  readonly #readAll: () => void;

  constructor(map: ReadonlyMap<string, V>, readKey: (key: string) => void, readAll: () => void) {
    this.#map = map;
    this.#readKey = readKey;
    this.#readAll = readAll;
  }

  get size(): number {
    this.#readAll();
    return this.#map.size;
  }

  get(key: string): V | undefined {
    this.#readKey(key);
    return this.#map.get(key);
  }

  has(key: string): boolean {
    this.#readKey(key);
    return this.#map.has(key);
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this);
  }

  entries(): MapIterator<[string, V]> {
    this.#readAll();
    return this.#map.entries();
  }

  keys(): MapIterator<string> {
    this.#readAll();
    return this.#map.keys();
  }

  values(): MapIterator<V> {
    this.#readAll();
    return this.#map.values();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

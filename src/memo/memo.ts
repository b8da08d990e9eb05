/**
 * What a build keeps for the next one in the same process, so that only what an edit touches is computed again.
 *
 * Law: a memo never changes a result. An answer is used again only where all that its computation read is as it was: the values
 * behind the keys of tracked maps, and other answers, read in the same order. A computation may read nothing else that differs from
 * build to build. An answer that is computed anew and turns out built alike is the old one, so what rests on it stays.
 *
 * What is found changed makes all answers doubtful that rest on it, directly or not. A doubtful answer is looked into when it is
 * asked for; any other holds without a look, so that an edit costs what it touches, not what there is.
 *
 * A build goes through its stages in one order: it tracks a map, or asks anew, before anything reads it. One computation runs at a
 * time.
 */

import { same } from "./same.js";

/** Something that can be read, and the build in which it was last found changed. */
interface Cell {
  changed: number;
  /** The answers that have read it since, but for some that are doubtful. */
  readers?: Set<Answer>;
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
  /** Whether something that it rests on has been found changed since it was last known to hold. */
  isDoubtful: boolean;
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
  readonly #lasting = new Map<
    string,
    { readonly facts: readonly unknown[]; readonly value: unknown }
  >();
  readonly #doubtful = new Set<Answer>();
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

  /** Begins the next build. After a build that went to its end, doubtful answers are forgotten: it did not need them. */
  next(wasWhole: boolean): void {
    if (wasWhole) {
      for (const answer of this.#doubtful) {
        answer.query.answers.delete(answer.key);
        for (const cell of answer.reads) cell.readers?.delete(answer);
      }
      this.#doubtful.clear();
    }
    this.#build++;
    this.#readers.length = 0;
  }

  /** `map` as computations see it. What differs from the map that was tracked by this name before is found changed. */
  track<V>(name: string, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    const before = this.#tracked.get(name)?.map ?? map;
    const tracked = this.#trackedNamed(name, map);
    const differing = before === map ? [] : keysThatDiffer(before, map);
    if (differing?.length !== 0) this.#change(tracked.whole);
    this.#settle(tracked, differing ?? tracked.cells.keys());
    return this.#view(tracked, map);
  }

  /** The same for what is only asked for by key. `changed`: all keys whose values differ from the last build's, where that is known. */
  trackLookup<V>(
    name: string,
    map: ReadonlyMap<string, V>,
    changed?: Iterable<string>,
  ): Pick<ReadonlyMap<string, V>, "get" | "has"> {
    const tracked = this.#trackedNamed(name, map);
    this.#settle(tracked, changed ?? tracked.cells.keys());
    return this.#view(tracked, map);
  }

  /** The same for values that are made anew each time: one that is built alike is the old one. */
  trackAlike<V>(name: string, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    const before = this.#tracked.get(name)?.map as ReadonlyMap<string, V> | undefined;
    if (before === undefined) return this.track(name, map);
    const settled = new Map(map);
    for (const key of keysThatDiffer(before, map) ?? map.keys()) {
      const old = before.get(key);
      if (old !== undefined && same(old, map.get(key))) settled.set(key, old);
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

  /** `compute()`, or what it was in the last build, where `facts`, all that it depends on, are the very same in the same order. */
  whileSame<T>(name: string, facts: readonly unknown[], compute: () => T): T {
    const known = this.#lasting.get(name);
    if (known !== undefined && sameItems(known.facts, facts)) return known.value as T;
    const value = compute();
    this.#lasting.set(name, { facts, value });
    return value;
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
    if (!answer.isDoubtful) {
      answer.verified = this.#build;
      return true;
    }
    for (const cell of answer.reads) {
      if (isAnswer(cell) && !this.#isSettled(cell)) return false;
      if (cell.changed > answer.verified) return false;
    }
    this.#hold(answer);
    return true;
  }

  /** Notes that an answer holds by its reads. */
  #hold(answer: Answer): void {
    for (const cell of answer.reads) (cell.readers ??= new Set()).add(answer);
    answer.verified = this.#build;
    answer.isDoubtful = false;
    this.#doubtful.delete(answer);
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
    this.#hold(answer);
  }

  #note(cell: Cell): void {
    this.#readers.at(-1)?.add(cell);
  }

  #trackedNamed(name: string, map: ReadonlyMap<string, unknown>): Tracked {
    const known = this.#tracked.get(name);
    if (known !== undefined) {
      known.map = map;
      return known;
    }
    const tracked = { map, cells: new Map(), whole: { changed: this.#build } };
    this.#tracked.set(name, tracked);
    return tracked;
  }

  /** Finds changed, of `keys`, those whose values are others than they were when they were read. */
  #settle({ map, cells }: Tracked, keys: Iterable<string>): void {
    for (const key of keys) {
      const cell = cells.get(key);
      const value = map.get(key);
      if (cell === undefined || cell.value === value) continue;
      cell.value = value;
      this.#change(cell);
    }
  }

  #change(cell: Cell): void {
    cell.changed = this.#build;
    const cells: Cell[] = [cell];
    for (let next = cells.pop(); next !== undefined; next = cells.pop()) {
      for (const answer of next.readers ?? []) {
        if (answer.isDoubtful) continue;
        answer.isDoubtful = true;
        this.#doubtful.add(answer);
        cells.push(answer);
      }
      // They are readers again once they are known to hold.
      delete next.readers;
    }
  }

  #view<V>(tracked: Tracked, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    return new TrackedMap(map, (key) => this.#readKey(tracked, key), this.#readAll(tracked));
  }

  #readKey(tracked: Tracked, key: string): void {
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
    const unknown = { value: undefined, changed: 0, verified: 0, reads: [] };
    answer = { key, query, ...unknown, isRunning: false, isDoubtful: false };
    query.answers.set(key, answer);
  }
  return answer;
}

function isAnswer(cell: Cell): cell is Answer {
  return "query" in cell;
}

/** The keys whose values differ in maps of the same keys in the same order; `undefined` where those differ. */
function keysThatDiffer(
  a: ReadonlyMap<string, unknown>,
  b: ReadonlyMap<string, unknown>,
): readonly string[] | undefined {
  if (a.size !== b.size) return undefined;
  const keys: string[] = [];
  const others = b.entries();
  for (const [key, value] of a) {
    const [otherKey, otherValue] = others.next().value ?? [];
    if (otherKey !== key) return undefined;
    if (otherValue !== value) keys.push(key);
  }
  return keys;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
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

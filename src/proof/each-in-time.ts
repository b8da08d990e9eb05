import { stepsInTime } from "../backends/validators/index.js";

/**
 * Does `work` with each item in order, until it gives false. An item that takes longer than the limit is left in the midst of it, and
 * handed to `stopped`, which may give false as well.
 */
export function eachInTime<T>(
  items: readonly T[],
  work: (item: T) => boolean | void,
  stopped: (item: T) => boolean | void,
  milliseconds?: number,
): void {
  if (items.length === 0) return;
  const by =
    (what: typeof work) =>
    (i: number): boolean =>
      what(items[i] as T) !== false && i + 1 < items.length;
  stepsInTime(by(work), by(stopped), milliseconds);
}

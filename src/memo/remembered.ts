import type { Memo } from "./memo.js";

/** A question by key whose answers are remembered: by `memo` under `name`, or, without one, as long as the question itself lives. */
export function remembered<T>(
  memo: Memo | undefined,
  name: string,
  compute: (key: string) => T,
): (key: string) => T {
  if (memo !== undefined) return memo.query(name, compute);
  const answers = new Map<string, { readonly value: T }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.value;
    const value = compute(key);
    answers.set(key, { value });
    return value;
  };
}

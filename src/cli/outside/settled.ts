/**
 * The promise of code from outside; where it can't be settled any more, since nothing is left in this process that could, it is rejected. Else the
 * process would end without a word.
 */
export async function settled<T>(promise: T | Promise<T>): Promise<T> {
  let giveUp = (): void => {};
  const end = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error("its promise is never settled"));
  });
  process.once("beforeExit", giveUp);
  try {
    return await Promise.race([promise, end]);
  } finally {
    process.off("beforeExit", giveUp);
  }
}

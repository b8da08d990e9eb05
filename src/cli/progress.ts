import type { Context } from "./context.js";

export interface Progress {
  /** Shows what is being done now, in place of what was before. */
  step(text: string): void;
  /** Clears the line. */
  done(): void;
}

const CLEAR_LINE = "\r\u001b[2K";

/** One line on a terminal's standard error; nothing in pipes and CI. */
export function createProgress({ err, showsProgress }: Context): Progress {
  if (!showsProgress) return { step: () => {}, done: () => {} };
  return {
    step: (text) => err(`${CLEAR_LINE}${text} …`),
    done: () => err(CLEAR_LINE),
  };
}

/** What a command may use of the process: everything else it is given as data. */

export interface Context {
  readonly workingFolder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
  /** The same piece by piece, as it comes, where it can be had so. */
  readonly stdinChunks?: () => AsyncIterable<Uint8Array>;
  readonly colours: boolean;
  /** Whether a line of progress may be drawn on standard error. */
  readonly showsProgress: boolean;
}

/** The context of this process. */
export function processContext(colours: boolean): Context {
  return {
    workingFolder: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    stdinChunks: () => process.stdin as AsyncIterable<Uint8Array>,
    colours,
    showsProgress: process.stderr.isTTY && !process.env["CI"],
  };
}

/** How large a schema file may be. */

import { stat } from "node:fs/promises";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Of one schema file. One of 50 MB, compiled to all targets, took more than a gigabyte. */
const mostBytes = 16 << 20;

/** What is to be said of a file, shown under that name, that is larger than allof compiles. Throws where there is none. */
export async function tooLarge(absolute: string, shown: string): Promise<Diagnostic | undefined> {
  return tooManyBytes((await stat(absolute)).size, shown);
}

/** The same of a file whose size is known. */
export function tooManyBytes(size: number, shown: string): Diagnostic | undefined {
  if (size <= mostBytes) return undefined;
  const message = `The file is larger than ${mostBytes >> 20} MB, which is more than allof compiles`;
  return diagnostic("too-large", { message, location: { file: shown } });
}

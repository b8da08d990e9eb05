import { json } from "./json.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./report.js";

/** Every reporter, by its name for `--reporter`. */
export const reporters = { pretty, json } as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof reporters;

export const reporterNames = Object.keys(reporters) as readonly ReporterName[];

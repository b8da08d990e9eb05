import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./report.js";
import { sarif } from "./sarif.js";

/** Every reporter, by its name for `--reporter`. */
export const reporters = {
  pretty,
  json,
  github,
  junit,
  sarif,
  gitlab,
} as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof reporters;

export const reporterNames = Object.keys(reporters) as readonly ReporterName[];

/** The reporters whose text people read; the others make one document, which nothing may be mixed into. */
export const forPeople: ReadonlySet<ReporterName> = new Set<ReporterName>(["pretty", "github"]);

import type { Location } from "../diagnostics/diagnostic.js";

/** Where formats that demand a file put a finding that speaks of no file: the configuration stands for the run. */
export const wholeRun: Location = { file: "allof.config.json" };

/** Ajv's validators, as modules to ship and in this process. */

export { createValidatorsBackend, type RuntimeAssets } from "./backend.js";
export { inTime, MOST_MILLISECONDS, stepsInTime } from "./in-time.js";
export {
  createValidators,
  judge,
  MOST_ERRORS,
  type Issues,
  type Validators,
} from "./in-process.js";
export { formats } from "./formats.js";
export { fitsScript } from "./fits-script.js";
export { linkUnits, type LinkedUnits, type Replacement } from "./linked-units.js";
export { rewrite, type RewriteOptions } from "./rewrite.js";
export { viewOf, type SchemaView } from "./schema-view.js";
export type { Unit } from "./unit.js";

/** Ajv's validators, as modules to ship and in this process. */

export { createValidatorsBackend, type RuntimeAssets } from "./backend.js";
export { createValidators, type Validators } from "./in-process.js";

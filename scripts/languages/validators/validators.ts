import { go } from "./go/go.js";
import { java } from "./java/java.js";
import { python } from "./python/python.js";
import { rust } from "./rust/rust.js";
import type { Validator } from "./validator.js";

/** A validator of each language. */
export const validators: readonly Validator[] = [python, go, rust, java];

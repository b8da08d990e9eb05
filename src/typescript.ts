/**
 * TypeScript's compiler. It is required, not imported: Node looks an imported CommonJS module's text over for the names that it exports,
 * and of nine megabytes that takes longer than all else.
 */

import { createRequire } from "node:module";
import type TypeScript from "typescript";

export const ts = createRequire(import.meta.url)("typescript") as typeof TypeScript;

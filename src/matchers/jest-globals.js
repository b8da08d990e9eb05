/** For jest with `import { expect } from "@jest/globals"`: the matchers; `jest-globals.d.ts` has their types. */

export { contractMatchers } from "./contract-matchers.js";

/** The types of the matchers on the `expect` of `@jest/globals`. Written by hand, since what it adds to is not installed here. */

import type { ContractTypeName } from "./contract-matchers.js";
import "expect";

export { contractMatchers } from "./contract-matchers.js";

declare module "expect" {
  interface Matchers<R> {
    /** Passes where the received payload is valid by this type of the contract. */
    toMatchContract(typeName: ContractTypeName): R;
  }
}

/** For jest: the matchers, and their types on the global `expect` of `@types/jest`. Of jest itself, nothing is imported. */

import type { ContractTypeName } from "./contract-matchers.js";

export { contractMatchers } from "./contract-matchers.js";

declare global {
  // The form in which `@types/jest` can be added to.
  // oxlint-disable-next-line typescript/no-namespace
  namespace jest {
    interface Matchers<R> {
      /** Passes where the received payload is valid by this type of the contract. */
      toMatchContract(typeName: ContractTypeName): R;
    }
  }
}

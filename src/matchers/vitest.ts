/** For vitest: the matchers, and their types on its `expect`. */

// What is augmented has to be known, and is: nobody else imports this.
import "vitest";
import type { ContractTypeName } from "./contract-matchers.js";

export { contractMatchers } from "./contract-matchers.js";

declare module "vitest" {
  interface Matchers<T> {
    /** Passes where the received payload is valid by this type of the contract. */
    toMatchContract(typeName: ContractTypeName): T;
  }
}

/** `toMatchContract`, for any `expect` that can be extended. */

import type { TypeCompanion } from "../runtime/runtime.js";

/** What a matcher of vitest and of jest returns. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A type alias: `expect.extend` takes what has an index signature, which an interface never has. */
export type ContractMatchers = {
  readonly toMatchContract: (payload: unknown, typeName: string) => MatcherResult;
};

/**
 * The matchers of a contract: `expect.extend(contractMatchers(contract))`, where `contract` is all that its generated `index.js` exports.
 * A type that the contract has not is an error, also after `.not`.
 */
export function contractMatchers(contract: Readonly<Record<string, unknown>>): ContractMatchers {
  return {
    toMatchContract(payload, typeName) {
      const companion = companionOf(contract, typeName);
      const result = companion.validate(payload);
      if (result.valid) {
        return {
          pass: true,
          message: () => `This should be no valid \`${typeName}\`, and it is one`,
        };
      }
      return {
        pass: false,
        message: () =>
          result.issues
            .map(
              ({ message, instancePath, schemaPath }) =>
                `Not a valid \`${typeName}\`: ${message}${instancePath === "" ? "" : ` at ${instancePath}`} (${schemaPath})`,
            )
            .join("\n"),
      };
    },
  };
}

function companionOf(
  contract: Readonly<Record<string, unknown>>,
  typeName: string,
): TypeCompanion<unknown> {
  const found = Object.hasOwn(contract, typeName) ? contract[typeName] : undefined;
  if (isCompanion(found)) return found;
  throw new TypeError(`The contract has no type \`${typeName}\` with a validator`);
}

function isCompanion(value: unknown): value is TypeCompanion<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "validate" in value &&
    typeof value.validate === "function"
  );
}

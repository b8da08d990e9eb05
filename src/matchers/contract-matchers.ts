/** `toMatchContract`, for any `expect` that can be extended. */

import { nearest } from "../diagnostics/nearest.js";
import type { TypeCompanion } from "../runtime/runtime.js";
import { faultWords } from "./fault-words.js";
import { createOrigins } from "./origin.js";

/** What a matcher of vitest and of jest returns. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Which contract `toMatchContract` is asked about, for the names of its types to be known:
 * `declare module "allof/matchers" { interface Register { contract: typeof import("./generated/index.js") } }`.
 */
// It is there to be added to.
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Register {}

/** The names of the registered contract's types; any name, where none is registered. */
export type ContractTypeName = Register extends { readonly contract: infer Contract }
  ? NamesIn<Contract>
  : string;

type NamesIn<Contract> = {
  [Name in keyof Contract]: Contract[Name] extends { readonly "~standard": unknown }
    ? Name & string
    : never;
}[keyof Contract];

/** A type alias: `expect.extend` takes what has an index signature, which an interface never has. */
export type ContractMatchers = {
  readonly toMatchContract: (payload: unknown, typeName: string) => MatcherResult;
};

/** More than this nobody reads. */
const MOST = 10;

/**
 * The matchers of a contract: `expect.extend(contractMatchers(contract))`, where `contract` is all that its generated `index.js` exports.
 * A type that the contract has not is an error, also after `.not`.
 */
export function contractMatchers(contract: Readonly<Record<string, unknown>>): ContractMatchers {
  const companions = new Map(
    Object.entries(contract).flatMap(([name, value]) =>
      isCompanion(value) ? [[name, value] as const] : [],
    ),
  );
  const originOf = createOrigins([...companions.values()]);
  return {
    toMatchContract(payload, typeName) {
      const companion = companions.get(typeName);
      if (companion === undefined) throw new TypeError(unknown(typeName, [...companions.keys()]));
      const result = companion.validate(payload);
      if (result.valid) {
        return {
          pass: true,
          message: () =>
            `This should be no valid \`${typeName}\`, and it is one: it breaks no rule of the type`,
        };
      }
      const { issues } = result;
      return {
        pass: false,
        message: () => {
          const told = issues
            .slice(0, MOST)
            .map((issue) => faultWords(issue, payload, originOf(issue.schemaPath, companion)));
          const more = issues.length - told.length;
          return [
            ...told.map((words) => `Not a valid \`${typeName}\`: ${words}`),
            ...(more > 0 ? [`… and ${more} more`] : []),
          ].join("\n");
        },
      };
    },
  };
}

function unknown(typeName: string, names: readonly string[]): string {
  const near: string[] = [];
  for (let rest = names; near.length < 3; rest = rest.filter((name) => !near.includes(name))) {
    const next = nearest(typeName, rest);
    if (next === undefined) break;
    near.push(next);
  }
  const [first, ...others] = near.map((name) => `\`${name}\``);
  const meant =
    first === undefined
      ? names.length === 0
        ? ": nothing in it is one. Give it all that the generated `index.js` exports"
        : ""
      : `. Did you mean ${[first, ...others].join(" or ")}?`;
  return `The contract has no type \`${typeName}\` with a validator${meant}`;
}

function isCompanion(value: unknown): value is TypeCompanion<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "validate" in value &&
    typeof value.validate === "function" &&
    "schema" in value
  );
}

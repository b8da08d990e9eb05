/** The contract's types are those of the published SDK, but for the exceptions. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  LOCK_DEVICE_TYPES,
  NOISE_SENSOR_DEVICE_TYPES,
  PROVIDERS,
  THERMOSTAT_DEVICE_TYPES,
} from "seamapi";
import { describe, expect, it } from "vitest";
import { counterparts, leftOut, withoutCounterpart } from "./counterparts.js";
import { exceptions, type Exception } from "./exceptions.js";
import { compare, root, sdkNames, type Comparison, type Pair } from "./sdk.js";

const contract = JSON.parse(readFileSync(join(root, "generated", "contract.json"), "utf8")) as {
  readonly types: readonly { readonly name: string; readonly file: string }[];
};
const names = contract.types.map(({ name }) => name);
const sdkOf = (name: string): string => counterparts[name]?.sdk ?? name;
const compared = names.filter(
  (name) => counterparts[name] !== undefined || sdkNames.includes(name),
);

const equal: Comparison = { oursToSdk: true, sdkToOurs: true };

const asDirection = ({ oursToSdk, sdkToOurs }: Comparison): string => {
  if (oursToSdk === "any or never" || sdkToOurs === "any or never") return "any or never";
  if (oursToSdk && sdkToOurs) return "equal";
  return oursToSdk ? "narrower" : sdkToOurs ? "wider" : "neither";
};

const wholePair = (name: string): Pair => ({ ours: `Ours.${name}`, sdk: sdkOf(name) });

const restrict = (name: string, how: "Without" | "Only", members: readonly string[]): Pair => {
  const list = members.map((member) => JSON.stringify(member)).join(" | ") || "never";
  const { ours, sdk } = wholePair(name);
  return { ours: `${how}<${ours}, ${list}>`, sdk: `${how}<${sdk}, ${list}>` };
};

/** The comparison that must come out equal, and those that must not: with one of the members that differ put back. */
function restrictions(
  name: string,
  { without, only }: Exception,
): {
  readonly equal: readonly Pair[];
  readonly different: readonly Pair[];
} {
  if (without !== undefined) {
    return {
      equal: [restrict(name, "Without", without)],
      different: without.map((member) =>
        restrict(
          name,
          "Without",
          without.filter((other) => other !== member),
        ),
      ),
    };
  }
  return { equal: only === undefined ? [] : [restrict(name, "Only", only)], different: [] };
}

// Every question of this file in one program.
const restricted = Object.entries(exceptions).map(([name, exception]) => ({
  name,
  ...restrictions(name, exception),
}));
const pairs = [
  ...compared.map(wholePair),
  ...restricted.flatMap((each) => [...each.equal, ...each.different]),
];
const controls: readonly (Pair & { readonly found: string })[] = [
  { ours: "{ a?: string }", sdk: "{}", found: "narrower" },
  { ours: "{ a: string }", sdk: "{ a?: string }", found: "narrower" },
  { ours: "{ a: string }", sdk: "{ a: any }", found: "narrower" },
  { ours: "{ a: unknown }", sdk: "{ a: any }", found: "equal" },
  { ours: "{ a: 1 } | { b: 1 }", sdk: "{ a: 1 }", found: "wider" },
  { ours: "string", sdk: "number", found: "neither" },
  { ours: "any", sdk: "string", found: "any or never" },
  { ours: "string", sdk: "never", found: "any or never" },
];
const answers = compare([...pairs, ...controls]);
const verdicts = new Map(pairs.map((pair, i) => [pair.ours, answers[i]]));
const verdictOf = (pair: Pair): Comparison => {
  const found = verdicts.get(pair.ours);
  if (found === undefined) throw new Error(`not asked: ${pair.ours}`);
  return found;
};

it("the comparison tells equal types from wider, narrower and empty ones", () => {
  const found = answers.slice(pairs.length).map(asDirection);
  expect(found).toEqual(controls.map((control) => control.found));
});

it("each type of the contract has a counterpart in the SDK, or is listed as having none", () => {
  const unlisted = names.filter(
    (name) => !compared.includes(name) && withoutCounterpart[name] === undefined,
  );
  expect(unlisted, "list them in counterparts.ts").toEqual([]);
  const both = Object.keys(withoutCounterpart).filter((name) => compared.includes(name));
  expect(both, "listed as without counterpart, and have one").toEqual([]);
  const listed = [counterparts, withoutCounterpart, exceptions].flatMap(Object.keys);
  expect(
    listed.filter((name) => !names.includes(name)),
    "no longer in the contract",
  ).toEqual([]);
});

it("each type of the SDK has a counterpart in the contract, or is listed as left out", () => {
  const others = sdkNames.filter((name) => !names.includes(name));
  const unlisted = others.filter((name) => !leftOut.some((each) => each.names.test(name)));
  expect(unlisted, "list them in counterparts.ts").toEqual([]);
  const unused = leftOut.filter((each) => !others.some((name) => each.names.test(name)));
  expect(unused, "nothing is left out for this reason").toEqual([]);
});

describe("is mutually assignable with the SDK's type", () => {
  it.each(compared.filter((name) => exceptions[name] === undefined))("%s", (name) => {
    expect(verdictOf(wholePair(name)), sdkOf(name)).toEqual(equal);
  });
});

describe("is an exception, differs as it says, and in nothing else", () => {
  it.each(restricted.map((each) => [each.name, each] as const))("%s", (name, asked) => {
    expect(asDirection(verdictOf(wholePair(name)))).toBe(exceptions[name]?.ours);
    for (const pair of asked.equal) expect(verdictOf(pair), pair.ours).toEqual(equal);
    for (const pair of asked.different) {
      expect(asDirection(verdictOf(pair)), `${pair.ours}: needlessly left out`).not.toBe("equal");
    }
  });
});

describe("lists the values that the SDK lists, which its types don't say", () => {
  it.each([
    ["LockDeviceType", LOCK_DEVICE_TYPES],
    ["NoiseSensorDeviceType", NOISE_SENSOR_DEVICE_TYPES],
    ["ThermostatDeviceType", THERMOSTAT_DEVICE_TYPES],
    ["Provider", PROVIDERS],
  ] as const)("%s", (name, values) => {
    const file = contract.types.find((type) => type.name === name)?.file ?? "";
    const schema = JSON.parse(readFileSync(join(root, "schemas", file), "utf8")) as {
      readonly enum: readonly string[];
    };
    expect([...schema.enum].sort()).toEqual([...new Set(values)].sort());
  });
});

import { isArray, isObject, type JsonValue } from "../../src/json/value.js";
import type { Contract } from "../../src/model/contract.js";
import { mutantsOf } from "../corpora/mutants.js";
import type { Payload } from "../corpora/subject.js";
import { samplesOf, scalars } from "./samples.js";

/** A value, and whether the schema accepts it. */
export interface Probe {
  readonly value: JsonValue;
  readonly isValid: boolean;
}

const mostPayloads = 6;
const mostMutants = 40;
/** Characters of JSON. */
const longest = 6000;

/**
 * Values of which plain Ajv says, by the authors' schema, whether they are valid: payloads, samples of the type on their own and on
 * top of a payload, the simplest values of all, and what differs in one place from a valid one. Of invalid values only these last
 * count: what else is wrong with others nobody knows. Without Ajv, only what the authors call valid.
 */
export function probesOf(
  payloads: readonly Payload[],
  contract: Contract,
  id: string,
  isValid: ((value: JsonValue) => boolean) | undefined,
): readonly Probe[] {
  const own = payloads
    .filter(({ verdict, value }) => verdict === "valid" && JSON.stringify(value).length < longest)
    .map(({ value }) => value)
    .slice(0, mostPayloads);
  if (isValid === undefined) return own.map((value) => ({ value, isValid: true }));
  const samples = samplesOf(contract, id);
  const grafts = samples.flatMap((sample) => {
    const [payload] = own;
    return isObject(sample) && isObject(payload) ? [{ ...sample, ...payload }] : [];
  });
  const valid = distinct([...scalars, ...samples, ...own, ...grafts]).filter(isValid);
  const byLength = [...valid].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  const mutants = byLength
    .slice(0, mostPayloads)
    .flatMap((value) => [
      ...mutantsOf(value, mostMutants).map((mutant) => mutant.value),
      ...spread(additionsTo(value), mostMutants),
    ]);
  return [
    ...valid.map((value) => ({ value, isValid: true })),
    ...distinct(mutants).map((value) => ({ value, isValid: isValid(value) })),
  ];
}

const added: readonly JsonValue[] = ["text", null, {}];

/** The value with a member of another name, of several types, in each of its objects. */
function additionsTo(value: JsonValue): readonly JsonValue[] {
  if (isArray(value)) {
    return value
      .slice(0, 2)
      .flatMap((item, i) => additionsTo(item).map((one) => value.with(i, one)));
  }
  if (!isObject(value)) return [];
  return [
    ...added.map((member) => ({ ...value, addedByComparison: member })),
    ...Object.entries(value).flatMap(([key, member]) =>
      additionsTo(member).map((one) => ({ ...value, [key]: one })),
    ),
  ];
}

function spread<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, i) => i % step === 0);
}

function distinct(values: readonly JsonValue[]): readonly JsonValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Numbers of JSON as what they are, decimals: exact, where sums of doubles are not. */

/** `units / 10^scale` */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** The decimal that a double is written as. */
export function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toString().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const units = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** Several numbers over one power of ten: their units, in order. */
export function unitsOf(values: readonly number[]): {
  readonly units: readonly bigint[];
  readonly scale: number;
} {
  const decimals = values.map(decimalOf);
  const scale = Math.max(0, ...decimals.map((each) => each.scale));
  return { units: decimals.map((each) => each.units * 10n ** BigInt(scale - each.scale)), scale };
}

/** The double that is nearest to `units / 10^scale`. */
export function numberOf({ units, scale }: Decimal): number {
  return Number(`${units}e-${scale}`);
}

/** Whether `value` is a whole multiple of `of`, which is greater than 0 (2020-12 Validation, 6.2.1). */
export function isMultiple(value: number, of: number): boolean {
  const {
    units: [a = 0n, b = 1n],
  } = unitsOf([value, of]);
  return b !== 0n && a % b === 0n;
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** The whole quotient, rounded down or up. */
export function quotient(a: bigint, b: bigint, rounding: "down" | "up"): bigint {
  const whole = a / b;
  const isExact = whole * b === a;
  if (isExact) return whole;
  const isNegative = a < 0n !== b < 0n;
  if (rounding === "down") return isNegative ? whole - 1n : whole;
  return isNegative ? whole : whole + 1n;
}

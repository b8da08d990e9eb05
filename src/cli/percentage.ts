import { InvalidArgumentError } from "commander";

/** The value of a flag that takes a percentage: `95`, `99.5`. */
export function percentage(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (!(value <= 100)) throw new InvalidArgumentError("It must be a number from 0 to 100.");
  return value;
}

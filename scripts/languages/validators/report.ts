import { table } from "../../table.js";
import type { MeasuredValidator } from "./measure-validator.js";
import type { Validator } from "./validator.js";

const head = "contract payloads mutants invalid agreed explained unexplained".split(" ");

/** What was measured of a validator: a table, why it differs, and what nothing explains. */
export function reportValidator(
  { language, library }: Validator,
  measured: readonly MeasuredValidator[],
): string {
  const sum = (counts: ReadonlyMap<unknown, number>): number =>
    [...counts.values()].reduce((a, b) => a + b, 0);
  const rows = measured.map((each) => [
    each.name,
    ...[each.payloads, each.mutants, each.invalid, each.agreed, sum(each.explained)].map(String),
    String(each.unexplained.length),
  ]);
  const reasons = measured.flatMap(({ name, explained }) =>
    [...explained].map(([{ keyword, value, reason }, count]) => {
      const shown = value === undefined ? keyword : `${keyword} ${String(value)}`;
      return `${name}: ${count} by ${shown}: ${reason}`;
    }),
  );
  const faults = measured.flatMap(({ name, unexplained }) =>
    unexplained.map((line) => `${name}: ${line}`),
  );
  const title = `${language}, ${library}, on bundle/`;
  return [title, table(head, rows), ...reasons, ...faults, ""].join("\n");
}

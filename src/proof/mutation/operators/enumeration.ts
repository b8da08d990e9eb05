import { equal } from "../../../json/equal.js";
import { isArray, kindOf, type JsonValue } from "../../../json/value.js";
import type { Change, Operator } from "./operator.js";
import { show } from "./words.js";
import { without, withKeyword } from "./without.js";

/** Any value; one more value; and each listed value left out. */
export const enumeration: Operator = ({ view, name, refused }) => {
  const values = view.assertion("enum");
  if (!isArray(values)) return [];
  const schema = view.entry.value;
  const more = valueBeside(values, refused("enum"));
  const changes: Change[] = [
    {
      operation: "removed",
      keyword: "enum",
      at: ["enum"],
      schema: without(schema, "enum"),
      claim:
        values.length === 1
          ? `${name} must be ${show(values[0] ?? null)}`
          : `${name} must be one of its ${values.length} listed values`,
    },
    {
      operation: "added",
      keyword: "enum",
      at: ["enum"],
      schema: withKeyword(schema, "enum", [...values, more]),
      claim: `${name} must not be ${show(more)}, which is not listed`,
    },
  ];
  if (values.length > 1) {
    values.forEach((value, i) => {
      changes.push({
        operation: "narrowed",
        keyword: "enum",
        at: ["enum", i],
        schema: withKeyword(
          schema,
          "enum",
          values.filter((_, other) => other !== i),
        ),
        claim: `${name} may be ${show(value)}`,
      });
    });
  }
  return changes;
};

/**
 * A value of the kind of a listed one that is not listed. One stands for all: where fixtures show that some such value is refused, it is
 * that one, so that a list that is shown to be closed needs no further fixture for a word of ours.
 */
function valueBeside(values: readonly JsonValue[], refused: readonly JsonValue[]): JsonValue {
  const kinds = new Set(values.map(kindOf));
  const shown = refused.find(
    (value) => kinds.has(kindOf(value)) && !values.some((listed) => equal(listed, value)),
  );
  if (shown !== undefined) return shown;
  const texts = new Set(values.filter((value) => typeof value === "string"));
  if (texts.size > 0) {
    let text = "unknown";
    while (texts.has(text)) text += "_value";
    return text;
  }
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length > 0 ? Math.max(...numbers) + 1 : "unknown";
}

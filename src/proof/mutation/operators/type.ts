import { isArray } from "../../../json/value.js";
import type { Change, Operator } from "./operator.js";
import { kindsInWords } from "./words.js";
import { without, withKeyword } from "./without.js";

/** Any type; `null` too; fractions too; and of several types, each left out. */
export const type: Operator = ({ view, name }) => {
  const value = view.assertion("type");
  const types = (isArray(value) ? value : [value]).filter((each) => typeof each === "string");
  if (types.length === 0) return [];
  const schema = view.entry.value;
  const all = types.length > 1 ? types : (types[0] ?? "");
  const changes: Change[] = [
    {
      operation: "removed",
      keyword: "type",
      at: ["type"],
      schema: without(schema, "type"),
      claim: `${name} must be ${kindsInWords(types)}`,
    },
  ];
  if (!types.includes("null")) {
    changes.push({
      operation: "widened",
      keyword: "type",
      at: ["type"],
      schema: withKeyword(schema, "type", [...types, "null"]),
      claim: `${name} must not be null`,
    });
  }
  if (types.includes("integer") && !types.includes("number")) {
    const wider = types.map((each) => (each === "integer" ? "number" : each));
    changes.push({
      operation: "relaxed",
      keyword: "type",
      at: ["type"],
      schema: withKeyword(schema, "type", isArray(all) ? wider : (wider[0] ?? "number")),
      claim: `${name} must be a whole number`,
    });
  }
  if (types.length > 1) {
    types.forEach((each, i) => {
      changes.push({
        operation: "narrowed",
        keyword: "type",
        at: ["type", i],
        schema: withKeyword(
          schema,
          "type",
          types.filter((_, other) => other !== i),
        ),
        claim: `${name} may be ${kindsInWords([each])}`,
      });
    });
  }
  return changes;
};

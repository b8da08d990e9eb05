import type { Option } from "./options.js";

/** What payloads of several edits of one sort are called. */
const several: Readonly<Record<string, string>> = {
  missing: "several-members-missing",
  "type widened": "several-members-null",
  "type removed": "several-members-of-another-kind",
  "type relaxed": "several-fractions",
  "type narrowed": "several-kinds",
  "const removed": "several-other-values",
  "enum removed": "several-unknown-values",
  "enum added": "several-unknown-values",
  "enum narrowed": "more-listed-values",
  "format removed": "several-members-malformed",
  "pattern removed": "several-members-malformed",
  "oneOf narrowed": "more-alternatives",
  "anyOf narrowed": "more-alternatives",
};

const LONGEST = 70;

/** A name that says what the edits of a payload show, and that is not `taken`. */
export function nameFor(options: readonly Option[], taken: ReadonlySet<string>): string {
  const joined = options.map(({ called }) => called).join("-and-");
  const sort = options[0]?.sort ?? "";
  const bounds = /relaxed$|^(min|max|exclusive)/.test(sort)
    ? "several-members-beyond-bounds"
    : undefined;
  const plain =
    options.length < 3 && joined.length <= LONGEST
      ? joined
      : options.length === 1
        ? joined.slice(0, LONGEST)
        : (several[sort] ?? bounds ?? "several-members-wrong");
  let name = plain;
  for (let i = 2; taken.has(name); i++) name = `${plain}-${i}`;
  return name;
}

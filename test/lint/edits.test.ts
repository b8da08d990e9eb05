import fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { append, parentOf, valueAt } from "../../src/json/pointer.js";
import { isArray, isObject, type JsonValue } from "../../src/json/value.js";
import { jsonEditor } from "../../src/lint/mend/json-edit.js";
import { replaced } from "../../src/lint/mend/replacement.js";
import { yamlEditor } from "../../src/lint/mend/yaml-edit.js";
import { parseSource } from "../../src/load/parse-source.js";

const key = fc.stringMatching(/^[a-z]{1,3}$/);
const { document } = fc.letrec<{ document: JsonValue; value: JsonValue }>((tie) => ({
  document: fc.dictionary(key, tie("value"), { minKeys: 1, maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom("a", "b: c", "# d", ""),
    ),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    fc.array(tie("value"), { maxLength: 4 }),
  ),
}));

/** Every place of a value but its root. */
function placesIn(value: JsonValue, pointer = ""): readonly string[] {
  const inner = isArray(value)
    ? value.map((item, i) => [append(pointer, i), item] as const)
    : isObject(value)
      ? Object.entries(value).map(([name, item]) => [append(pointer, name), item] as const)
      : [];
  return inner.flatMap(([at, item]) => [at, ...placesIn(item, at)]);
}

function without(value: JsonValue, gone: ReadonlySet<string>, pointer = ""): JsonValue {
  if (isArray(value)) {
    return value.flatMap((item, i) => {
      const at = append(pointer, i);
      return gone.has(at) ? [] : [without(item, gone, at)];
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      const at = append(pointer, name);
      return gone.has(at) ? [] : [[name, without(item, gone, at)]];
    }),
  );
}

const styles: Readonly<Record<string, (value: JsonValue) => string>> = {
  "compact.json": (value) => JSON.stringify(value),
  "pretty.json": (value) => JSON.stringify(value, null, 2) + "\n",
  "spaced.json": (value) => JSON.stringify(value, null, "\t").replaceAll("\n", " "),
  "crlf.json": (value) => JSON.stringify(value, null, 2).replaceAll("\n", "\r\n"),
  "commented.jsonc": (value) =>
    "// top\n" +
    JSON.stringify(value, null, 2)
      .replaceAll(/,\n( *)/g, ", // behind\n$1// above\n$1")
      .replaceAll(/([^[{,\n])\n( *[\]}])/g, "$1, /* last */\n$2"),
  "block.yaml": (value) => stringify(value),
  "flow.yaml": (value) => stringify(value, { collectionStyle: "flow", lineWidth: 20 }),
  "commented.yaml": (value) =>
    "# top\n\n" + stringify(value).replaceAll(/^( *)(?=[a-z]+:)/gm, "$1# above\n$1"),
};

it.each(Object.keys(styles))("what is removed is gone, and nothing else (%s)", (path) => {
  let made = 0;
  fc.assert(
    fc.property(document, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (value, picks) => {
      const text = styles[path]?.(value) ?? "";
      const places = placesIn(value);
      const [first = ""] = picks.map((pick) => places[pick % places.length] ?? "");
      // Siblings only: what stands in a removed value is gone with it.
      const parent = parentOf(first) ?? "";
      const gone = new Set(
        picks
          .map((pick) => places[pick % places.length] ?? "")
          .filter((at) => parentOf(at) === parent),
      );
      const editor = path.endsWith(".yaml") ? yamlEditor(text) : jsonEditor(text);
      const replacements = editor([...gone].map((remove) => ({ remove })));
      // What a line of YAML shares with others may be left to a person.
      if (replacements === undefined && path.endsWith(".yaml")) return;
      made += 1;
      const { value: after, diagnostics } = parseSource({
        path,
        content: replaced(text, replacements ?? []),
      });
      expect(diagnostics).toEqual([]);
      expect(after?.json).toEqual(without(value, gone));
      if (path.includes("commented")) expect(after?.text).toMatch(/^(\/\/|#) top\n/);
    }),
    { seed: 4, numRuns: 400 },
  );
  expect(made).toBeGreaterThan(250);
});

it.each(Object.keys(styles))("what is inserted stands before its member (%s)", (path) => {
  fc.assert(
    fc.property(document, fc.nat(), (value, pick) => {
      const text = styles[path]?.(value) ?? "";
      const members = placesIn(value).filter((at) => isObject(valueAt(value, parentOf(at) ?? "")));
      const before = members[pick % members.length] ?? "";
      const editor = path.endsWith(".yaml") ? yamlEditor(text) : jsonEditor(text);
      const replacements = editor([{ insert: "type", value: "object", before }]) ?? [];
      const { value: after, diagnostics } = parseSource({
        path,
        content: replaced(text, replacements),
      });
      expect(diagnostics).toEqual([]);
      const holder = valueAt(after?.json ?? null, parentOf(before) ?? "");
      const keys = Object.keys(isObject(holder) ? holder : {});
      expect(keys[keys.indexOf("type") + 1]).toBe(before.slice(before.lastIndexOf("/") + 1));
      expect(
        after && without(after.json, new Set([append(parentOf(before) ?? "", "type")])),
      ).toEqual(value);
    }),
    { seed: 4, numRuns: 200 },
  );
});

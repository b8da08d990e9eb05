/** The formats of Go's runtime have the verdicts of ours. */

import { expect, it } from "vitest";
import type { JsonValue } from "../../../src/json/value.js";
import * as ours from "../../../src/runtime/formats.js";
import { missing, outputOf, run } from "./go-package.js";

const samples: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "1900-02-28"],
  "date-time": ["2024-09-23T11:03:16.166Z", "2016-12-31t23:59:60z", "2017-01-01T00:29:60+00:30"],
  duration: ["P1Y2M3DT4H5M6S", "P2W", "PT36H"],
  ipv4: ["127.0.0.1", "255.249.199.10"],
  ipv6: ["::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "fe80::a:b"],
  iri: ["http://ü@é.de:80/ä?ö#ß", "urn:x:\u{10000}"],
  "iri-reference": ["//ü/a?b", "a:b/c", "./a:b"],
  "json-pointer": ["/a~0/~1/0", ""],
  "relative-json-pointer": ["10/a~1", "0#"],
  time: ["11:03:16.5Z", "23:00:00-12:45", "22:59:60-01:00"],
  uri: ["http://a@b.c:80/d%41;e?f#g", "a://[::1]:8/", "a://[v1.x:y]"],
  "uri-reference": ["/a/b?c#d", "//u@[::1]", "./a:b", "%41"],
  "uri-template": ["http://a/{+b:3,c*}%41{?d.e}", "{x}"],
  uuid: ["3428f02f-63DB-45a7-adbd-84a77EA4afcf"],
};

const characters = [
  ..."0129aAfFgzZ+-.,:/?#[]@!$&'()*;=%~_{}|\\\"<>^` \n\u00a0\u017f\u212a\u0661\ufffd😀",
];

/** Each sample with each character replaced, put in or left out, and cut short. */
function textsNear(of: readonly string[]): readonly string[] {
  const texts = new Set(of);
  for (const sample of of) {
    const points = [...sample];
    for (let at = 0; at <= points.length; at++) {
      const [before, after] = [points.slice(0, at).join(""), points.slice(at + 1).join("")];
      texts
        .add(before)
        .add(before + after)
        .add(points.slice(at).join(""));
      for (const each of characters) {
        texts.add(before + each + after).add(before + each + points.slice(at).join(""));
      }
    }
  }
  return [...texts];
}

it("each text near a valid one is of the format in Go just if it is in JavaScript", async ({
  skip,
}) => {
  if (missing !== undefined) skip(missing);
  const schemas = Object.fromEntries(
    Object.keys(samples).map((format): [string, JsonValue] => [
      `${format}.json`,
      { type: "string", format },
    ]),
  );
  const output = await outputOf(schemas);
  const questions = Object.entries(samples).flatMap(([format, of]) =>
    textsNear(of).map((text) => ({ format, text })),
  );
  const typeOf = (format: string): string =>
    format.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const { faults, answers } = run(
    output,
    questions.map(({ format, text }) => [typeOf(format), JSON.stringify(text)] as const),
  );
  expect(faults).toEqual([]);
  const valid = new Map<string, number>();
  questions.forEach(({ format, text }, i) => {
    const name = format.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const is = ours[name as keyof typeof ours](text);
    if (is) valid.set(format, (valid.get(format) ?? 0) + 1);
    // An expectation of each would take most of the time.
    if (answers[i]?.ok !== is) expect([format, text, answers[i]]).toEqual([format, text, is]);
  });
  expect([...valid.keys()]).toEqual(Object.keys(samples));
});

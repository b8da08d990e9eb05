/** The formats by their RFCs: tables, JSON-Schema-Test-Suite, and where ajv-formats says otherwise. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, it } from "vitest";
import * as formats from "../../src/runtime/formats.js";

type Name = keyof typeof formats;

const tables: Readonly<Record<Name, { valid: readonly string[]; invalid: readonly string[] }>> = {
  date: {
    valid: ["2024-02-29", "2000-02-29", "0001-01-01", "2023-12-31"],
    invalid: [
      "2023-02-29",
      "1900-02-29",
      "2023-04-31",
      "2023-13-01",
      "2023-00-10",
      "2023-1-01",
      "20230101",
      "2023-01-00",
      "",
    ],
  },
  time: {
    valid: ["00:00:00Z", "23:59:59.999z", "12:00:00+05:30", "23:59:60Z", "15:59:60-08:00"],
    invalid: [
      "24:00:00Z",
      "12:60:00Z",
      "12:00:61Z",
      "12:00:00",
      "12:00Z",
      "12:00:00+24:00",
      "22:59:60Z",
      "12:00:00.Z",
    ],
  },
  dateTime: {
    valid: [
      "2024-09-23T11:03:16.166Z",
      "2024-09-23t11:03:16z",
      "1998-12-31T23:59:60Z",
      "1998-12-31T15:59:60-08:00",
      "1999-01-01T08:59:60+09:00",
    ],
    invalid: [
      "2024-09-23 11:03:16Z",
      "2024-09-23",
      "2024-09-23T11:03:16",
      "2023-02-29T00:00:00Z",
      "2024-09-23T23:59:60Z",
      "1998-12-31T23:58:60Z",
      "2024-09-23T11:03:16+0000",
    ],
  },
  duration: {
    valid: ["P1Y2M3DT4H5M6S", "PT36H", "P2W", "P0D", "P1Y", "P1DT12H"],
    invalid: ["P", "PT", "P1", "P1Y2W", "P1Y3D", "PT1H6S", "P1S", "PT0.5S", "-P1D", "1D"],
  },
  email: {
    valid: [
      "joe.bloggs@example.com",
      "a+b@example.com",
      '"joe bloggs"@example.com',
      "joe@[127.0.0.1]",
      "joe@[IPv6:::1]",
      "joe@localhost",
    ],
    invalid: [
      "joe",
      "@example.com",
      "joe@",
      ".joe@example.com",
      "joe..b@example.com",
      "jo e@example.com",
      "joe@exa_mple.com",
      `${"a".repeat(65)}@example.com`,
      "jörg@example.com",
    ],
  },
  idnEmail: {
    valid: ["실례@실례.테스트", "joe@example.com", "jörg@example.com"],
    invalid: ["2962", "실례@", "@실례.테스트"],
  },
  hostname: {
    valid: [
      "example.com",
      "localhost",
      "1host",
      "a-b.c",
      `${"a".repeat(63)}.com`,
      "xn--9n2bp8q.xn--9t4b11yi5a",
    ],
    invalid: [
      "",
      ".",
      "a..b",
      "-a",
      "a-",
      "a_b",
      "example.com.",
      `${"a".repeat(64)}.com`,
      "xn--X",
      "münchen.de",
      "a b",
    ],
  },
  idnHostname: {
    valid: ["실례.테스트", "münchen.de", "example.com", "l·l", "בבא"],
    invalid: ["", "-ü", "a·b", "〮실례.테스트", "ü".repeat(70)],
  },
  ipv4: {
    valid: ["0.0.0.0", "255.255.255.255", "192.168.0.1"],
    invalid: ["256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "1.2.3.٤", ""],
  },
  ipv6: {
    valid: [
      "::",
      "::1",
      "1::",
      "2001:db8::7",
      "1:2:3:4:5:6:7:8",
      "::ffff:192.168.0.1",
      "1:2:3:4:5:6:1.2.3.4",
      "1::3:4:5:6:7:8",
    ],
    invalid: [
      "",
      ":",
      ":::",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "12345::",
      "::g",
      "1:2:3:4:5:6:7::8",
      "::1.2.3",
      "fe80::1%eth0",
      ":1:2:3:4:5:6:7:8",
    ],
  },
  uri: {
    valid: [
      "http://example.com/a?b#c",
      "urn:isbn:123",
      "mailto:a@b.c",
      "http://[::1]:80/",
      "a:",
      "file:///etc",
      "http://a@b:8080",
    ],
    invalid: [
      "",
      "/a",
      "//a",
      "a",
      "1a:b",
      "http://a b",
      "http://ü.de",
      "http://[::1",
      "http://a:b",
      "http://a/%zz",
      "http://a/\u212a",
      "http://a/\u017f",
      "http://a/\\b",
      "http://a/<b>",
    ],
  },
  uriReference: {
    valid: ["", "/a", "//a", "a", "?q", "#f", "./a:b", "http://example.com"],
    invalid: ["\\a", "a:b c", "1a:b", ":a", "#a#b", "a\nb"],
  },
  iri: {
    valid: ["http://ü.de/ß?ñ#é", "http://example.com", "http://[2001:db8::1]"],
    invalid: ["/ü", "ü", "http://ü b", "http://a/\ufffe"],
  },
  iriReference: {
    valid: ["/ü", "ü", "#ƒragmênt", ""],
    invalid: ["\\\\WINDOWS\\filëßåré", "#ƒräg\\mênt"],
  },
  uuid: {
    valid: [
      "3428f02f-63db-45a7-adbd-84a77ea4afcf",
      "00000000-0000-0000-0000-000000000000",
      "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
    ],
    invalid: [
      "",
      "3428f02f63db45a7adbd84a77ea4afcf",
      "3428f02f-63db-45a7-adbd-84a77ea4afc",
      "3428f02f-63db-45a7-adbd-84a77ea4afcg",
      "urn:uuid:3428f02f-63db-45a7-adbd-84a77ea4afcf",
    ],
  },
  uriTemplate: {
    valid: ["", "http://example.com/{term:1}/{term}", "{+var}", "{?x,y*}", "a%41"],
    invalid: ["{", "}", "{}", "{a,}", "{a:0}", "{a b}", "a b", "{\u017f}"],
  },
  jsonPointer: {
    valid: ["", "/", "/a/0", "/~0~1", "//"],
    invalid: ["a", "#/a", "/~", "/~2"],
  },
  relativeJsonPointer: {
    valid: ["0", "1#", "0/a", "120/a/b"],
    invalid: ["", "/a", "-1", "01", "0##", "1#/a"],
  },
  regex: {
    valid: ["^a+$", "", "\\p{L}", "(?<n>a)\\k<n>"],
    invalid: ["(", "a**", "\\Z", "[", "\\a"],
  },
};

const names = Object.keys(tables) as Name[];

describe.each(names)("%s", (name) => {
  it.each(tables[name].valid)("accepts %j", (text) => expect(formats[name](text)).toBe(true));
  it.each(tables[name].invalid)("refuses %j", (text) => expect(formats[name](text)).toBe(false));

  it("takes linear time", () => {
    const start = performance.now();
    for (const text of [
      "a",
      "0",
      "1.",
      "a.",
      "a-",
      "%41",
      "/",
      "[",
      "{a}",
      "P1",
      "\\",
      "ü",
      " ",
      "1:",
      "~0",
    ]) {
      for (const end of ["", "!", "\n", "@"]) formats[name](text.repeat(50_000) + end);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

/** `dateTime` as schemas write it. */
function written(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
}

/** Where ajv-formats has the other verdict, and what ours follows. */
const ours: Readonly<Record<string, string>> = {
  "dateTime 2024-09-23 11:03:16Z":
    "RFC 3339, 5.6: the grammar has `T`; a space is for other protocols to allow",
  "dateTime 2024-09-23T23:59:60Z": "RFC 3339, appendix D: leap seconds end a month",
  "dateTime 2024-09-23T11:03:16+0000": "RFC 3339, 5.6: `time-numoffset` has a colon",
  "duration P1Y3D": "RFC 3339, appendix A: `dur-year` goes on with months",
  "duration PT1H6S": "RFC 3339, appendix A: `dur-hour` goes on with minutes",
  'email "joe bloggs"@example.com': "RFC 5321, 4.1.2: `Quoted-string`",
  "email joe@[127.0.0.1]": "RFC 5321, 4.1.3: `address-literal`",
  "email joe@[IPv6:::1]": "RFC 5321, 4.1.3: `IPv6-address-literal`",
  "email joe@localhost": "RFC 5321, 4.1.2: a domain of one label",
  [`email ${"a".repeat(40)}…`]: "RFC 5321, 4.5.3.1.1: 64 octets",
  "hostname example.com.": "RFC 1123, 2.1 and RFC 952: no dot at the end",
  "hostname xn--X": "RFC 5890, 2.3.2.1: an A-label decodes to a U-label",
  "uri a:": "RFC 3986, 3.3: `path-empty`",
  "uri http://a:b": "RFC 3986, 3.2.3: a port is digits",
  "uriReference 1a:b": "RFC 3986, 4.2: `path-noscheme`, no colon in the first segment",
  "uriReference :a": "RFC 3986, 4.2: `path-noscheme`, no colon in the first segment",
  "uuid urn:uuid:3428f02f-63db-45a7-adbd-84a77ea4afcf": "RFC 4122, 3: the URN is another form",
  "regex \\Z": "ECMA-262, 22.2.1, Unicode mode: no identity escape of letters",
  "regex \\a": "ECMA-262, 22.2.1, Unicode mode: no identity escape of letters",
};

describe("beside ajv-formats", () => {
  it("differs where named here, and is right by the RFC", () => {
    const differences: Record<string, string> = {};
    for (const name of names) {
      const theirs = (fullFormats as Readonly<Record<string, unknown>>)[written(name)];
      if (theirs === undefined) continue;
      for (const text of [...tables[name].valid, ...tables[name].invalid]) {
        const verdict =
          theirs instanceof RegExp
            ? theirs.test(text)
            : typeof theirs === "function"
              ? (theirs as (text: string) => boolean)(text)
              : (theirs as { validate: (text: string) => boolean }).validate(text);
        if (verdict !== formats[name](text)) {
          const shown = `${name} ${text.length > 60 ? `${text.slice(0, 40)}…` : text}`;
          differences[shown] = ours[shown] ?? "a difference that no RFC is named for";
        }
      }
    }
    expect(differences).toEqual(ours);
  });
});

const corpora =
  process.env["ALLOF_CORPORA"] ?? join(import.meta.dirname, "../../../shared/corpora");
const suite = join(corpora, "json-schema-test-suite/tests/draft2020-12/optional/format");

const absent = existsSync(suite) ? "" : " (skipped: the suite is not there; set ALLOF_CORPORA)";
describe.skipIf(absent !== "")(`JSON-Schema-Test-Suite${absent}`, () => {
  const files = existsSync(suite) ? readdirSync(suite) : [];
  it.each(files)("%s", (file) => {
    const groups = JSON.parse(readFileSync(join(suite, file), "utf8")) as {
      schema: { format?: string };
      tests: { data: unknown; valid: boolean; description: string }[];
    }[];
    for (const { schema, tests } of groups) {
      const name = names.find((each) => written(each) === schema.format);
      if (name === undefined) continue;
      for (const { data, valid, description } of tests) {
        if (typeof data === "string") expect(formats[name](data), description).toBe(valid);
      }
    }
  });
});

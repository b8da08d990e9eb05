/** The formats that are scanned by hand have the verdicts of the grammars of their RFCs, written as regular expressions. */

import { expect, test } from "vitest";
import * as formats from "../../src/runtime/formats.js";
import { createRandom } from "../../scripts/fuzz/random.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** The days since 1970 of a full-date. */
function dayNumber(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / 86_400_000 : undefined;
}

/** The minute of the UTC day of the local one, and whether it is a leap second, of a full-time. */
function utcMinute(
  text: string,
): { readonly minute: number; readonly isLeap: boolean } | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map(Number);
  const [, , , , sign, hours = "0", minutes = "0"] = match;
  if (hour > 23 || minute > 59 || second > 60 || Number(hours) > 23 || Number(minutes) > 59) {
    return undefined;
  }
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const utc = hour * 60 + minute - offset;
  if (second === 60 && (((utc + 1) % 1440) + 1440) % 1440 !== 0) return undefined;
  return { minute: utc, isLeap: second === 60 };
}

const grammars = {
  uuid: (text: string) => UUID.test(text),
  date: (text: string) => dayNumber(text) !== undefined,
  time: (text: string) => utcMinute(text) !== undefined,
  dateTime: (text: string) => {
    if (!/^.{10}t/i.test(text)) return false;
    const day = dayNumber(text.slice(0, 10));
    const time = utcMinute(text.slice(11));
    if (day === undefined || time === undefined) return false;
    // The UTC day after that of the leap second begins a month.
    const after = new Date((day + Math.floor(time.minute / 1440) + 1) * 86_400_000);
    return !time.isLeap || after.getUTCDate() === 1;
  },
};
type Scanned = keyof typeof grammars;
const names = Object.keys(grammars) as Scanned[];

const samples: Readonly<Record<Scanned, readonly string[]>> = {
  uuid: ["3428f02f-63DB-45a7-adbd-84a77EA4afcf", "00000000-0000-0000-0000-000000000000"],
  date: ["2024-02-29", "1999-12-31"],
  time: ["11:03:16.166Z", "23:59:60z", "00:29:60.5+00:30", "23:00:00-12:45"],
  dateTime: [
    "2024-09-23T11:03:16.166Z",
    "2016-12-31t23:59:60z",
    "2017-01-01T00:29:60+00:30",
    "2016-02-29T22:59:60.10-01:00",
  ],
};

/** ASCII, and what folds, looks or counts like it elsewhere. */
const characters = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\u00a0\u0130\u0131\u017f\u0130\u212a\u0661\u0966\u2028\uff10\uff21\uff0d\u2212\u{1d7ce}\ud800\udc00",
];

function judge(name: Scanned, text: string): void {
  const wanted = grammars[name](text);
  // An expectation of each would take most of the time.
  if (formats[name](text) !== wanted) expect([name, text, !wanted]).toEqual([name, text, wanted]);
}

test.each(names)("%s: with each character replaced, put in or left out", (name) => {
  let valid = 0;
  for (const sample of samples[name]) {
    expect(grammars[name](sample)).toBe(true);
    for (let at = 0; at <= sample.length; at++) {
      const [before, after] = [sample.slice(0, at), sample.slice(at + 1)];
      judge(name, before);
      judge(name, before + after);
      judge(name, sample.slice(at));
      for (const character of characters) {
        for (const text of [before + character + after, before + character + sample.slice(at)]) {
          judge(name, text);
          if (grammars[name](text)) valid += 1;
        }
      }
    }
  }
  expect(valid).toBeGreaterThan(0);
});

const two = (n: number): string => String(n).padStart(2, "0");
const upTo = (end: number): readonly number[] => Array.from({ length: end + 1 }, (_, n) => n);

test("every date of years that differ in leap days, and those that there are not", () => {
  for (const year of ["0000", "0004", "1900", "2000", "2023", "2024", "2100", "9999"]) {
    for (const month of upTo(14)) {
      for (const day of upTo(33)) {
        const text = `${year}-${two(month)}-${two(day)}`;
        judge("date", text);
        judge("dateTime", `${text}T12:00:00Z`);
        judge("dateTime", `${text}T23:59:60Z`);
        judge("dateTime", `${text}T00:00:60+00:01`);
        judge("dateTime", `${text}T22:59:60-01:00`);
      }
    }
  }
});

test("every hour, minute and second with offsets", () => {
  const edges = [0, 1, 9, 10, 22, 23, 24, 25, 29, 30, 58, 59, 60, 61, 99];
  for (const [hour, minute, second] of edges.flatMap((h) =>
    edges.flatMap((m) => edges.map((s) => [h, m, s] as const)),
  )) {
    const text = `${two(hour)}:${two(minute)}:${two(second)}`;
    judge("time", text);
    judge("time", `${text}Z`);
    for (const sign of ["+", "-"]) {
      for (const hours of [0, 1, 22, 23, 24]) {
        for (const minutes of [0, 1, 59, 60]) {
          const full = `${text}${sign}${two(hours)}:${two(minutes)}`;
          judge("time", full);
          for (const date of ["2016-12-31", "2017-01-01", "2017-01-02"]) {
            if (second === 60) judge("dateTime", `${date}T${full}`);
          }
        }
      }
    }
  }
});

test("random changes of what is valid", () => {
  const random = createRandom(20_250_101);
  for (let run = 0; run < 40_000; run++) {
    const name = random.pick(names) ?? "uuid";
    let text = random.pick(samples[name]) ?? "";
    for (let changes = 1 + random.below(3); changes > 0; changes--) {
      const at = random.below(text.length + 1);
      const digit = random.pick([..."0123456789abcdefABCDEFgG-:.+TtZz \n"]);
      text = text.slice(0, at) + digit + text.slice(at + random.below(3));
    }
    judge(name, text);
  }
});

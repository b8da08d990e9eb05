/** Strings of a format, for someone whose string is of none. */

import * as formats from "../../runtime/formats.js";

interface Format {
  readonly fits: (text: string) => boolean;
  readonly example: string;
  /** What people write instead, made right. Only what then fits is proposed. */
  readonly mend?: (text: string) => readonly string[];
}

const dateOf = (text: string): readonly string[] => {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:$|[T ])/.exec(text) ?? [];
  return year === "" ? [] : [`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`];
};
const withScheme = (text: string): readonly string[] => [
  ...(/^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(text) ? [`https://${text}`] : []),
  text.trim(),
  text.trim().replaceAll(" ", "%20"),
];
const trimmed = (text: string): readonly string[] => [text.trim()];
const uri: Format = {
  fits: formats.uri,
  example: "https://example.com/path",
  mend: withScheme,
};

const known: Readonly<Record<string, Format>> = {
  date: { fits: formats.date, example: "2026-11-24", mend: dateOf },
  time: {
    fits: formats.time,
    example: "14:30:00Z",
    mend: (text) => [`${text}Z`, `${text}:00Z`],
  },
  "date-time": {
    fits: formats.dateTime,
    example: "2026-11-24T14:30:00Z",
    mend: (text) => {
      const joined = text.trim().replace(/^(\d{4}-\d\d-\d\d) /, "$1T");
      const midnight = dateOf(text).map((date) => `${date}T00:00:00Z`);
      return [
        joined,
        `${joined}Z`,
        `${joined}:00Z`,
        joined.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"),
        ...midnight,
      ];
    },
  },
  duration: { fits: formats.duration, example: "P1DT12H" },
  email: { fits: formats.email, example: "name@example.com", mend: trimmed },
  "idn-email": { fits: formats.idnEmail, example: "name@example.com", mend: trimmed },
  hostname: {
    fits: formats.hostname,
    example: "www.example.com",
    mend: (text) => [text.replace(/^\w+:\/\//, "").replace(/[/:].*$/, "")],
  },
  "idn-hostname": { fits: formats.idnHostname, example: "www.example.com" },
  ipv4: { fits: formats.ipv4, example: "192.0.2.1" },
  ipv6: { fits: formats.ipv6, example: "2001:db8::1" },
  uri,
  iri: { ...uri, fits: formats.iri },
  "uri-reference": {
    fits: formats.uriReference,
    example: "../path?query#fragment",
    mend: (text) => [text.replaceAll("\\", "/"), text.replaceAll(" ", "%20")],
  },
  "iri-reference": { fits: formats.iriReference, example: "../path?query#fragment" },
  uuid: {
    fits: formats.uuid,
    example: "123e4567-e89b-42d3-a456-426614174000",
    mend: (text) => [
      text.replaceAll(/[{}]/g, ""),
      text.replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, "$1-$2-$3-$4-$5"),
    ],
  },
  "uri-template": { fits: formats.uriTemplate, example: "https://example.com/{id}" },
  "json-pointer": {
    fits: formats.jsonPointer,
    example: "/a/b/0",
    mend: (text) => [`/${text}`, text.replace(/^#/, "")],
  },
  "relative-json-pointer": { fits: formats.relativeJsonPointer, example: "1/a" },
  regex: { fits: formats.regex, example: "^[a-z]+$" },
};

/** A text of the format that the given one is likely meant to be; `fits`: what else is asked of it. */
export function ofFormat(
  text: string,
  name: string,
  fits: (text: string) => boolean,
): string | undefined {
  const format = Object.hasOwn(known, name) ? known[name] : undefined;
  if (format?.mend === undefined || text.length > 200) return undefined;
  return format.mend(text).find((each) => each !== text && format.fits(each) && fits(each));
}

export function exampleOfFormat(name: string): string | undefined {
  return Object.hasOwn(known, name) ? known[name]?.example : undefined;
}

/** What is of no format that is known fits it. */
export function fitsFormat(text: string, name: string): boolean {
  return !Object.hasOwn(known, name) || known[name]?.fits(text) === true;
}

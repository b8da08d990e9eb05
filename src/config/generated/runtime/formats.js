/**
 * The formats of JSON Schema 2020-12 (Validation, section 7.3), one function each, written from the RFC that defines it.
 * Each says whether a string is of the format; each takes time linear in the string's length; none normalises.
 */

// ── dates and times: RFC 3339 ──

// Scanned by hand, as `uuid` is: payloads are full of them, and a scan takes a third of the time of a regular expression.

/** The number that the two digits at `at` say, or -1 where there are no two digits. */
function twoDigits(value, at) {
  const tens = value.charCodeAt(at) - 48;
  const ones = value.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function daysInMonth(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the first ten characters are a full-date. */
function beginsWithDate(value) {
  const century = twoDigits(value, 0);
  const year = twoDigits(value, 2);
  const month = twoDigits(value, 5);
  const day = twoDigits(value, 8);
  if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1) return false;
  if (value.charCodeAt(4) !== 45 || value.charCodeAt(7) !== 45) return false;
  return day <= 28 || day <= daysInMonth(century * 100 + year, month);
}

/** What `dayShiftAt` gives where there is no full-time. */
const NO_TIME = 2;

/** Whether the full-time at `at` is a leap second. */
function isLeapAt(value, at) {
  return value.charCodeAt(at + 6) === 54;
}

/** The offset of the UTC day from the local one (-1, 0, 1) of the full-time from `at` to the end; `NO_TIME` where there is none. */
function dayShiftAt(value, at) {
  const hour = twoDigits(value, at);
  const minute = twoDigits(value, at + 3);
  const second = twoDigits(value, at + 6);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
    return NO_TIME;
  }
  if (value.charCodeAt(at + 2) !== 58 || value.charCodeAt(at + 5) !== 58) return NO_TIME;
  let end = at + 8;
  let mark = value.charCodeAt(end);
  if (mark === 46) {
    const start = end + 1;
    do mark = value.charCodeAt(++end);
    while (mark >= 48 && mark <= 57);
    if (end === start) return NO_TIME;
  }
  let offset = 0;
  if (mark === 43 || mark === 45) {
    const offsetHour = twoDigits(value, end + 1);
    const offsetMinute = twoDigits(value, end + 4);
    if (offsetHour < 0 || offsetHour > 23 || offsetMinute < 0 || offsetMinute > 59) return NO_TIME;
    if (value.charCodeAt(end + 3) !== 58 || value.length !== end + 6) return NO_TIME;
    offset = (offsetHour * 60 + offsetMinute) * (mark === 45 ? -1 : 1);
  } else if ((mark !== 90 && mark !== 122) || value.length !== end + 1) return NO_TIME;
  const utc = hour * 60 + minute - offset;
  // A leap second is the last of a UTC day (RFC 3339, 5.6 and appendix D).
  if (second === 60 && (utc + 2880) % 1440 !== 1439) return NO_TIME;
  return utc < 0 ? -1 : utc < 1440 ? 0 : 1;
}

/** RFC 3339, 5.6, `full-date`. */
export function date(value) {
  return value.length === 10 && beginsWithDate(value);
}

/** RFC 3339, 5.6, `full-time`: with its offset. A leap second counts where it is 23:59:60 in UTC. */
export function time(value) {
  return dayShiftAt(value, 0) !== NO_TIME;
}

/** RFC 3339, 5.6, `date-time`: with `T` (or `t`) and an offset. A leap second ends a month in UTC (appendix D). */
export function dateTime(value) {
  const separator = value.charCodeAt(10);
  if ((separator !== 84 && separator !== 116) || !beginsWithDate(value)) return false;
  const dayShift = dayShiftAt(value, 11);
  if (dayShift === NO_TIME) return false;
  if (!isLeapAt(value, 11)) return true;
  const utcDay = twoDigits(value, 8) + dayShift;
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2);
  return utcDay === 0 || utcDay === daysInMonth(year, twoDigits(value, 5));
}

const DURATION =
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/;

/** RFC 3339, appendix A, `duration`: no unit may be left out between two others, weeks stand alone. */
export function duration(value) {
  return DURATION.test(value);
}

// ── host names: RFC 1123, RFC 5890 to 5893 ──

const LDH_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** RFC 1123, 2.1: labels of letters, digits and hyphens; those that begin with `xn--` must be A-labels (RFC 5890, 2.3.2.1). */
export function hostname(value) {
  if (value.length > 253) return false;
  return value.split(".").every(isAsciiLabel) && isBidiName(value.split(".").map(toUnicode));
}

function isAsciiLabel(label) {
  if (!LDH_LABEL.test(label)) return false;
  return label.slice(2, 4) !== "--" || isALabel(label);
}

/** RFC 5890, 2.3.2.3: labels are A-labels, U-labels or plain; separators as RFC 3490, 3.1. */
export function idnHostname(value) {
  const labels = value.split(/[.\u3002\uff0e\uff61]/);
  let length = labels.length - 1;
  for (const label of labels) {
    const ascii = isAscii(label);
    if (ascii ? !isAsciiLabel(label) : !isULabel(label)) return false;
    length += ascii ? label.length : punycodeLength(label) + 4;
  }
  return length <= 253 && isBidiName(labels.map(toUnicode));
}

function isAscii(text) {
  return /^\p{ASCII}*$/u.test(text);
}

function isALabel(label) {
  const lower = label.toLowerCase();
  if (!lower.startsWith("xn--")) return false;
  const decoded = decodePunycode(lower.slice(4));
  return (
    decoded !== undefined &&
    !isAscii(decoded) &&
    isULabel(decoded) &&
    encodePunycode(decoded) === lower.slice(4)
  );
}

function toUnicode(label) {
  if (!/^xn--/i.test(label)) return label;
  return decodePunycode(label.slice(4).toLowerCase()) ?? label;
}

const PVALID_EXCEPTION = /[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]/;
const CONTEXTUAL = /[\u00b7\u0375\u05f3\u05f4\u30fb\u0660-\u0669\u06f0-\u06f9\u200c\u200d]/;
const DISALLOWED =
  /\u302e|\u302f|[\u0640\u07fa\u3031-\u3035\u303b\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]|[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]/u;
const LETTER_DIGIT = /[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}-]/u;
// The characters of combining class 9 (Virama).
const VIRAMA =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]/u;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Adlam}]/u;

/** RFC 5891, 4.2: hyphens, no combining mark at the start, code points by RFC 5892, its contextual rules, 63 octets as an A-label. */
function isULabel(label) {
  const points = Array.from(label);
  if (points.length === 0 || points.length > 63) return false;
  if (points[0] === "-" || points.at(-1) === "-") return false;
  if (points[2] === "-" && points[3] === "-") return false;
  if (/^\p{M}/u.test(label) || label.normalize("NFC") !== label) return false;
  return points.every((point, i) => isValidPoint(point, i, points)) && punycodeLength(label) <= 59;
}

function isValidPoint(point, i, points) {
  if (PVALID_EXCEPTION.test(point)) return true;
  if (CONTEXTUAL.test(point)) return fitsContext(point, i, points);
  if (DISALLOWED.test(point) || !LETTER_DIGIT.test(point)) return false;
  return point.normalize("NFKC").toLowerCase().normalize("NFKC") === point;
}

/** RFC 5892, appendix A. */
function fitsContext(point, i, points) {
  const before = points[i - 1] ?? "";
  const after = points[i + 1] ?? "";
  switch (point) {
    case "\u00b7":
      return before === "l" && after === "l";
    case "\u0375":
      return /\p{Script=Greek}/u.test(after);
    case "\u05f3":
    case "\u05f4":
      return /\p{Script=Hebrew}/u.test(before);
    case "\u30fb":
      return points.some(
        (other) =>
          other !== point && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(other),
      );
    case "\u200c":
      return VIRAMA.test(before) || (JOINING.test(before) && JOINING.test(after));
    case "\u200d":
      return VIRAMA.test(before);
    default: {
      const other = point <= "\u0669" ? /[\u06f0-\u06f9]/ : /[\u0660-\u0669]/;
      return !points.some((candidate) => other.test(candidate));
    }
  }
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}]/u;

/** The direction class of RFC 5893, 2, as far as valid labels need it. */
function directionOf(point) {
  if (/\p{Mn}/u.test(point)) return "mark";
  if (/[\u0660-\u0669]/.test(point)) return "arabic-digit";
  if (/[0-9\u06f0-\u06f9]/.test(point)) return "digit";
  if (RIGHT_TO_LEFT.test(point)) return "rtl";
  return point === "-" || point === "\u200c" || point === "\u200d" ? "neutral" : "ltr";
}

function isRightToLeft(point) {
  const direction = directionOf(point);
  return direction === "rtl" || direction === "arabic-digit";
}

/** RFC 5893, 2: the Bidi rule holds of each label as soon as one label has a character written right to left. */
function isBidiName(labels) {
  const isBidi = labels.some((label) => !isAscii(label) && Array.from(label).some(isRightToLeft));
  return !isBidi || labels.every(fitsBidiRule);
}

function fitsBidiRule(label) {
  const directions = Array.from(label, directionOf);
  const base = directions.filter((direction) => direction !== "mark");
  const first = directions[0];
  const last = base.at(-1);
  if (first === "rtl") {
    return (
      !base.includes("ltr") &&
      last !== "neutral" &&
      !(base.includes("digit") && base.includes("arabic-digit"))
    );
  }
  return (
    first === "ltr" && !base.includes("rtl") && !base.includes("arabic-digit") && last !== "neutral"
  );
}

// Punycode, RFC 3492: base 36, tmin 1, tmax 26, skew 38, damp 700, initial bias 72, initial n 128.

function adapt(delta, count, first) {
  let scaled = first ? Math.floor(delta / 700) : delta >> 1;
  scaled += Math.floor(scaled / count);
  let k = 0;
  for (; scaled > 455; k += 36) scaled = Math.floor(scaled / 35);
  return k + Math.floor((36 * scaled) / (scaled + 38));
}

/** The text that `encoded` (lower case, without `xn--`) stands for, or undefined. */
function decodePunycode(encoded) {
  const dash = encoded.lastIndexOf("-");
  const points = dash > 0 ? Array.from(encoded.slice(0, dash), (c) => c.codePointAt(0)) : [];
  let [n, i, bias] = [128, 0, 72];
  for (let at = dash > 0 ? dash + 1 : 0; at < encoded.length;) {
    const start = i;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(encoded[at++] ?? " ");
      if (digit < 0) return undefined;
      i += digit * weight;
      if (i > 0x7fffffff) return undefined;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const count = points.length + 1;
    bias = adapt(i - start, count, start === 0);
    n += Math.floor(i / count);
    i %= count;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}

/** `text` in Punycode, without `xn--`. */
function encodePunycode(text) {
  const points = Array.from(text, (c) => c.codePointAt(0));
  let output = String.fromCodePoint(...points.filter((point) => point < 128));
  let done = output.length;
  if (done > 0) output += "-";
  let [n, delta, bias] = [128, 0, 72];
  for (let first = true; done < points.length; n++, delta++) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (done + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = 36; ; k += 36) {
        const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (q < threshold) break;
        output += digitOf(threshold + ((q - threshold) % (36 - threshold)));
        q = Math.floor((q - threshold) / (36 - threshold));
      }
      output += digitOf(q);
      bias = adapt(delta, ++done, first);
      first = false;
      delta = 0;
    }
  }
  return output;
}

function digitOf(value) {
  return "abcdefghijklmnopqrstuvwxyz0123456789"[value];
}

function punycodeLength(label) {
  // A longer label can't fit; the encoder need not be run on it.
  return label.length > 256 ? label.length : encodePunycode(label).length;
}

// ── e-mail: RFC 5321, RFC 6531 ──

const DOT_STRING = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const QUOTED_STRING = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
const IDN_DOT_STRING =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]+)*$/iu;
const IDN_QUOTED_STRING = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e\u0080-\u{10ffff}]|\\[\x20-\x7e])*"$/u;

/** RFC 5321, 4.1.2, `Mailbox`: a local part of at most 64 octets, and a host name or an address literal. */
export function email(value) {
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  if (at < 1 || at > 64 || value.length > 254) return false;
  if (!DOT_STRING.test(local) && !QUOTED_STRING.test(local)) return false;
  const domain = value.slice(at + 1);
  return isAddressLiteral(domain) || hostname(domain);
}

/** RFC 6531, 3.3: as `email`, with UTF-8 in the local part and U-labels in the domain. */
export function idnEmail(value) {
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  if (at < 1 || octets(local) > 64) return false;
  if (!IDN_DOT_STRING.test(local) && !IDN_QUOTED_STRING.test(local)) return false;
  const domain = value.slice(at + 1);
  // A sender may leave the normalisation of a U-label to the registrar's software (RFC 5891, 5.3).
  return isAddressLiteral(domain) || idnHostname(domain.normalize("NFC"));
}

function octets(text) {
  let count = 0;
  for (const character of text) {
    const point = character.codePointAt(0);
    count += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return count;
}

function isAddressLiteral(domain) {
  if (!domain.startsWith("[") || !domain.endsWith("]")) return false;
  const literal = domain.slice(1, -1);
  return /^IPv6:/i.test(literal) ? ipv6(literal.slice(5)) : ipv4(literal);
}

// ── addresses: RFC 2673, RFC 4291 ──

const DECIMAL_OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = /*#__PURE__*/ new RegExp(`^${DECIMAL_OCTET}(?:\\.${DECIMAL_OCTET}){3}$`);

/** RFC 2673, 3.2, `dotted-quad`: decimal, without leading zeros. */
export function ipv4(value) {
  return IPV4.test(value);
}

/** RFC 4291, 2.2: eight groups of up to four hexadecimal digits, `::` once for one or more of zeros, a dotted quad for the last two. */
export function ipv6(value) {
  if (value.length > 45) return false;
  const halves = value.split("::");
  if (halves.length > 2) return false;
  let count = 0;
  for (const [h, half] of halves.entries()) {
    if (half === "") continue;
    const groups = half.split(":");
    const isLastHalf = h === halves.length - 1;
    for (const [g, group] of groups.entries()) {
      if (/^[0-9a-f]{1,4}$/i.test(group)) count += 1;
      else if (isLastHalf && g === groups.length - 1 && ipv4(group)) count += 2;
      else return false;
    }
  }
  return halves.length === 2 ? count < 8 : count === 8;
}

// ── URIs and IRIs: RFC 3986, RFC 3987 ──

const COMPONENTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const SCHEME = /^[a-z][a-z0-9+.-]*$/i;
const UCS =
  "\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}\\u{40000}-\\u{4fffd}\\u{50000}-\\u{5fffd}\\u{60000}-\\u{6fffd}\\u{70000}-\\u{7fffd}\\u{80000}-\\u{8fffd}\\u{90000}-\\u{9fffd}\\u{a0000}-\\u{afffd}\\u{b0000}-\\u{bfffd}\\u{c0000}-\\u{cfffd}\\u{d0000}-\\u{dfffd}\\u{e1000}-\\u{efffd}";
const PRIVATE = "\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";

/** Runs of characters of the grammar, where `more` are those that an IRI allows beyond a URI. */
function charactersOf(extra, more) {
  // Without the flag `i`, by which a long s and the sign for kelvin are letters of ASCII.
  return new RegExp(`^(?:[A-Za-z0-9._~!$&'()*+,;=${extra}${more}-]|%[0-9A-Fa-f]{2})*$`, "u");
}

const URI_RULES = /*#__PURE__*/ rulesOf("", "");
const IRI_RULES = /*#__PURE__*/ rulesOf(UCS, PRIVATE);

function rulesOf(more, moreInQuery) {
  return {
    name: charactersOf("", more),
    userinfo: charactersOf(":", more),
    path: charactersOf(":@/", more),
    query: charactersOf(":@/?", more + moreInQuery),
    fragment: charactersOf(":@/?", more),
  };
}

const FUTURE = /^v[0-9a-f]+\.[a-z0-9._~!$&'()*+,;=:-]+$/i;

function isAuthority(authority, rules) {
  const at = authority.lastIndexOf("@");
  if (at >= 0 && !rules.userinfo.test(authority.slice(0, at))) return false;
  const [, host, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority.slice(at + 1)) ?? [];
  if (host === undefined || (port !== undefined && !/^\d*$/.test(port))) return false;
  if (!host.startsWith("[")) return rules.name.test(host);
  const literal = host.slice(1, -1);
  return ipv6(literal) || FUTURE.test(literal);
}

function isReference(value, rules, needsScheme) {
  const match = COMPONENTS.exec(value);
  if (match === null) return false;
  const [, scheme, authority, path, query, fragment] = match;
  if (scheme === undefined) {
    if (needsScheme) return false;
    // Without a scheme and an authority, the first segment has no colon (RFC 3986, 4.2).
    if (authority === undefined && /^[^/]*:/.test(path)) return false;
  } else if (!SCHEME.test(scheme)) return false;
  return (
    (authority === undefined || isAuthority(authority, rules)) &&
    rules.path.test(path) &&
    (query === undefined || rules.query.test(query)) &&
    (fragment === undefined || rules.fragment.test(fragment))
  );
}

/** RFC 3986, 3, `URI`: with a scheme. */
export function uri(value) {
  return isReference(value, URI_RULES, true);
}

/** RFC 3986, 4.1, `URI-reference`: a URI, or relative. */
export function uriReference(value) {
  return isReference(value, URI_RULES, false);
}

/** RFC 3987, 2.2, `IRI`. */
export function iri(value) {
  return isReference(value, IRI_RULES, true);
}

/** RFC 3987, 2.2, `IRI-reference`. */
export function iriReference(value) {
  return isReference(value, IRI_RULES, false);
}

const VARIABLE = "(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+(?:\\.(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+)*";
const MODIFIED = `${VARIABLE}(?::[1-9]\\d{0,3}|\\*)?`;
const TEMPLATE_LITERAL = `[!#$&-;=?-\\[\\]_a-z~${UCS}${PRIVATE}]|%[0-9A-Fa-f]{2}`;
const URI_TEMPLATE = /*#__PURE__*/ new RegExp(
  `^(?:${TEMPLATE_LITERAL}|\\{[+#./;?&=,!@|]?${MODIFIED}(?:,${MODIFIED})*\\})*$`,
  "u",
);

/** RFC 6570, 2, `URI-Template`, of any level. */
export function uriTemplate(value) {
  return URI_TEMPLATE.test(value);
}

// ── identifiers and pointers ──

/** Whether the characters from `at` to `end` are hexadecimal digits. */
function isHex(value, at, end) {
  for (let i = at; i < end; i++) {
    const code = value.charCodeAt(i);
    if (code >= 48 && code <= 57) continue;
    // The letters of both cases differ in this bit alone.
    const lower = code | 32;
    if (lower < 97 || lower > 102) return false;
  }
  return true;
}

/** RFC 4122, 3: of any version and variant, the letters in either case. */
export function uuid(value) {
  return (
    value.length === 36 &&
    value.charCodeAt(8) === 45 &&
    value.charCodeAt(13) === 45 &&
    value.charCodeAt(18) === 45 &&
    value.charCodeAt(23) === 45 &&
    isHex(value, 0, 8) &&
    isHex(value, 9, 13) &&
    isHex(value, 14, 18) &&
    isHex(value, 19, 23) &&
    isHex(value, 24, 36)
  );
}

/** RFC 6901, 5: the string form, not the URI fragment. */
export function jsonPointer(value) {
  return /^(?:\/(?:[^~/]|~[01])*)*$/.test(value);
}

/** draft-bhutton-relative-json-pointer-00, 3. */
export function relativeJsonPointer(value) {
  return /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(value);
}

/** ECMA-262, 22.2.1, in Unicode mode (2020-12 Core, 6.4). */
export function regex(value) {
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}

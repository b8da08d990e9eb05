//! The formats of JSON Schema 2020-12 (Validation, section 7.3) that are checked here, each
//! from the RFC that defines it, and in time linear in the length of the text.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether a text is of a format; those that are not checked here hold of every text.
pub fn is_of_format(text: &str, format: &str) -> bool {
    match format {
        "date" => date(text),
        "date-time" => date_time(text),
        "duration" => duration(text),
        "ipv4" => ipv4(text),
        "ipv6" => ipv6(text),
        "iri" => reference(text, true, is_international),
        "iri-reference" => reference(text, false, is_international),
        "json-pointer" => json_pointer(text),
        "relative-json-pointer" => relative_json_pointer(text),
        "time" => day_shift(text.as_bytes()).is_some(),
        "uri" => reference(text, true, |_, _| false),
        "uri-reference" => reference(text, false, |_, _| false),
        "uuid" => uuid(text),
        _ => true,
    }
}

/// The number that two digits say.
fn two_digits(text: &[u8], at: usize) -> Option<i32> {
    let digit = |at: usize| {
        let found = text.get(at).filter(|byte| byte.is_ascii_digit());
        found.map(|byte| i32::from(byte - b'0'))
    };
    Some(digit(at)? * 10 + digit(at + 1)?)
}

fn days_in_month(year: i32, month: i32) -> i32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of the full-date (RFC 3339, 5.6) that a text begins with.
fn leading_date(text: &[u8]) -> Option<(i32, i32, i32)> {
    let year = two_digits(text, 0)? * 100 + two_digits(text, 2)?;
    let (month, day) = (two_digits(text, 5)?, two_digits(text, 8)?);
    let is_date = text[4] == b'-'
        && text[7] == b'-'
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day);
    is_date.then_some((year, month, day))
}

fn date(text: &str) -> bool {
    text.len() == 10 && leading_date(text.as_bytes()).is_some()
}

/// How the UTC day of a full-time (RFC 3339, 5.6) differs from the local one: -1, 0 or 1.
fn day_shift(text: &[u8]) -> Option<i32> {
    let (hour, minute) = (two_digits(text, 0)?, two_digits(text, 3)?);
    let second = two_digits(text, 6)?;
    if hour > 23 || minute > 59 || second > 60 || text[2] != b':' || text[5] != b':' {
        return None;
    }
    let mut rest = &text[8..];
    if let Some((b'.', fraction)) = rest.split_first() {
        let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        if count == 0 {
            return None;
        }
        rest = &fraction[count..];
    }
    let offset = match rest {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), zone @ ..] if zone.len() == 5 && zone[2] == b':' => {
            let (hours, minutes) = (two_digits(zone, 0)?, two_digits(zone, 3)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            (hours * 60 + minutes) * if *sign == b'-' { -1 } else { 1 }
        }
        _ => return None,
    };
    let utc = hour * 60 + minute - offset;
    // A leap second is the last of a UTC day (RFC 3339, 5.6 and appendix D).
    if second == 60 && utc.rem_euclid(1440) != 1439 {
        return None;
    }
    Some(utc.div_euclid(1440))
}

fn date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some((year, month, day)), Some(b'T' | b't')) = (leading_date(bytes), bytes.get(10)) else {
        return false;
    };
    let Some(shift) = day_shift(&bytes[11..]) else {
        return false;
    };
    // A leap second ends a month in UTC (RFC 3339, appendix D).
    let utc_day = day + shift;
    bytes[17] != b'6' || utc_day == 0 || utc_day == days_in_month(year, month)
}

/// RFC 3339, appendix A: no unit may be left out between two others, weeks stand alone.
fn duration(text: &str) -> bool {
    /// Takes numbers with units, each the next of `units`; what follows, where there is one.
    fn units<'a>(text: &'a str, units: &str) -> Option<&'a str> {
        let (mut rest, mut last) = (text, None);
        loop {
            let after = rest.trim_start_matches(|each: char| each.is_ascii_digit());
            let unit = after.chars().next().filter(|_| after.len() < rest.len());
            let Some(at) = unit.and_then(|unit| units.find(unit)) else {
                return last.map(|_| rest);
            };
            if last.is_some_and(|last| at != last + 1) {
                return None;
            }
            last = Some(at);
            rest = &after[1..];
        }
    }
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    if units(rest, "W") == Some("") {
        return true;
    }
    let after = if rest.starts_with('T') {
        Some(rest)
    } else {
        units(rest, "YMD")
    };
    match after {
        Some("") => true,
        Some(rest) => rest
            .strip_prefix('T')
            .is_some_and(|time| units(time, "HMS") == Some("")),
        None => false,
    }
}

/// RFC 2673, 3.2, `dotted-quad`: decimal, without leading zeros.
fn ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// RFC 4291, 2.2.
fn ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// RFC 4122, 3: of any version and variant, the letters in either case.
fn uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// RFC 6901, 5: the string form, not the URI fragment.
fn json_pointer(text: &str) -> bool {
    let is_escaped = |part: &str| {
        part.split('~')
            .skip(1)
            .all(|after| after.starts_with(['0', '1']))
    };
    text.is_empty() || (text.starts_with('/') && is_escaped(text))
}

/// draft-bhutton-relative-json-pointer-00, 3.
fn relative_json_pointer(text: &str) -> bool {
    let rest = text.trim_start_matches(|each: char| each.is_ascii_digit());
    let number = &text[..text.len() - rest.len()];
    let is_number = number == "0" || (!number.is_empty() && !number.starts_with('0'));
    is_number && (rest == "#" || json_pointer(rest))
}

/// Which characters beyond those of a URI may stand there; the flag says that it is the query.
type More = fn(char, bool) -> bool;

/// RFC 3987, 2.2: `ucschar`, and `iprivate` in a query.
fn is_international(character: char, is_query: bool) -> bool {
    match u32::from(character) {
        0xa0..=0xd7ff | 0xf900..=0xfdcf | 0xfdf0..=0xffef => true,
        0xe000..=0xf8ff | 0xf_0000..=0xf_fffd | 0x10_0000..=0x10_fffd => is_query,
        code @ 0x1_0000..=0xe_ffff => {
            code & 0xffff < 0xfffe && !(0xe_0000..0xe_1000).contains(&code)
        }
        _ => false,
    }
}

/// Whether a text is of unreserved characters, percent-encoded ones, and those given.
fn is_made_of(text: &str, extra: &str, is_query: bool, more: More) -> bool {
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let is_fine = if character == '%' {
            let is_hex = |each: Option<char>| each.is_some_and(|each| each.is_ascii_hexdigit());
            is_hex(rest.next()) && is_hex(rest.next())
        } else {
            character.is_ascii_alphanumeric()
                || "._~!$&'()*+,;=-".contains(character)
                || extra.contains(character)
                || more(character, is_query)
        };
        if !is_fine {
            return false;
        }
    }
    true
}

fn authority(text: &str, more: More) -> bool {
    let (user, place) = text.rsplit_once('@').unwrap_or(("", text));
    if !is_made_of(user, ":", false, more) {
        return false;
    }
    let (host, port) = match place
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        Some((literal, port)) => {
            let future = literal
                .strip_prefix(['v', 'V'])
                .and_then(|rest| rest.split_once('.'));
            let is_future = future.is_some_and(|(version, rest)| {
                !version.is_empty()
                    && version.chars().all(|each| each.is_ascii_hexdigit())
                    && !rest.is_empty()
                    && !rest.contains('%')
                    && is_made_of(rest, ":", false, |_, _| false)
            });
            if !is_future && !ipv6(literal) {
                return false;
            }
            ("", port)
        }
        None => place.split_at(place.find(':').unwrap_or(place.len())),
    };
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.chars().all(|each| each.is_ascii_digit()));
    is_port && is_made_of(host, "", false, more)
}

/// RFC 3986, 3 and 4.1, and RFC 3987, 2.2.
fn reference(text: &str, needs_scheme: bool, more: More) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let scheme = text
        .split_once(':')
        .filter(|(scheme, _)| !scheme.is_empty() && !scheme.contains('/'));
    let rest = match scheme {
        Some((scheme, rest)) => {
            let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme
                    .chars()
                    .all(|each| each.is_ascii_alphanumeric() || "+.-".contains(each));
            if !is_scheme {
                return false;
            }
            rest
        }
        // Without a scheme and an authority, the first segment has no colon (RFC 3986, 4.2).
        None if needs_scheme || text.starts_with(':') => return false,
        None => text,
    };
    let (place, path) = match rest.strip_prefix("//") {
        Some(after) => after.split_at(after.find('/').unwrap_or(after.len())),
        None => ("", rest),
    };
    authority(place, more)
        && is_made_of(path, ":@/", false, more)
        && is_made_of(query, ":@/?", true, more)
        && is_made_of(fragment, ":@/?", false, more)
}

package allof.runtime;

import java.time.YearMonth;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formats of JSON Schema 2020-12 (Validation, section 7.3), each from the RFC that defines it.
 */
final class JsonFormats {
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]+)?"
              + "(?:[zZ]|([+-])([0-9]{2}):([0-9]{2}))");
  private static final String CLOCK_UNITS =
      "T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)";
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)"
              + ("(?:" + CLOCK_UNITS + ")?|" + CLOCK_UNITS + ")"));
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern COMPONENTS =
      Pattern.compile(
          "(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
  private static final Pattern HOST =
      Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::[0-9]*)?", Pattern.DOTALL);
  private static final Pattern FUTURE =
      Pattern.compile("[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+");
  private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]*");
  private static final int MINUTES_OF_DAY = 24 * 60;

  private static final Map<String, Predicate<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("date", JsonFormats::isDate),
          Map.entry("time", JsonFormats::isTime),
          Map.entry("date-time", JsonFormats::isDateTime),
          Map.entry("duration", value -> DURATION.matcher(value).matches()),
          Map.entry("uuid", value -> UUID.matcher(value).matches()),
          Map.entry("ipv4", JsonFormats::isIpv4),
          Map.entry("ipv6", JsonFormats::isIpv6),
          Map.entry("uri", value -> isReference(value, true, false)),
          Map.entry("uri-reference", value -> isReference(value, false, false)),
          Map.entry("iri", value -> isReference(value, true, true)),
          Map.entry("iri-reference", value -> isReference(value, false, true)),
          Map.entry("json-pointer", JsonFormats::isPointer),
          Map.entry("relative-json-pointer", JsonFormats::isRelativePointer));

  private JsonFormats() {}

  static Predicate<String> named(String name) {
    Predicate<String> found = BY_NAME.get(name);
    if (found == null) {
      throw new IllegalArgumentException("There is no format " + name);
    }
    return found;
  }

  /** RFC 3339, 5.6, full-date. */
  private static boolean isDate(String value) {
    Matcher found = DATE.matcher(value);
    if (!found.matches()) {
      return false;
    }
    int month = Integer.parseInt(found.group(2));
    int day = Integer.parseInt(found.group(3));
    return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(found.group(1), month);
  }

  private static int daysIn(String year, int month) {
    return YearMonth.of(Integer.parseInt(year), month).lengthOfMonth();
  }

  /** RFC 3339, 5.6, full-time: with its offset. A leap second is the last of a day in UTC. */
  private static boolean isTime(String value) {
    Matcher found = TIME.matcher(value);
    if (!found.matches()) {
      return false;
    }
    int second = Integer.parseInt(found.group(3));
    int offsetHour = found.group(4) == null ? 0 : Integer.parseInt(found.group(5));
    int offsetMinute = found.group(4) == null ? 0 : Integer.parseInt(found.group(6));
    return Integer.parseInt(found.group(1)) <= 23
        && Integer.parseInt(found.group(2)) <= 59
        && offsetHour <= 23
        && offsetMinute <= 59
        && (second < 60 || second == 60 && isLastMinute(utcMinutes(found)));
  }

  private static boolean isLastMinute(int minutes) {
    return Math.floorMod(minutes, MINUTES_OF_DAY) == MINUTES_OF_DAY - 1;
  }

  /** Minutes of the local day at which the day in UTC is at that time. */
  private static int utcMinutes(Matcher time) {
    int local = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    if (time.group(4) == null) {
      return local;
    }
    int offset = Integer.parseInt(time.group(5)) * 60 + Integer.parseInt(time.group(6));
    return time.group(4).equals("-") ? local + offset : local - offset;
  }

  /** RFC 3339, 5.6, date-time. A leap second ends a month in UTC (appendix D). */
  private static boolean isDateTime(String value) {
    if (value.length() < 11 || "Tt".indexOf(value.charAt(10)) < 0) {
      return false;
    }
    String time = value.substring(11);
    if (!isDate(value.substring(0, 10)) || !isTime(time)) {
      return false;
    }
    Matcher found = TIME.matcher(time);
    if (!found.matches() || !found.group(3).equals("60")) {
      return true;
    }
    int day = Integer.parseInt(value.substring(8, 10));
    int utcDay = day + Math.floorDiv(utcMinutes(found), MINUTES_OF_DAY);
    int month = Integer.parseInt(value.substring(5, 7));
    return utcDay == 0 || utcDay == daysIn(value.substring(0, 4), month);
  }

  /** RFC 2673, 3.2, dotted-quad: decimal, without leading zeros. */
  private static boolean isIpv4(String value) {
    return IPV4.matcher(value).matches();
  }

  /** RFC 4291, 2.2. */
  private static boolean isIpv6(String value) {
    if (value.length() > 45) {
      return false;
    }
    String[] halves = value.split("::", -1);
    if (halves.length > 2) {
      return false;
    }
    int count = 0;
    for (int i = 0; i < halves.length; i++) {
      String[] groups = halves[i].isEmpty() ? new String[0] : halves[i].split(":", -1);
      for (int j = 0; j < groups.length; j++) {
        boolean isLast = i == halves.length - 1 && j == groups.length - 1;
        if (HEXADECIMAL.matcher(groups[j]).matches()) {
          count += 1;
        } else if (isLast && isIpv4(groups[j])) {
          count += 2;
        } else {
          return false;
        }
      }
    }
    return halves.length == 2 ? count < 8 : count == 8;
  }

  /** RFC 3986, 3 and 4.1; RFC 3987, 2.2, for what is international. */
  private static boolean isReference(String value, boolean needsScheme, boolean isInternational) {
    Matcher found = COMPONENTS.matcher(value);
    if (!found.matches()) {
      return false;
    }
    String scheme = found.group(1);
    String authority = found.group(2);
    String path = found.group(3);
    if (scheme == null) {
      // Without a scheme and an authority, the first segment has no colon (RFC 3986, 4.2).
      if (needsScheme || authority == null && path.split("/", 2)[0].contains(":")) {
        return false;
      }
    } else if (!SCHEME.matcher(scheme).matches()) {
      return false;
    }
    String query = found.group(4);
    String fragment = found.group(5);
    return (authority == null || isAuthority(authority, isInternational))
        && isRun(path, ":@/", isInternational)
        && (query == null || isRun(withoutPrivate(query, isInternational), ":@/?", isInternational))
        && (fragment == null || isRun(fragment, ":@/?", isInternational));
  }

  private static boolean isAuthority(String authority, boolean isInternational) {
    int at = authority.lastIndexOf('@');
    if (at >= 0 && !isRun(authority.substring(0, at), ":", isInternational)) {
      return false;
    }
    Matcher found = HOST.matcher(authority.substring(at + 1));
    if (!found.matches()) {
      return false;
    }
    String host = found.group(1);
    if (!host.startsWith("[")) {
      return isRun(host, "", isInternational);
    }
    String literal = host.substring(1, host.length() - 1);
    return isIpv6(literal) || FUTURE.matcher(literal).matches();
  }

  /** Whether all characters are those of the grammar, these, or percent-encoded. */
  private static boolean isRun(String text, String more, boolean isInternational) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point == '%') {
        if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
          return false;
        }
        i += 3;
        continue;
      }
      boolean isPlain =
          point >= 'a' && point <= 'z'
              || point >= 'A' && point <= 'Z'
              || point >= '0' && point <= '9'
              || "-._~!$&'()*+,;=".indexOf(point) >= 0;
      if (!isPlain && more.indexOf(point) < 0 && !(isInternational && isUcs(point))) {
        return false;
      }
      i += Character.charCount(point);
    }
    return true;
  }

  private static boolean isHex(char character) {
    return character < 0x80 && Character.digit(character, 16) >= 0;
  }

  /** RFC 3987, 2.2, ucschar. */
  private static boolean isUcs(int point) {
    if (point < 0x10000) {
      return point >= 0xa0 && point <= 0xd7ff
          || point >= 0xf900 && point <= 0xfdcf
          || point >= 0xfdf0 && point <= 0xffef;
    }
    return (point & 0xffff) <= 0xfffd && point <= 0xefffd && (point < 0xe0000 || point >= 0xe1000);
  }

  /** A query may hold characters for private use, which no other part may (RFC 3987, 2.2). */
  private static String withoutPrivate(String query, boolean isInternational) {
    if (!isInternational) {
      return query;
    }
    StringBuilder shown = new StringBuilder();
    query.codePoints().map(point -> isPrivate(point) ? '-' : point).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isPrivate(int point) {
    return point >= 0xe000 && point <= 0xf8ff || point >= 0xf0000 && (point & 0xffff) <= 0xfffd;
  }

  /** RFC 6901, 5: the string form. */
  private static boolean isPointer(String value) {
    if (!value.isEmpty() && value.charAt(0) != '/') {
      return false;
    }
    for (int at = value.indexOf('~'); at >= 0; at = value.indexOf('~', at + 1)) {
      if (at + 1 == value.length() || "01".indexOf(value.charAt(at + 1)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** draft-bhutton-relative-json-pointer-00, 3. */
  private static boolean isRelativePointer(String value) {
    Matcher found = POSITION.matcher(value);
    if (!found.lookingAt()) {
      return false;
    }
    String rest = value.substring(found.end());
    return rest.equals("#") || isPointer(rest);
  }
}

package allof.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A rule of JSON Schema. Each speaks of values of its own kind only. */
@FunctionalInterface
public interface JsonRule {
  /**
   * Reports where a value breaks the rule.
   *
   * @param node JSON
   * @param report takes what is wrong
   */
  void check(JsonNode node, Report report);

  /** Takes what is wrong with a value. */
  @FunctionalInterface
  interface Report {
    /**
     * Something is wrong with the value.
     *
     * @param message what it has to be
     */
    void report(String message);
  }

  private static JsonRule numbers(String message, Predicate<BigDecimal> isValid) {
    return (node, report) -> {
      if (JsonShape.isFinite(node) && !isValid.test(node.decimalValue())) {
        report.report(message);
      }
    };
  }

  private static JsonRule texts(String message, Predicate<String> isValid) {
    return (node, report) -> {
      if (node.isTextual() && !isValid.test(node.textValue())) {
        report.report(message);
      }
    };
  }

  private static JsonRule items(String message, Predicate<JsonNode> isValid) {
    return (node, report) -> {
      if (node.isArray() && !isValid.test(node)) {
        report.report(message);
      }
    };
  }

  private static JsonRule members(String message, Predicate<JsonNode> isValid) {
    return (node, report) -> {
      if (node.isObject() && !isValid.test(node)) {
        report.report(message);
      }
    };
  }

  /**
   * Numbers are no less.
   *
   * @param bound a number
   * @return a rule
   */
  static JsonRule minimum(String bound) {
    BigDecimal least = new BigDecimal(bound);
    return numbers("must be at least " + bound, value -> value.compareTo(least) >= 0);
  }

  /**
   * Numbers are more.
   *
   * @param bound a number
   * @return a rule
   */
  static JsonRule exclusiveMinimum(String bound) {
    BigDecimal least = new BigDecimal(bound);
    return numbers("must be more than " + bound, value -> value.compareTo(least) > 0);
  }

  /**
   * Numbers are no more.
   *
   * @param bound a number
   * @return a rule
   */
  static JsonRule maximum(String bound) {
    BigDecimal most = new BigDecimal(bound);
    return numbers("must be at most " + bound, value -> value.compareTo(most) <= 0);
  }

  /**
   * Numbers are less.
   *
   * @param bound a number
   * @return a rule
   */
  static JsonRule exclusiveMaximum(String bound) {
    BigDecimal most = new BigDecimal(bound);
    return numbers("must be less than " + bound, value -> value.compareTo(most) < 0);
  }

  /**
   * Numbers are whole multiples, exactly.
   *
   * @param divisor a number
   * @return a rule
   */
  static JsonRule multipleOf(String divisor) {
    BigDecimal by = new BigDecimal(divisor).stripTrailingZeros();
    return numbers("must be a multiple of " + divisor, value -> isMultiple(value, by));
  }

  private static boolean isMultiple(BigDecimal value, BigDecimal by) {
    if (value.signum() == 0) {
      return true;
    }
    BigDecimal bare = value.stripTrailingZeros();
    int shift = by.scale() - bare.scale();
    // The bare digits end in no zero, so they are no multiple of a power of ten.
    if (shift < 0) {
      return false;
    }
    BigInteger digits = by.unscaledValue();
    // Powers of ten may be huge, their remainders are not.
    BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), digits);
    return bare.unscaledValue().multiply(power).mod(digits).signum() == 0;
  }

  /**
   * Strings have at least so many code points.
   *
   * @param count how many
   * @return a rule
   */
  static JsonRule minLength(long count) {
    return texts("must have at least " + count + " characters", value -> lengthOf(value) >= count);
  }

  /**
   * Strings have at most so many code points.
   *
   * @param count how many
   * @return a rule
   */
  static JsonRule maxLength(long count) {
    return texts("must have at most " + count + " characters", value -> lengthOf(value) <= count);
  }

  private static int lengthOf(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Strings match somewhere.
   *
   * @param pattern of {@link Pattern}
   * @return a rule
   */
  static JsonRule pattern(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return (node, report) -> {
      if (node.isTextual()) {
        checkPattern(compiled, node.textValue(), report);
      }
    };
  }

  private static void checkPattern(Pattern pattern, String value, Report report) {
    try {
      if (!pattern.matcher(value).find()) {
        report.report("must match " + pattern);
      }
    } catch (StackOverflowError error) {
      // Repeated groups take the stack of the thread, character by character.
      report.report("is too long to be held to " + pattern);
    }
  }

  /**
   * Strings are of a format.
   *
   * @param name of the format, as JSON Schema calls it
   * @return a rule
   */
  static JsonRule format(String name) {
    return texts("must be of the format " + name, JsonFormats.named(name));
  }

  /**
   * Arrays have at least so many items.
   *
   * @param count how many
   * @return a rule
   */
  static JsonRule minItems(long count) {
    return items("must have at least " + count + " items", value -> value.size() >= count);
  }

  /**
   * Arrays have at most so many items.
   *
   * @param count how many
   * @return a rule
   */
  static JsonRule maxItems(long count) {
    return items("must have at most " + count + " items", value -> value.size() <= count);
  }

  /**
   * No two items of an array are equal as JSON.
   *
   * @return a rule
   */
  static JsonRule uniqueItems() {
    return items("must have no two equal items", JsonRule::isUnique);
  }

  private static boolean isUnique(JsonNode array) {
    Set<Object> seen = new HashSet<>();
    for (JsonNode item : array) {
      if (!seen.add(JsonText.keyOf(item))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Objects have at least so many members.
   *
   * @param count how many
   * @return a rule
   */
  static JsonRule minProperties(long count) {
    return members("must have at least " + count + " members", value -> value.size() >= count);
  }

  /**
   * Objects have at most so many members.
   *
   * @param count how many
   * @return a rule
   */
  static JsonRule maxProperties(long count) {
    return members("must have at most " + count + " members", value -> value.size() <= count);
  }

  /**
   * Members of objects have a name that is known, or that matches a pattern.
   *
   * @param known names
   * @param patterns of {@link Pattern}
   * @return a rule
   */
  static JsonRule names(List<String> known, String... patterns) {
    Set<String> names = Set.copyOf(known);
    List<Pattern> compiled = Arrays.stream(patterns).map(Pattern::compile).toList();
    return (node, report) -> {
      if (!node.isObject()) {
        return;
      }
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!names.contains(name)
                    && compiled.stream().noneMatch(each -> each.matcher(name).find())) {
                  report.report("must have no member " + JsonText.quoted(name));
                }
              });
    };
  }

  /**
   * The value is none of these.
   *
   * @param values JSON
   * @return a rule
   */
  static JsonRule excludes(String... values) {
    Set<Object> keys = new HashSet<>();
    for (String value : values) {
      keys.add(JsonText.keyOf(JsonText.parse(value)));
    }
    return (node, report) -> {
      if (keys.contains(JsonText.keyOf(node))) {
        report.report("is excluded");
      }
    };
  }
}

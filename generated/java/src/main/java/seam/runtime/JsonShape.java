package seam.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What JSON has to be to be a value of a type. It knows JSON only, no classes but by their shapes.
 */
public abstract class JsonShape {
  private static final ClassValue<JsonShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected JsonShape computeValue(Class<?> type) {
          try {
            return (JsonShape) type.getField("SHAPE").get(null);
          } catch (ReflectiveOperationException error) {
            throw new IllegalArgumentException(type + " is no type of the contract", error);
          }
        }
      };

  private final JsonRule[] rules;

  JsonShape(JsonRule... rules) {
    this.rules = rules;
  }

  /** Reports what is wrong with the form of a value. */
  abstract void checkForm(JsonNode node, Check check);

  final void check(JsonNode node, Check check) {
    checkForm(node, check);
    for (JsonRule rule : rules) {
      rule.check(node, check::report);
    }
  }

  /**
   * Everything about a value that is not of this shape.
   *
   * @param node JSON
   * @return an empty list where it is of this shape
   */
  public final List<Violation> violationsOf(JsonNode node) {
    Check check = new Check();
    check(node, check);
    return check.violations();
  }

  static JsonShape shapeOf(Class<?> type) {
    return SHAPES.get(type);
  }

  /**
   * Any value.
   *
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape any(JsonRule... rules) {
    return new Any(rules);
  }

  /**
   * No value at all.
   *
   * @return a shape
   */
  public static JsonShape nothing() {
    return new Nothing();
  }

  /**
   * The null of JSON.
   *
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape nullOnly(JsonRule... rules) {
    return new Kind("null", rules);
  }

  /**
   * True or false.
   *
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape bool(JsonRule... rules) {
    return new Kind("boolean", rules);
  }

  /**
   * A whole number of any size; {@code 1.0} is one.
   *
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape integer(JsonRule... rules) {
    return new Kind("integer", rules);
  }

  /**
   * A number.
   *
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape number(JsonRule... rules) {
    return new Kind("number", rules);
  }

  /**
   * A string.
   *
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape string(JsonRule... rules) {
    return new Kind("string", rules);
  }

  /**
   * One of these strings.
   *
   * @param values the strings
   * @return a shape
   */
  public static JsonShape strings(String... values) {
    return new Strings(values);
  }

  /**
   * One of more strings than one method of Java can list.
   *
   * @param values the strings, part by part
   * @return a shape
   */
  @SafeVarargs
  public static JsonShape stringsOf(Supplier<List<String>>... values) {
    List<String> all = new ArrayList<>();
    for (Supplier<List<String>> part : values) {
      all.addAll(part.get());
    }
    return new Strings(all.toArray(String[]::new));
  }

  /**
   * One of these values, compared as JSON is.
   *
   * @param values JSON
   * @return a shape
   */
  public static JsonShape constants(String... values) {
    return new Constants(values);
  }

  /**
   * A value of a type of the contract.
   *
   * @param type its class
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape of(Class<?> type, JsonRule... rules) {
    return new Reference(type, rules);
  }

  /**
   * A value, or null.
   *
   * @param shape of values that are not null
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape nullable(JsonShape shape, JsonRule... rules) {
    return new OrNull(shape, rules);
  }

  /**
   * An array.
   *
   * @param item of each item
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape list(JsonShape item, JsonRule... rules) {
    return new Items(new JsonShape[0], item, rules);
  }

  /**
   * An array of just these items.
   *
   * @param items of each item
   * @return a shape
   */
  public static JsonShape tuple(JsonShape... items) {
    return new Items(
        items, nothing(), JsonRule.minItems(items.length), JsonRule.maxItems(items.length));
  }

  /**
   * An array whose first items are told one by one, as far as it goes.
   *
   * @param rest of all that follow
   * @param items of the first items
   * @return a shape
   */
  public static JsonShape positions(JsonShape rest, JsonShape... items) {
    return new Items(items, rest);
  }

  /**
   * An object that names no members.
   *
   * @param values of each member
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape map(JsonShape values, JsonRule... rules) {
    return new Members(values, new Member[0], rules);
  }

  /**
   * An object.
   *
   * @param others of each member that it does not name
   * @param members those that it names
   * @return a shape
   */
  public static JsonShape object(JsonShape others, Member... members) {
    return new Members(others, members);
  }

  /**
   * An object of more members than one method of Java can list.
   *
   * @param others of each member that it does not name
   * @param members those that it names, part by part
   * @return a shape
   */
  @SafeVarargs
  public static JsonShape objectOf(JsonShape others, Supplier<List<Member>>... members) {
    List<Member> all = new ArrayList<>();
    for (Supplier<List<Member>> part : members) {
      all.addAll(part.get());
    }
    return new Members(others, all.toArray(Member[]::new));
  }

  /**
   * Members of an object.
   *
   * @param members in their order
   * @return the members
   */
  public static List<Member> members(Member... members) {
    return List.of(members);
  }

  /**
   * A member that has to be there.
   *
   * @param name what JSON calls it
   * @param shape of its value
   * @return a member
   */
  public static Member required(String name, JsonShape shape) {
    return new Member(name, shape, true);
  }

  /**
   * A member that may be absent.
   *
   * @param name what JSON calls it
   * @param shape of its value
   * @return a member
   */
  public static Member optional(String name, JsonShape shape) {
    return new Member(name, shape, false);
  }

  /**
   * One of several.
   *
   * @param branches in the order in which they are tried
   * @return a shape
   */
  public static JsonShape union(Branch... branches) {
    return new Union(null, branches);
  }

  /**
   * One of more than one method of Java can list.
   *
   * @param tag what JSON calls the member that tells them apart, if there is one
   * @param branches in the order in which they are tried, part by part
   * @return a shape
   */
  @SafeVarargs
  public static JsonShape unionOf(@Nullable String tag, Supplier<List<Branch>>... branches) {
    List<Branch> all = new ArrayList<>();
    for (Supplier<List<Branch>> part : branches) {
      all.addAll(part.get());
    }
    return new Union(tag, all.toArray(Branch[]::new));
  }

  /**
   * Branches of a union.
   *
   * @param branches in their order
   * @return the branches
   */
  public static List<Branch> branches(Branch... branches) {
    return List.of(branches);
  }

  /**
   * One of several objects, told apart by a member that is required in each.
   *
   * @param tag what JSON calls the member
   * @param branches with their constants
   * @return a shape
   */
  public static JsonShape tagged(String tag, Branch... branches) {
    return new Union(tag, branches);
  }

  /**
   * A branch of a union.
   *
   * @param type the class that it is read as
   * @param shape of its values
   * @param tags its constants, where the union has a tag
   * @return a branch
   */
  public static Branch branch(Class<?> type, JsonShape shape, String... tags) {
    return new Branch(type, shape, List.of(tags));
  }

  /**
   * A value of this shape and of others too.
   *
   * @param main of what it is read as
   * @param others what it is besides
   * @return a shape
   */
  public static JsonShape both(JsonShape main, JsonShape... others) {
    return new All(main, others);
  }

  /**
   * A shape with rules.
   *
   * @param shape what the rules are said of
   * @param rules what else has to hold
   * @return a shape
   */
  public static JsonShape ruled(JsonShape shape, JsonRule... rules) {
    return new All(shape, new Any(rules));
  }

  /**
   * A member of an object.
   *
   * @param name what JSON calls it
   * @param shape of its value
   * @param isRequired whether it has to be there
   */
  public record Member(String name, JsonShape shape, boolean isRequired) {}

  /**
   * A branch of a union.
   *
   * @param type the class that it is read as
   * @param shape of its values
   * @param tags its constants
   */
  public record Branch(Class<?> type, JsonShape shape, List<String> tags) {}

  private static final class Any extends JsonShape {
    Any(JsonRule... rules) {
      super(rules);
    }

    @Override
    void checkForm(JsonNode node, Check check) {}
  }

  private static final class Nothing extends JsonShape {
    @Override
    void checkForm(JsonNode node, Check check) {
      check.reportKind("no value is allowed here");
    }
  }

  private static final class Kind extends JsonShape {
    private final String kind;

    Kind(String kind, JsonRule... rules) {
      super(rules);
      this.kind = kind;
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      boolean isOfKind =
          switch (kind) {
            case "null" -> node.isNull();
            case "boolean" -> node.isBoolean();
            case "integer" -> isFinite(node) && isInteger(node.decimalValue());
            case "number" -> isFinite(node);
            default -> node.isTextual();
          };
      if (!isOfKind) {
        check.reportKind("must be " + (kind.equals("null") ? "" : article(kind)) + kind);
      }
    }
  }

  private static String article(String kind) {
    return kind.startsWith("i") ? "an " : "a ";
  }

  static boolean isFinite(JsonNode node) {
    return node.isNumber()
        && Double.isFinite(node.isDouble() || node.isFloat() ? node.doubleValue() : 0);
  }

  private static boolean isInteger(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private static final class Strings extends JsonShape {
    private final Set<String> values;

    Strings(String... values) {
      this.values = new HashSet<>(Arrays.asList(values));
      this.message =
          "must be " + JsonText.listOf(Arrays.stream(values).map(JsonText::quoted).toList());
    }

    private final String message;

    @Override
    void checkForm(JsonNode node, Check check) {
      if (!node.isTextual()) {
        check.reportKind(message);
      } else if (!values.contains(node.textValue())) {
        check.report(message);
      }
    }
  }

  private static final class Constants extends JsonShape {
    private final Set<Object> keys = new HashSet<>();
    private final String message;

    Constants(String... values) {
      for (String value : values) {
        keys.add(JsonText.keyOf(JsonText.parse(value)));
      }
      message = "must be " + JsonText.listOf(Arrays.asList(values));
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      if (!keys.contains(JsonText.keyOf(node))) {
        check.report(message);
      }
    }
  }

  private static final class Reference extends JsonShape {
    private final Class<?> type;

    Reference(Class<?> type, JsonRule... rules) {
      super(rules);
      this.type = type;
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      shapeOf(type).check(node, check);
    }
  }

  private static final class OrNull extends JsonShape {
    private final JsonShape shape;

    OrNull(JsonShape shape, JsonRule... rules) {
      super(rules);
      this.shape = shape;
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      if (!node.isNull()) {
        shape.check(node, check);
      }
    }
  }

  private static final class Items extends JsonShape {
    private final JsonShape[] items;
    private final JsonShape rest;

    Items(JsonShape[] items, JsonShape rest, JsonRule... rules) {
      super(rules);
      this.items = items;
      this.rest = rest;
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      if (!node.isArray()) {
        check.reportKind("must be an array");
        return;
      }
      for (int i = 0; i < node.size(); i++) {
        check.enter(String.valueOf(i));
        (i < items.length ? items[i] : rest).check(node.get(i), check);
        check.leave();
      }
    }
  }

  private static final class Members extends JsonShape {
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final JsonShape others;

    Members(JsonShape others, Member[] members, JsonRule... rules) {
      super(rules);
      this.others = others;
      for (Member member : members) {
        this.members.put(member.name(), member);
      }
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      if (!node.isObject()) {
        check.reportKind("must be an object");
        return;
      }
      for (Member member : members.values()) {
        if (member.isRequired() && !node.has(member.name())) {
          check.enter(member.name());
          check.report("is missing");
          check.leave();
        }
      }
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        Member member = members.get(each.getKey());
        check.enter(each.getKey());
        if (member != null) {
          member.shape().check(each.getValue(), check);
        } else if (others instanceof Nothing) {
          check.report("is not allowed here");
        } else {
          others.check(each.getValue(), check);
        }
        check.leave();
      }
    }
  }

  private static final class All extends JsonShape {
    private final JsonShape main;
    private final JsonShape[] others;

    All(JsonShape main, JsonShape... others) {
      this.main = main;
      this.others = others;
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      main.check(node, check);
      for (JsonShape other : others) {
        other.check(node, check);
      }
    }
  }

  /** One of several. */
  static final class Union extends JsonShape {
    private final @Nullable String tag;
    private final List<Branch> branches;
    private final Map<String, Branch> byTag = new HashMap<>();

    Union(@Nullable String tag, Branch... branches) {
      this.tag = tag;
      this.branches = List.of(branches);
      for (Branch branch : branches) {
        for (String each : branch.tags()) {
          byTag.put(each, branch);
        }
      }
    }

    @Override
    void checkForm(JsonNode node, Check check) {
      find(node, check);
    }

    /** The class of the branch that a value is of; null where it is of none, and why it is not. */
    @Nullable Class<?> branchOf(JsonNode node, List<Violation> violations) {
      Check check = new Check();
      Branch found = find(node, check);
      violations.addAll(check.violations());
      return found == null || !check.isValid() ? null : found.type();
    }

    private @Nullable Branch find(JsonNode node, Check check) {
      return tag == null || !node.isObject()
          ? findByTrial(node, check)
          : findByTag(tag, node, check);
    }

    private @Nullable Branch findByTag(String name, JsonNode node, Check check) {
      JsonNode value = node.get(name);
      Branch branch = value == null ? null : byTag.get(value.textValue());
      if (branch != null) {
        branch.shape().check(node, check);
        return branch;
      }
      check.enter(name);
      check.report(
          value == null
              ? "is missing"
              : "must be "
                  + JsonText.listOf(
                      byTag.keySet().stream().sorted().map(JsonText::quoted).toList()));
      check.leave();
      return null;
    }

    private @Nullable Branch findByTrial(JsonNode node, Check check) {
      Check.Trial known = check.trialOf(this, node);
      if (known == null) {
        known = tryBranches(node, check);
        check.remember(this, node, known);
      }
      if (known.branch() == null) {
        check.adopt(known.closest());
      }
      return known.branch();
    }

    /** The first branch that the value is of, or what is wrong with it as the closest. */
    private Check.Trial tryBranches(JsonNode node, Check check) {
      Check closest = null;
      for (Branch branch : branches) {
        Check trial = check.apart();
        branch.shape().check(node, trial);
        if (trial.isValid()) {
          return new Check.Trial(branch, trial);
        }
        if (closest == null || trial.isCloserThan(closest)) {
          closest = trial;
        }
      }
      return new Check.Trial(null, closest == null ? check.apart() : closest);
    }
  }
}

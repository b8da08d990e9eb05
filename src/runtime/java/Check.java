package allof.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at a value: where it is, and what it found. */
final class Check {
  private final List<Violation> found = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private final Map<JsonNode, Map<JsonShape, Trial>> trials;
  private boolean isOfOtherKind;

  Check() {
    this(new IdentityHashMap<>());
  }

  private Check(Map<JsonNode, Map<JsonShape, Trial>> trials) {
    this.trials = trials;
  }

  /** What came of trying the branches of a union, and the look at it. */
  record Trial(JsonShape.@Nullable Branch branch, Check closest) {}

  /** A look at the value that this one is at, with paths from there. */
  Check apart() {
    return new Check(trials);
  }

  /** What is known of a union and a value: no part of a value is tried twice. */
  @Nullable Trial trialOf(JsonShape union, JsonNode node) {
    Map<JsonShape, Trial> known = trials.get(node);
    return known == null ? null : known.get(union);
  }

  void remember(JsonShape union, JsonNode node, Trial trial) {
    if (node.isContainerNode()) {
      trials.computeIfAbsent(node, each -> new IdentityHashMap<>()).put(union, trial);
    }
  }

  void enter(String token) {
    path.add(token);
  }

  void leave() {
    path.remove(path.size() - 1);
  }

  void report(String message) {
    found.add(new Violation(pointer(), message));
  }

  /** Of a value that is not even of the kind that is asked for. */
  void reportKind(String message) {
    if (path.isEmpty()) {
      isOfOtherKind = true;
    }
    report(message);
  }

  /** Makes what another look found, from here, this one's. */
  void adopt(Check other) {
    String from = pointer();
    for (Violation each : other.found) {
      found.add(new Violation(from + each.path(), each.message()));
    }
    isOfOtherKind |= path.isEmpty() && other.isOfOtherKind;
  }

  boolean isValid() {
    return found.isEmpty();
  }

  boolean isCloserThan(Check other) {
    return isOfOtherKind == other.isOfOtherKind
        ? found.size() < other.found.size()
        : other.isOfOtherKind;
  }

  List<Violation> violations() {
    return List.copyOf(found);
  }

  private String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (String token : path) {
      pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}

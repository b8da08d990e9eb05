package allof.runtime;

import java.util.List;
import java.util.stream.Collectors;

/** Text that is not JSON, or JSON that is not of the type that it is read as. */
public class InvalidJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * Of JSON that is not of the type.
   *
   * @param violations what the type does not allow
   */
  public InvalidJsonException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    this.violations = List.copyOf(violations);
  }

  /**
   * Of text that is not JSON, or says what Java can't hold.
   *
   * @param message what is wrong
   * @param cause what found it
   */
  public InvalidJsonException(String message, Throwable cause) {
    super(message, cause);
    this.violations = List.of(new Violation("", message));
  }

  /**
   * What the type does not allow.
   *
   * @return each with its path
   */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }
}

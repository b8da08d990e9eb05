package allof.runtime;

/**
 * What a type does not allow.
 *
 * @param path where in the value, as a JSON Pointer (RFC 6901)
 * @param message what is wrong there
 */
public record Violation(String path, String message) {
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}

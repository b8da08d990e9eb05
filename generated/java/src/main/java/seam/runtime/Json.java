package seam.runtime;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON as it is, no value taken for another: reads and writes the types of the contract. */
public final class Json {
  private static final ObjectMapper MAPPER = newMapper().build();
  private static final ObjectMapper UNIQUE =
      newMapper().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  private static JsonMapper.Builder newMapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
  }

  /**
   * The mapper that reads and writes the types of the contract, for what Jackson offers besides. It
   * does not hold values to their types: {@link #decode} does.
   *
   * @return a mapper of the caller's own
   */
  public static ObjectMapper mapper() {
    return MAPPER.copy();
  }

  /**
   * Reads a value of a type of the contract, and holds it to the type.
   *
   * @param <T> the type
   * @param type its class
   * @param text JSON
   * @return null where the type allows null, and the text says so
   * @throws InvalidJsonException where the text is not JSON, or not of the type
   */
  public static <T extends ContractType> @Nullable T decode(Class<T> type, String text) {
    return decode(type, parse(MAPPER, text));
  }

  /**
   * Reads a value as {@link #decode(Class, String)} does, and refuses objects that say a member
   * twice.
   *
   * @param <T> the type
   * @param type its class
   * @param text JSON
   * @return null where the type allows null, and the text says so
   * @throws InvalidJsonException where the text is not JSON, not of the type, or ambiguous
   */
  public static <T extends ContractType> @Nullable T decodeUnique(Class<T> type, String text) {
    return decode(type, parse(UNIQUE, text));
  }

  /**
   * Reads a value of a type of the contract, and holds it to the type.
   *
   * @param <T> the type
   * @param type its class
   * @param node JSON
   * @return null where the type allows null, and the node is that
   * @throws InvalidJsonException where it is not of the type
   */
  public static <T extends ContractType> @Nullable T decode(Class<T> type, JsonNode node) {
    List<Violation> violations = JsonShape.of(type).violationsOf(node);
    if (!violations.isEmpty()) {
      throw new InvalidJsonException(violations);
    }
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException error) {
      throw new InvalidJsonException(error.getOriginalMessage(), error);
    }
  }

  private static JsonNode parse(ObjectMapper mapper, String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException error) {
      // What exceeds a limit of Jackson's, such as that of nesting, has no place.
      JsonLocation at = error.getLocation();
      String place =
          at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new InvalidJsonException(error.getOriginalMessage() + place, error);
    }
  }

  /**
   * A value as JSON: the members that it has, by their names in JSON. It is written as it is, valid
   * or not.
   *
   * @param value a value of a type of the contract
   * @return JSON
   */
  public static String encode(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException(error.getOriginalMessage(), error);
    }
  }

  /**
   * A value as JSON, in memory.
   *
   * @param value a value of a type of the contract
   * @return JSON
   */
  public static JsonNode tree(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Everything about a value that its type does not allow.
   *
   * @param value a value of a type of the contract
   * @return an empty list where it is valid
   */
  public static List<Violation> validate(ContractType value) {
    return JsonShape.of(value.getClass()).violationsOf(tree(value));
  }
}

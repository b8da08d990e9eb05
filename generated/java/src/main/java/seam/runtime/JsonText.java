package seam.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON in constants and messages. */
final class JsonText {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final int MOST_SHOWN = 10;

  private JsonText() {}

  /** A constant of generated code. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException error) {
      throw new IllegalArgumentException(error);
    }
  }

  /** The next value, its numbers as they are, whatever the mapper that asks makes of them. */
  static JsonNode read(JsonParser parser) throws IOException {
    return MAPPER.readTree(parser);
  }

  /** Equal for equal JSON values: {@code 1} and {@code 1.0} are, {@code 1} and {@code true} not. */
  static Object keyOf(JsonNode node) {
    if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      node.forEach(item -> items.add(keyOf(item)));
      return items;
    }
    if (node.isObject()) {
      Map<String, Object> members = new HashMap<>();
      node.properties().forEach(each -> members.put(each.getKey(), keyOf(each.getValue())));
      return members;
    }
    if (JsonShape.isFinite(node)) {
      // Zeros of any scale are one number.
      return node.decimalValue().signum() == 0 ? 0 : node.decimalValue().stripTrailingZeros();
    }
    return node.isTextual() ? node.textValue() : node.isBoolean() ? node.booleanValue() : node;
  }

  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  static String listOf(List<String> values) {
    if (values.size() == 1) {
      return values.get(0);
    }
    String shown = String.join(", ", values.subList(0, Math.min(MOST_SHOWN, values.size())));
    return "one of " + shown + (values.size() > MOST_SHOWN ? ", …" : "");
  }
}

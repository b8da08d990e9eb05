import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * The conformance runner of Java: decodes and encodes payloads with generated types.
 *
 * <p>Its argument is the name of their package. It reads lines {@code {type, payload}}, each a type
 * by its name in the contract and a JSON value, and answers each with a line: {@code {ok: true,
 * payload}}, the value as it is encoded after it was decoded, or {@code {ok: false, error}}.
 */
final class Runner {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  static {
    // A line holds one level more than its payload.
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10_000).build())
        .setStreamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(10_000).build());
  }

  private final Method decode;
  private final Method encode;

  private Runner(String packageName) throws ReflectiveOperationException {
    Class<?> contract = Class.forName(packageName + ".Contract");
    Class<?> json = Class.forName(packageName + ".runtime.Json");
    decode = contract.getMethod("decode", String.class, String.class);
    encode = json.getMethod("encode", Object.class);
  }

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Runner runner = new Runner(arguments[0]);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode question = MAPPER.readTree(line);
      String payload = MAPPER.writeValueAsString(question.get("payload"));
      out.println(
          MAPPER.writeValueAsString(runner.answer(question.get("type").textValue(), payload)));
    }
    out.flush();
  }

  private ObjectNode answer(String type, String payload)
      throws IOException, IllegalAccessException {
    ObjectNode answer = MAPPER.createObjectNode();
    try {
      Object value = decode.invoke(null, type, payload);
      String encoded = (String) encode.invoke(null, value);
      return answer.put("ok", true).set("payload", MAPPER.readTree(encoded));
    } catch (InvocationTargetException error) {
      return answer.put("ok", false).put("error", String.valueOf(error.getCause()));
    }
  }
}

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import contract.Converter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Puts payloads through classes that quicktype printed: lines of {"type", "payload"} in, {"ok", "payload", "error"} out. */
public final class Runner {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Method> READERS = methods("FromJsonString");
  private static final Map<String, Method> WRITERS = methods("ToJsonString");
  private static final Method READER = one("fromJsonString");
  private static final Method WRITER = one("toJsonString");

  private static Map<String, Method> methods(String suffix) {
    var found = new HashMap<String, Method>();
    for (var method : Converter.class.getMethods()) {
      var name = method.getName();
      if (!name.endsWith(suffix)) continue;
      found.put(name.substring(0, name.length() - suffix.length()).toLowerCase(), method);
    }
    return found;
  }

  private static Method one(String name) {
    for (var method : Converter.class.getMethods()) {
      if (method.getName().equals(name)) return method;
    }
    return null;
  }

  public static void main(String[] arguments) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(MAPPER.writeValueAsString(answer(MAPPER.readTree(line))));
    }
    out.flush();
  }

  private static ObjectNode answer(JsonNode asked) {
    var answer = MAPPER.createObjectNode();
    var key = asked.get("type").asText().toLowerCase();
    var reader = READERS.getOrDefault(key, READER);
    var writer = WRITERS.getOrDefault(key, WRITER);
    if (reader == null || writer == null) {
      return answer.put("ok", false).put("broken", true).put("error", "no method for the type");
    }
    try {
      var value = reader.invoke(null, asked.get("payload").toString());
      var text = (String) writer.invoke(null, value);
      answer.put("ok", true).set("payload", MAPPER.readTree(text));
    } catch (InvocationTargetException fault) {
      answer.put("ok", false).put("error", String.valueOf(fault.getCause()));
    } catch (ReflectiveOperationException | IOException fault) {
      answer.put("ok", false).put("broken", true).put("error", fault.toString());
    }
    return answer;
  }
}

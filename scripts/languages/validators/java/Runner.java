import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges payloads by bundles, with networknt's json-schema-validator: lines of {"type", "payload"} in, {"ok", "error"} out. Arguments: the
 * folder of the bundles; "assert" where formats are to be checked.
 */
public final class Runner {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final Map<String, Schema> known = new HashMap<>();
  private final Path folder;
  private final boolean formats;

  private Runner(Path folder, boolean formats) {
    this.folder = folder;
    this.formats = formats;
  }

  public static void main(String[] arguments) throws IOException {
    var runner = new Runner(Path.of(arguments[0]), arguments[1].equals("assert"));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(MAPPER.writeValueAsString(runner.answer(MAPPER.readTree(line))));
    }
    out.flush();
  }

  private ObjectNode answer(JsonNode asked) {
    var answer = MAPPER.createObjectNode();
    try {
      List<Error> errors =
          schemaOf(asked.get("type").asString())
              .validate(
                  asked.get("payload"),
                  context ->
                      context.executionConfig(
                          config -> config.formatAssertionsEnabled(formats)));
      answer.put("ok", errors.isEmpty());
      if (!errors.isEmpty()) answer.put("error", errors.get(0).toString());
    } catch (Exception | StackOverflowError fault) {
      // What keeps it from judging is an answer, too.
      answer.put("ok", false).put("error", fault.toString()).put("broken", true);
    }
    return answer;
  }

  private Schema schemaOf(String name) throws IOException {
    var found = known.get(name);
    if (found == null) {
      var text = Files.readString(folder.resolve(name + ".schema.json"));
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      found = registry.getSchema(text, InputFormat.JSON);
      known.put(name, found);
    }
    return found;
  }
}

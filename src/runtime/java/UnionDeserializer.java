package allof.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a value of a union as the first of its branches that it is valid as. */
public final class UnionDeserializer extends JsonDeserializer<Object>
    implements ContextualDeserializer {
  private final @Nullable Class<?> union;

  /** Of no union yet: Jackson says which. */
  public UnionDeserializer() {
    this(null);
  }

  private UnionDeserializer(@Nullable Class<?> union) {
    this.union = union;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new UnionDeserializer(context.getContextualType().getRawClass());
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode node = JsonText.read(parser);
    if (union == null || !(JsonShape.shapeOf(union) instanceof JsonShape.Union shape)) {
      return context.reportInputMismatch(Object.class, "%s is no union", union);
    }
    List<Violation> violations = new ArrayList<>();
    Class<?> branch = shape.branchOf(node, violations);
    if (branch == null) {
      return context.reportInputMismatch(
          union, "%s", new InvalidJsonException(violations).getMessage());
    }
    return context.readTreeAsValue(node, branch);
  }
}

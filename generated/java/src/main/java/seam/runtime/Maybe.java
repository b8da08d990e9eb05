package seam.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member that can be absent, null, or have a value, where the three differ.
 *
 * @param <T> the type of its values
 */
@JsonDeserialize(using = Maybe.Deserializer.class)
@JsonSerialize(using = Maybe.Serializer.class)
public final class Maybe<T> {
  private static final Maybe<?> ABSENT = new Maybe<>(false, null);
  private static final Maybe<?> NULL = new Maybe<>(true, null);

  private final boolean isPresent;
  private final @Nullable T value;

  private Maybe(boolean isPresent, @Nullable T value) {
    this.isPresent = isPresent;
    this.value = value;
  }

  /**
   * No member.
   *
   * @param <T> the type of its values
   * @return what is not written
   */
  @SuppressWarnings("unchecked")
  public static <T> Maybe<T> absent() {
    return (Maybe<T>) ABSENT;
  }

  /**
   * A member with this value, or with null.
   *
   * @param <T> the type of its values
   * @param value null for the null of JSON
   * @return what is written
   */
  @SuppressWarnings("unchecked")
  public static <T> Maybe<T> of(@Nullable T value) {
    return value == null ? (Maybe<T>) NULL : new Maybe<>(true, value);
  }

  /**
   * Whether the member is there, be it null.
   *
   * @return false where it is absent
   */
  public boolean isPresent() {
    return isPresent;
  }

  /**
   * Whether the member is there, and null.
   *
   * @return false where it is absent or has a value
   */
  public boolean isNull() {
    return isPresent && value == null;
  }

  /**
   * The value, if there is one.
   *
   * @return null where it is absent or null
   */
  public @Nullable T orNull() {
    return value;
  }

  /**
   * The value, if there is one.
   *
   * @return empty where it is absent or null
   */
  public Optional<T> toOptional() {
    return Optional.ofNullable(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Maybe<?> maybe
        && isPresent == maybe.isPresent
        && Objects.equals(value, maybe.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(isPresent, value);
  }

  @Override
  public String toString() {
    return isPresent ? String.valueOf(value) : "absent";
  }

  /** Reads what is there; Jackson asks for the absent value where there is nothing. */
  static final class Deserializer extends JsonDeserializer<Maybe<?>>
      implements ContextualDeserializer {
    private final @Nullable JavaType of;

    Deserializer() {
      this(null);
    }

    private Deserializer(@Nullable JavaType of) {
      this.of = of;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      return new Deserializer(context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Maybe<?> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Maybe.of(context.<Object>readValue(parser, of));
    }

    @Override
    public Maybe<?> getNullValue(DeserializationContext context) {
      return Maybe.of(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Maybe.absent();
    }
  }

  /** Writes the value, or null; members that are absent count as empty, and are left out. */
  static final class Serializer extends JsonSerializer<Maybe<?>> {
    @Override
    public void serialize(Maybe<?> maybe, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(maybe.value, generator);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Maybe<?> maybe) {
      return !maybe.isPresent;
    }
  }
}

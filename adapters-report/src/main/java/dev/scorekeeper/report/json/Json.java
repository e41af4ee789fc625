package dev.scorekeeper.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.scorekeeper.report.drawing.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document on an output, indented, in UTF-8; the gate of the output escapes characters that
 * would act on a terminal. Numbers and texts that are not there become {@code null}.
 */
final class Json implements AutoCloseable {
  /** The version of what the commands print; it grows when a field changes or goes. */
  static final int SCHEMA_VERSION = 1;

  private final JsonGenerator generator;
  private final Output out;

  Json(Output out) {
    this(out, new DefaultPrettyPrinter());
  }

  private Json(Output out, PrettyPrinter layout) {
    this.out = out;
    try {
      generator = new JsonFactory().createGenerator(out.writer());
      generator.setPrettyPrinter(layout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Documents in a line each, without an indent. */
  static Json lines(Output out) {
    return new Json(out, new MinimalPrettyPrinter("\n"));
  }

  /** Begins the object that a command prints. */
  Json document() {
    return beginObject().put("schemaVersion", SCHEMA_VERSION);
  }

  Json beginObject() {
    return write(JsonGenerator::writeStartObject);
  }

  Json beginObject(String name) {
    return write(json -> json.writeObjectFieldStart(name));
  }

  Json endObject() {
    return write(JsonGenerator::writeEndObject);
  }

  Json beginArray() {
    return write(JsonGenerator::writeStartArray);
  }

  Json beginArray(String name) {
    return write(json -> json.writeArrayFieldStart(name));
  }

  Json endArray() {
    return write(JsonGenerator::writeEndArray);
  }

  /** An array of objects, one for each of some things. */
  <T> Json array(String name, Iterable<? extends T> things, Consumer<? super T> fields) {
    beginArray(name);
    for (T thing : things) {
      beginObject();
      fields.accept(thing);
      endObject();
    }
    return endArray();
  }

  Json put(String name, @Nullable String value) {
    return write(json -> json.writeStringField(name, value));
  }

  Json put(String name, long value) {
    return write(json -> json.writeNumberField(name, value));
  }

  Json put(String name, boolean value) {
    return write(json -> json.writeBooleanField(name, value));
  }

  Json put(String name, OptionalInt value) {
    return value.isPresent() ? put(name, value.getAsInt()) : putNull(name);
  }

  Json put(String name, OptionalLong value) {
    return value.isPresent() ? put(name, value.getAsLong()) : putNull(name);
  }

  Json putNull(String name) {
    return write(json -> json.writeNullField(name));
  }

  /** Writes a value as the database gave it. */
  Json putValue(String name, @Nullable Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return put(name, ((Number) value).longValue());
    }
    if (value instanceof Double number) {
      return write(json -> json.writeNumberField(name, number));
    }
    return put(name, value == null ? null : value.toString());
  }

  /** Hands on what was written so far. */
  void flush() {
    write(JsonGenerator::flush);
  }

  @Override
  public void close() {
    write(JsonGenerator::close);
    out.println();
  }

  private Json write(Writing writing) {
    try {
      writing.to(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }
}

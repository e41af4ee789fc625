package dev.scorekeeper.json.internal;

import com.fasterxml.jackson.core.JsonPointer;
import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Evidence;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads how much a sequence file holds whose shape the settings say. */
public final class ShapedSequenceReader {
  private final JsonPointer movements;
  private final JsonPointer beats;
  private Size size = Size.NONE;
  private boolean isPartial;

  private ShapedSequenceReader(Evidence.Shape shape) {
    movements = JsonPointer.compile(shape.movements());
    beats = JsonPointer.compile(shape.beats());
  }

  /** What a file in whatever format says of a sequence. */
  public static SequenceReading read(RegistryReader.Opening file, Evidence.Shape shape) {
    try (JsonCursor json = file.open()) {
      ShapedSequenceReader reader = new ShapedSequenceReader(shape);
      reader.find(json, reader.movements);
      json.end();
      return new SequenceReading.Sized(
          reader.size, OptionalLong.empty(), reader.isPartial, json.slips());
    } catch (MalformedJson e) {
      return new SequenceReading.Malformed(e.why(), e.at());
    }
  }

  private void find(JsonCursor json, JsonPointer way) throws MalformedJson {
    if (way.matches()) {
      takeMovements(json);
    } else if (json.isObject()) {
      while (json.nextProperty()) {
        JsonPointer next = way.matchProperty(json.name());
        if (next == null) {
          json.skip();
        } else {
          find(json, next);
        }
      }
    } else if (json.isArray()) {
      for (int i = 0; json.nextElement(); i++) {
        JsonPointer next = way.matchElement(i);
        if (next == null) {
          json.skip();
        } else {
          find(json, next);
        }
      }
    }
  }

  private void takeMovements(JsonCursor json) throws MalformedJson {
    if (!json.isArray()) {
      json.skip();
      return;
    }
    while (json.nextElement()) {
      Count said = beatsOf(json, beats);
      size = size.plus(new Size(1, said.value().orElse(0)));
      isPartial |= said.isUnfit();
    }
  }

  private static Count beatsOf(JsonCursor json, @Nullable JsonPointer way) throws MalformedJson {
    if (way == null) {
      json.skip();
      return Count.NONE;
    }
    if (way.matches()) {
      return json.count();
    }
    Count beats = Count.NONE;
    if (json.isObject()) {
      while (json.nextProperty()) {
        Count said = beatsOf(json, way.matchProperty(json.name()));
        beats = beats.or(said);
      }
    } else if (json.isArray()) {
      for (int i = 0; json.nextElement(); i++) {
        beats = beats.or(beatsOf(json, way.matchElement(i)));
      }
    }
    return beats;
  }
}

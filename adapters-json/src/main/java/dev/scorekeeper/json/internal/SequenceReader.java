package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import org.jspecify.annotations.Nullable;

/** Reads how much a sequence file holds, in whichever of its three shapes. */
public final class SequenceReader {
  private SequenceReader() {}

  /** What a tree's answer says of a sequence. */
  public static SequenceReading read(Content content) {
    if (content instanceof Found found) {
      return read(found.bytes());
    }
    if (content instanceof SourceTree.Missing) {
      return new SequenceReading.Missing();
    }
    return content instanceof SourceTree.Inaccessible unreadable
        ? new SequenceReading.Malformed(unreadable.why(), Location.START)
        : new SequenceReading.Outside();
  }

  /** What the bytes of a file say of a sequence. */
  public static SequenceReading read(byte[] bytes) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      return read(json);
    } catch (MalformedJson e) {
      return new SequenceReading.Malformed(e.why(), e.at());
    }
  }

  /** What a file in whatever format says of a sequence. */
  public static SequenceReading read(RegistryReader.Opening file) {
    try (JsonCursor json = file.open()) {
      return read(json);
    } catch (MalformedJson e) {
      return new SequenceReading.Malformed(e.why(), e.at());
    }
  }

  private static SequenceReading read(JsonCursor json) throws MalformedJson {
    SequenceCount count = file(json);
    json.end();
    return count.sized(json.slips());
  }

  private static SequenceCount file(JsonCursor json) throws MalformedJson {
    SequenceCount musical = null;
    SequenceCount root = new SequenceCount();
    SequenceCount several = null;
    if (json.isObject()) {
      while (json.nextProperty()) {
        switch (json.name()) {
          case "musicalSequence" -> {
            if (json.isObject()) {
              musical = SequenceCount.of(json);
            } else {
              json.skipUnfit();
            }
          }
          case "sequences" -> several = sumOf(json);
          default -> root.take(json);
        }
      }
    } else {
      json.skip();
    }
    if (musical != null) {
      return musical;
    }
    if (root.hasMovements()) {
      return root;
    }
    return several == null ? new SequenceCount() : several;
  }

  private static @Nullable SequenceCount one(JsonCursor json) throws MalformedJson {
    if (json.isObject()) {
      return SequenceCount.of(json);
    }
    json.skip();
    return null;
  }

  private static @Nullable SequenceCount sumOf(JsonCursor json) throws MalformedJson {
    if (!json.isArray()) {
      json.skipUnfit();
      return null;
    }
    SequenceCount sum = new SequenceCount();
    while (json.nextElement()) {
      SequenceCount sequence = one(json);
      if (sequence != null) {
        sum.add(sequence);
      }
    }
    return sum;
  }
}

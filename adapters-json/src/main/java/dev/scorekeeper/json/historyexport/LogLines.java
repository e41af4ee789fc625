package dev.scorekeeper.json.historyexport;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream of bytes, none of them longer than a bound. */
final class LogLines {
  /** More than any line of an export takes: a few texts, the longest that are read anywhere. */
  static final int LONGEST = 8 << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private int number;

  LogLines(InputStream in) {
    this.in = in;
  }

  /** How many lines were read. */
  int number() {
    return number;
  }

  /**
   * Whether anything follows.
   *
   * @throws IOException when the stream cannot be read
   */
  boolean hasNext() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  /** The next line, without the line break. */
  byte[] next() throws IOException, MalformedJson {
    number++;
    byte[] line = new byte[0];
    boolean ended = false;
    while (!ended && hasNext()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      int length = line.length;
      if (length + end - from > LONGEST) {
        throw new MalformedJson(
            "is longer than " + LONGEST + " bytes, as no line of an export is", Location.START);
      }
      line = Arrays.copyOf(line, length + end - from);
      System.arraycopy(buffer, from, line, length, end - from);
      ended = end < to;
      from = ended ? end + 1 : end;
    }
    int last = line.length - 1;
    return last >= 0 && line[last] == '\r' ? Arrays.copyOf(line, last) : line;
  }
}

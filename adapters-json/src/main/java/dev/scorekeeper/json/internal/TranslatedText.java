package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.workspace.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text of another format as JSON that is written while that is read, so that what reads JSON
 * reads both; places are those of the other text.
 */
public final class TranslatedText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] json = new byte[1024];
  private int length;

  /** For each value and name that was written: where in the JSON, and in the text. */
  private int[] places = new int[96];

  private int placed;

  /** Nothing yet. */
  public TranslatedText() {}

  /**
   * The bytes of a file as text.
   *
   * @throws MalformedJson when they are not UTF-8
   */
  public static String decoded(byte[] bytes) throws MalformedJson {
    int start = new Utf8Text(bytes, "file").start();
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  /** How many bytes of JSON there are. */
  public int length() {
    return length;
  }

  /** What is written next is at a place of the text. */
  public void place(Location at) {
    if (placed + 3 > places.length) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[placed++] = length;
    places[placed++] = at.line();
    places[placed++] = at.column();
  }

  /** Writes a sign of JSON. */
  public void sign(char ascii) {
    room(1);
    json[length++] = (byte) ascii;
  }

  /** Writes something that is JSON already. */
  public void raw(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      json[length++] = (byte) ascii.charAt(i);
    }
  }

  /** Writes again what was written before. */
  public void copy(int begin, int end) {
    room(end - begin);
    System.arraycopy(json, begin, json, length, end - begin);
    length += end - begin;
  }

  /** Whether a text was written somewhere, which can be a name. */
  public boolean isText(int at) {
    return json[at] == '"';
  }

  /** Writes a text. */
  public void text(String text) {
    sign('"');
    boolean isPlain = true;
    for (int i = 0; i < text.length() && isPlain; i++) {
      char c = text.charAt(i);
      isPlain = c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }
    if (isPlain) {
      raw(text);
    } else {
      escape(text.getBytes(StandardCharsets.UTF_8));
    }
    sign('"');
  }

  private void escape(byte[] utf8) {
    for (byte b : utf8) {
      room(6);
      if (b == '"' || b == '\\') {
        json[length++] = '\\';
        json[length++] = b;
      } else if (b >= 0 && b < ' ') {
        raw("\\u00");
        json[length++] = HEX[b >> 4];
        json[length++] = HEX[b & 0xF];
      } else {
        json[length++] = b;
      }
    }
  }

  private void room(int bytes) {
    if (length + bytes > json.length) {
      json = Arrays.copyOf(json, Math.max(length + bytes, json.length * 2));
    }
  }

  /** The JSON that was written. */
  byte[] json() {
    return Arrays.copyOf(json, length);
  }

  /** The place in the text of what was written at an offset. */
  Location at(int offset) {
    int low = 0;
    int high = placed / 3 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (places[middle * 3] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return placed == 0 ? Location.START : new Location(places[low * 3 + 1], places[low * 3 + 2]);
  }
}

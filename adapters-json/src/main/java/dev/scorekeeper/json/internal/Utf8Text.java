package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.workspace.Location;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that are known to be UTF-8, and the places in them. Columns count code
 * points; a byte order mark has no place.
 */
final class Utf8Text {
  private static final int BYTE_ORDER_MARK = 3;

  /** How many characters are decoded at a time. */
  private static final int AT_A_TIME = 8192;

  private final byte[] bytes;
  private final String unit;
  private final int start;

  /** Of a text in another format, whose places are asked for; null for JSON. */
  private final @Nullable TranslatedText origin;

  /** Places are asked in ascending order, so the last one is where to count on from. */
  private int counted;

  private int line = 1;
  private int column = 1;

  /**
   * The text in a file's bytes, or in a part's of it.
   *
   * @param unit what the bytes are, for messages: a file, or a line of one
   * @throws MalformedJson when they are not UTF-8
   */
  Utf8Text(byte[] bytes, String unit) throws MalformedJson {
    this.bytes = bytes;
    this.unit = unit;
    origin = null;
    start = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK : 0;
    counted = start;
    if (isUtf16Or32(bytes)) {
      throw new MalformedJson("is UTF-16 or UTF-32; save it as UTF-8", Location.START);
    }
    int invalid = firstInvalid(bytes, start);
    if (invalid < bytes.length) {
      throw new MalformedJson(
          String.format(
              "has the byte 0x%02X, which is not UTF-8; save it as UTF-8", bytes[invalid]),
          at(invalid));
    }
  }

  /** A text of another format, as JSON. */
  Utf8Text(TranslatedText origin) {
    this.origin = origin;
    bytes = origin.json();
    unit = "file";
    start = 0;
    counted = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  String unit() {
    return unit;
  }

  /** Where the text begins in the bytes: after a byte order mark. */
  int start() {
    return start;
  }

  /** The place of the character that begins at an offset in the bytes. */
  Location at(int offset) {
    if (origin != null) {
      return origin.at(offset);
    }
    if (offset < counted) {
      counted = start;
      line = 1;
      column = 1;
    }
    int newLine = line;
    int newColumn = column;
    for (int i = counted; i < offset; i++) {
      byte b = bytes[i];
      if (b > '\r') {
        newColumn++;
      } else if (b == '\n' || (b == '\r' && !isAt(i + 1, '\n'))) {
        newLine++;
        newColumn = 1;
      } else if (!isContinuation(b)) {
        newColumn++;
      }
    }
    counted = offset;
    line = newLine;
    column = newColumn;
    return new Location(line, column);
  }

  private boolean isAt(int offset, char ascii) {
    return offset < bytes.length && bytes[offset] == ascii;
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** JSON begins with an ASCII character, so other encodings show by a zero or their mark. */
  private static boolean isUtf16Or32(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
  }

  /** The offset of the first byte that is no UTF-8, else the length. */
  private static int firstInvalid(byte[] bytes, int from) {
    int plain = from;
    while (plain < bytes.length && bytes[plain] >= 0) {
      plain++;
    }
    if (plain == bytes.length) {
      return plain;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(plain);
    CharBuffer out = CharBuffer.allocate(Math.min(AT_A_TIME, in.remaining() + 1));
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return result.isError() ? in.position() : bytes.length;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}

package dev.scorekeeper.sql;

import dev.scorekeeper.domain.storedassessment.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** What is stored in a column, byte for byte, and never taken for something near it. */
public final class ColumnReader {
  private static final int DIGEST_BYTES = 32;

  private ColumnReader() {}

  /** A text; empty where there is none, or bytes that are no UTF-8. */
  static Optional<String> text(LogDatabase database, ResultSet row, int column)
      throws SQLException {
    byte[] bytes = row.getBytes(column);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          database.read(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A digest; empty where there is none, or bytes that are none. */
  static Optional<Digest> digest(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null || bytes.length != DIGEST_BYTES
        ? Optional.empty()
        : Optional.of(Digest.of(bytes));
  }

  /** A number; empty for NULL. */
  static OptionalLong number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** Any value, for a person to read. */
  public static String shown(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value == null) {
      return "nothing";
    }
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
  }
}

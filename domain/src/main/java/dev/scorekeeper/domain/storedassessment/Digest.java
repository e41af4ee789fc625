package dev.scorekeeper.domain.storedassessment;

import dev.scorekeeper.domain.commit.Hex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A SHA-256 digest (FIPS 180-4) over values, each preceded by its length, so that no two different
 * lists of values make the same input.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
  public Digest {
    if (!isHex(hex, 64)) {
      throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits: " + hex);
    }
  }

  /** The digest that 32 bytes stand for. */
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(bytes));
  }

  /** The bytes that the digits stand for. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** A digest to add values to. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether a text is this many lower-case hexadecimal digits. */
  public static boolean isHex(String text, int digits) {
    return text.length() == digits && Hex.isHex(text);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static byte[] length(byte[] bytes) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /** Values in the form in which they enter a digest, written down to enter many. */
  static final class Values {
    private final byte[] bytes;

    private Values(byte[] bytes) {
      this.bytes = bytes;
    }

    /** What a fact enters a digest as. */
    static Values of(Fact.Key key, List<String> value) {
      List<byte[]> values = new ArrayList<>(value.size() + 3);
      values.add(key.kind().name().getBytes(StandardCharsets.UTF_8));
      values.add(key.subject().getBytes(StandardCharsets.UTF_8));
      values.add(Digest.bytes(value.size()));
      for (String part : value) {
        values.add(part.getBytes(StandardCharsets.UTF_8));
      }
      int length = 0;
      for (byte[] one : values) {
        length += Integer.BYTES + one.length;
      }
      ByteBuffer bytes = ByteBuffer.allocate(length);
      for (byte[] one : values) {
        bytes.putInt(one.length).put(one);
      }
      return new Values(bytes.array());
    }
  }

  /** Takes values in order; good for one digest. */
  public static final class Builder {
    private final MessageDigest sha256;

    private Builder() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    /** Adds a text, as UTF-8. */
    public Builder add(String text) {
      return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes. */
    public Builder add(byte[] bytes) {
      sha256.update(length(bytes));
      sha256.update(bytes);
      return this;
    }

    /** Adds values that were written down before. */
    Builder add(Values values) {
      sha256.update(values.bytes);
      return this;
    }

    /** Adds a number. */
    public Builder add(long number) {
      return add(bytes(number));
    }

    /** The digest of all that was added. */
    public Digest digest() {
      return of(sha256.digest());
    }
  }
}

package dev.scorekeeper.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit holds in place of a file that Git LFS keeps elsewhere.
 *
 * @param oid the SHA-256 of the file, in hexadecimal
 * @param size of the file, in bytes
 */
record LfsPointer(String oid, long size) {
  /** Longer files are no pointers, by LFS's own rule. */
  private static final int LONGEST = 1024;

  private static final byte[] BEGINNING =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern CONTENT =
      Pattern.compile("(?s).*\noid sha256:([0-9a-f]{64})\n(?:.*\n)?size (\\d{1,18})\n.*");

  /** The pointer that a file is; empty for any other file. */
  static Optional<LfsPointer> of(byte[] file) {
    if (file.length > LONGEST || file.length < BEGINNING.length) {
      return Optional.empty();
    }
    for (int i = 0; i < BEGINNING.length; i++) {
      if (file[i] != BEGINNING[i]) {
        return Optional.empty();
      }
    }
    Matcher content = CONTENT.matcher(new String(file, StandardCharsets.UTF_8));
    return content.matches()
        ? Optional.of(new LfsPointer(content.group(1), Long.parseLong(content.group(2))))
        : Optional.empty();
  }
}

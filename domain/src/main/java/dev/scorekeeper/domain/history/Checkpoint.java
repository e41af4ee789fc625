package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log was at some time, in a few lines to keep where the log is not: who has them can tell
 * later whether that log is still the beginning of this one.
 *
 * @param origin what tells the log from every other one, 32 lower-case hexadecimal digits
 * @param entries how many entries it held
 * @param head the chain's link after the last of them
 */
public record Checkpoint(String origin, long entries, Digest head) {
  private static final String TITLE = "scorekeeper checkpoint";
  private static final int ORIGIN_DIGITS = 32;
  private static final Pattern LINES =
      Pattern.compile(
          TITLE
              // All entries of a log were runs once.
              + " (?:1\norigin ([0-9a-f]{32})\nruns|2\norigin ([0-9a-f]{32})\nentries)"
              + " (0|[1-9][0-9]{0,17})\nhead ([0-9a-f]{64})(?:\n+|$)");

  public Checkpoint {
    if (!Digest.isHex(origin, ORIGIN_DIGITS) || entries < 0) {
      throw new IllegalArgumentException("no checkpoint: " + origin + ", " + entries + " entries");
    }
  }

  /** The beginning of a log, before its first entry. */
  public static Checkpoint beginning(String origin) {
    return new Checkpoint(
        origin, 0, Digest.builder().add(HexFormat.of().parseHex(origin)).digest());
  }

  /** What the log is after one more entry. */
  public Checkpoint after(LogEntry entry) {
    return new Checkpoint(origin, entries + 1, entry.chained(head));
  }

  /** The lines to keep. */
  public String text() {
    return TITLE + " 2\norigin " + origin + "\nentries " + entries + "\nhead " + head + "\n";
  }

  /** The checkpoints that a text holds one after the other; empty where it holds anything else. */
  public static Optional<List<Checkpoint>> read(String text) {
    String lines = text.replace("\r\n", "\n").strip();
    List<Checkpoint> checkpoints = new ArrayList<>();
    Matcher matcher = LINES.matcher(lines);
    int at = 0;
    while (at < lines.length()) {
      matcher.region(at, lines.length());
      if (!matcher.lookingAt()) {
        return Optional.empty();
      }
      String origin = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      checkpoints.add(
          new Checkpoint(origin, Long.parseLong(matcher.group(3)), new Digest(matcher.group(4))));
      at = matcher.end();
    }
    return at == lines.length() && at > 0 ? Optional.of(checkpoints) : Optional.empty();
  }
}

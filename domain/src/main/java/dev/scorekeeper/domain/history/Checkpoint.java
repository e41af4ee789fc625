package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.run.Run;
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
 * @param runs how many runs it held
 * @param head the chain's link after the last of them
 */
public record Checkpoint(String origin, long runs, Digest head) {
  private static final String TITLE = "scorekeeper checkpoint 1";
  private static final int ORIGIN_DIGITS = 32;
  private static final Pattern LINES =
      Pattern.compile(
          "origin ([0-9a-f]{32})\nruns (0|[1-9][0-9]{0,17})\nhead ([0-9a-f]{64})(?:\n+|$)");

  public Checkpoint {
    if (!Digest.isHex(origin, ORIGIN_DIGITS) || runs < 0) {
      throw new IllegalArgumentException("no checkpoint: " + origin + ", " + runs + " runs");
    }
  }

  /** The beginning of a log, before its first run. */
  public static Checkpoint beginning(String origin) {
    return new Checkpoint(
        origin, 0, Digest.builder().add(HexFormat.of().parseHex(origin)).digest());
  }

  /** What the log is after one more run. */
  public Checkpoint after(Run run, Digest assessment) {
    return new Checkpoint(origin, runs + 1, run.chained(head, assessment));
  }

  /** The lines to keep. */
  public String text() {
    return TITLE + "\norigin " + origin + "\nruns " + runs + "\nhead " + head + "\n";
  }

  /** The checkpoints that a text holds one after the other; empty where it holds anything else. */
  public static Optional<List<Checkpoint>> read(String text) {
    String lines = text.replace("\r\n", "\n").strip();
    List<Checkpoint> checkpoints = new ArrayList<>();
    Matcher matcher = LINES.matcher(lines);
    int at = 0;
    while (lines.startsWith(TITLE + "\n", at)) {
      matcher.region(at + TITLE.length() + 1, lines.length());
      if (!matcher.lookingAt()) {
        return Optional.empty();
      }
      checkpoints.add(
          new Checkpoint(
              matcher.group(1), Long.parseLong(matcher.group(2)), new Digest(matcher.group(3))));
      at = matcher.end();
    }
    return at == lines.length() && at > 0 ? Optional.of(checkpoints) : Optional.empty();
  }
}

package dev.scorekeeper.domain.commit;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a commit says of itself, whoever reads it.
 *
 * @param revision its name, in full
 * @param parent its first parent, also where a clone was cut between the two; empty for a root
 * @param seconds the committer's time as it is written, in seconds since 1970: any number, also one
 *     that no clock ever shows
 * @param author by name
 */
public record CommitFact(String revision, Optional<String> parent, long seconds, String author) {
  /** Longer names are cut. */
  private static final int LONGEST_AUTHOR = 200;

  /** The last second of the year 9999. */
  private static final long LATEST = 253_402_300_799L;

  public CommitFact {
    if (!Commit.isName(revision) || parent.filter(name -> !Commit.isName(name)).isPresent()) {
      throw new IllegalArgumentException("no commit: " + revision + " after " + parent);
    }
    author = shortened(author);
  }

  /** Whether a text can be an author as facts of commits have it: in one line, and not too long. */
  public static boolean isAuthor(String text) {
    return text.equals(shortened(text));
  }

  /** A name in one line of bounded length. */
  private static String shortened(String author) {
    StringBuilder text = new StringBuilder(Math.min(author.length(), LONGEST_AUTHOR));
    for (int i = 0; i < author.length() && text.length() < LONGEST_AUTHOR; ) {
      int c = author.codePointAt(i);
      boolean sound = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
      text.appendCodePoint(sound ? c : '\ufffd');
      i += Character.charCount(c);
    }
    return text.toString();
  }

  /** A committer's time from digits that may be too many; the nearest number that there is. */
  public static long seconds(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** Whether the committer's time is one that a clock can have shown. */
  public boolean hasTime() {
    return seconds >= 0 && seconds <= LATEST;
  }

  /** The committer's time, where it is one that can be. */
  public Optional<Instant> at() {
    return hasTime() ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }

  /** The committer's time in milliseconds. */
  public long millis() {
    return seconds * 1000;
  }

  /**
   * Whether first parents, as far as they are known, lead from one commit to another, or both are
   * one. A log that somebody made up may lead in a circle.
   *
   * @param known what is known of a commit, by its name
   */
  public static boolean leads(
      String from, String to, Function<String, Optional<CommitFact>> known) {
    Set<String> seen = new HashSet<>();
    Optional<String> next = Optional.of(from);
    while (next.isPresent() && !next.get().equals(to) && seen.add(next.get())) {
      next = known.apply(next.get()).flatMap(CommitFact::parent);
    }
    return next.filter(to::equals).isPresent();
  }

  /** Whether both say the same of where the commit stands and when it was made. */
  public boolean agreesWith(CommitFact other) {
    return revision.equals(other.revision)
        && parent.equals(other.parent)
        && seconds == other.seconds;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CommitFact fact && agreesWith(fact) && author.equals(fact.author);
  }

  @Override
  public int hashCode() {
    return revision.hashCode();
  }
}

package dev.scorekeeper.application.statereference;

import dev.scorekeeper.application.InvalidRequestException;
import java.time.Instant;
import java.util.Optional;

/**
 * From one state to another, or the time between them.
 *
 * @param from where it begins; empty for where anything begins
 * @param until where it ends; empty for where it ends by itself
 */
public record Range(Optional<Reference> from, Optional<Reference> until) {
  /** What stands between the two. */
  public static final String DOTS = "..";

  /** All the time that there is. */
  public static final Range ALL = new Range(Optional.empty(), Optional.empty());

  /** All the time from a moment on. */
  public static Range since(Instant moment) {
    return new Range(Optional.of(new Reference.At(moment)), Optional.empty());
  }

  /**
   * Reads {@code FROM..TO}, {@code FROM..}, {@code ..TO}, or {@code FROM} alone.
   *
   * @throws InvalidRequestException when one of them is no {@link Reference}
   */
  public static Range of(String text) {
    int dots = text.contains(Reference.MEETING) ? -1 : text.indexOf(DOTS);
    if (dots < 0) {
      return new Range(Optional.of(Reference.of(text)), Optional.empty());
    }
    Optional<Reference> from = end(text.substring(0, dots));
    Optional<Reference> until = end(text.substring(dots + DOTS.length()));
    if (from.isEmpty() && until.isEmpty()) {
      throw new InvalidRequestException(
          "'" + text + "' is a range without ends; write " + Reference.FORMS);
    }
    return new Range(from, until);
  }

  private static Optional<Reference> end(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Reference.of(text));
  }

  /**
   * Reads what somebody says of its two ends, each by itself or both in the first.
   *
   * @throws InvalidRequestException also when its end is said twice
   */
  public static Range of(Optional<String> since, Optional<String> until) {
    Range range = since.isPresent() ? of(since.get()) : ALL;
    if (until.isEmpty()) {
      return range;
    }
    if (range.until().isPresent()) {
      throw new InvalidRequestException(
          "'" + since.orElse("") + "' has an end already, so there is no room for another");
    }
    return new Range(range.from(), Optional.of(Reference.of(until.get())));
  }

  /**
   * The two states that somebody wants to see beside each other. Where only the first is named, the
   * other one is the working tree, or behind {@link Reference#MEETING} what stands there, as in
   * git; an end that is left out beside {@link #DOTS} is the commit that is checked out, as in git
   * too.
   *
   * @param first may name both, with dots between them
   * @throws InvalidRequestException also when the second is named twice
   */
  public static Range ofStates(Optional<String> first, Optional<String> second) {
    Range range = first.isPresent() ? of(first.get()) : ALL;
    boolean dotted =
        first.isPresent() && first.get().contains(DOTS) && !first.get().contains(Reference.MEETING);
    if (dotted && second.isPresent()) {
      throw new InvalidRequestException(
          "'" + first.get() + "' names both states already; leave out " + second.get());
    }
    if (dotted) {
      Optional<Reference> head = Optional.of(new Reference.Named(Reference.HEAD));
      return new Range(range.from().or(() -> head), range.until().or(() -> head));
    }
    Reference other = new Reference.Worktree();
    if (second.isPresent()) {
      other = Reference.of(second.get());
    } else if (range.from().isPresent() && range.from().get() instanceof Reference.Fork fork) {
      other = new Reference.Named(fork.other());
    }
    return new Range(range.from(), Optional.of(other));
  }
}

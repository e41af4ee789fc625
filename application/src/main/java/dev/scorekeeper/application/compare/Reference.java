package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What somebody calls a state of the plan. */
public sealed interface Reference {
  /** The word for the files as they lie. */
  String WORKTREE = "worktree";

  /** What git calls the commit that is checked out. */
  String HEAD = "HEAD";

  /** What stands between two commits in place of the one where they meet, as git has it. */
  String MEETING = "...";

  /** As a person would write it. */
  String text();

  /**
   * Reads a word: {@link #WORKTREE}, a day, a moment, the name of a run or commit, or two of these
   * with {@link #MEETING} between them.
   *
   * @throws InvalidRequestException when it looks like a date and is none
   */
  static Reference of(String word) {
    if (word.equals(WORKTREE)) {
      return new Worktree();
    }
    int dots = word.indexOf(MEETING);
    if (dots >= 0) {
      return new Fork(
          commit(word.substring(0, dots)), commit(word.substring(dots + MEETING.length())));
    }
    return isDate(word) ? new At(moment(word)) : new Named(word);
  }

  private static String commit(String name) {
    return name.isEmpty() ? HEAD : name;
  }

  /**
   * The state that somebody means who names only the first of two: the files as they lie, and after
   * {@link #MEETING} what stands behind it, as in git.
   */
  static Reference after(Optional<Reference> first) {
    return first.isPresent() && first.get() instanceof Fork fork
        ? new Named(fork.other())
        : new Worktree();
  }

  /** The files as they lie. */
  record Worktree() implements Reference {
    @Override
    public String text() {
      return "the files";
    }
  }

  /**
   * Where the stream stood at a moment, drafts aside.
   *
   * @param moment that moment, itself included
   */
  record At(Instant moment) implements Reference {
    @Override
    public String text() {
      return Times.brief(moment);
    }
  }

  /**
   * A run by its identity or the beginning of it, or a commit as git names it.
   *
   * @param name as it was written
   */
  record Named(String name) implements Reference {
    @Override
    public String text() {
      return name;
    }
  }

  /**
   * The commit where the histories of two commits meet: where one branch left the other.
   *
   * @param one as git names it
   * @param other as git names it
   */
  record Fork(String one, String other) implements Reference {
    @Override
    public String text() {
      return one + MEETING + other;
    }
  }

  private static boolean isDate(String name) {
    if (name.length() < 10 || name.charAt(4) != '-' || name.charAt(7) != '-') {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (i != 4 && i != 7 && !Character.isDigit(name.charAt(i))) {
        return false;
      }
    }
    return name.length() == 10 || name.charAt(10) == 'T';
  }

  private static Instant moment(String date) {
    try {
      return Times.parse(date);
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "'"
              + date
              + "' is no date; write a day (2026-01-31) or a moment"
              + " (2026-01-31T12:00:00Z)");
    }
  }
}

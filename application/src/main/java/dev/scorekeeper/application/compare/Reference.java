package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import java.time.DateTimeException;
import java.time.Instant;

/** What somebody calls a state of the plan. */
public sealed interface Reference {
  /** The word for the files as they lie. */
  String WORKTREE = "worktree";

  /**
   * Reads a word: {@link #WORKTREE}, a day, a moment, or the name of a run or commit.
   *
   * @throws InvalidRequestException when it looks like a date and is none
   */
  static Reference of(String word) {
    if (word.equals(WORKTREE)) {
      return new Worktree();
    }
    return isDate(word) ? new At(moment(word)) : new Named(word);
  }

  /** The files as they lie. */
  record Worktree() implements Reference {}

  /**
   * Where the stream stood at a moment, drafts aside.
   *
   * @param moment that moment, itself included
   */
  record At(Instant moment) implements Reference {}

  /**
   * A run by its identity or the beginning of it, or a commit as git names it.
   *
   * @param name as it was written
   */
  record Named(String name) implements Reference {}

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

package dev.scorekeeper.application.statereference;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What somebody calls a state of the plan, or the moment of it. */
public sealed interface Reference {
  /** The forms that a state always has, whether it has a run or not. */
  String TIMES_AND_COMMITS =
      "a day (2026-01-31, today, yesterday), a month (2026-01), a time (2026-01-31T12:00:00Z),"
          + " an age"
          + " (12h, 30d, 6w), a commit (HEAD~3, origin/main), the merge base of two"
          + " (main...HEAD)";

  /** All forms of what has a run, as help and complaints list them. */
  String RUN_FORMS = TIMES_AND_COMMITS + ", or a run id";

  /** All forms, as help and complaints list them. */
  String FORMS = TIMES_AND_COMMITS + ", a run id, or the word worktree (the working tree now)";

  /** The word for the working tree. */
  String WORKTREE = "worktree";

  /** The words for days that one need not look up. */
  String TODAY = "today";

  String YESTERDAY = "yesterday";

  /** What git calls the commit that is checked out. */
  String HEAD = "HEAD";

  /** What stands between two commits in place of the one where they meet, as git has it. */
  String MEETING = "...";

  /** How many characters a day has. */
  int DAY = 10;

  /** How many characters a month has. */
  int MONTH = 7;

  /** More digits before a {@code d} are the beginning of a run's id or a commit's. */
  int MOST_DIGITS = 5;

  /** As a person would write it. */
  String text();

  /**
   * Reads a word: {@link #WORKTREE}, a day, a month, a moment, an age, the name of a run or commit,
   * or two of these with {@link #MEETING} between them.
   *
   * @throws InvalidRequestException when it is none, looks like a date and is none, or is a {@link
   *     Range}
   */
  static Reference of(String word) {
    if (word.isBlank()) {
      throw new InvalidRequestException("nothing is named; write " + FORMS);
    }
    if (word.equals(WORKTREE)) {
      return new Worktree();
    }
    if (word.equals(TODAY) || word.equals(YESTERDAY)) {
      return new Recent(word.equals(TODAY) ? 0 : 1, word);
    }
    int dots = word.indexOf(MEETING);
    if (dots >= 0) {
      return new Fork(
          commit(word.substring(0, dots)), commit(word.substring(dots + MEETING.length())));
    }
    if (word.contains(Range.DOTS)) {
      throw new InvalidRequestException(
          "'" + word + "' is a range, and one state is wanted here; write " + FORMS);
    }
    if (isAge(word)) {
      return Ago.of(word);
    }
    boolean isMonth = isMonth(word);
    if (!isMonth && !isDate(word)) {
      return new Named(word);
    }
    try {
      if (isMonth) {
        return new Month(YearMonth.parse(word));
      }
      Instant moment = Times.parse(word);
      return word.length() == DAY ? new Day(moment) : new At(moment);
    } catch (DateTimeException e) {
      throw new InvalidRequestException("'" + word + "' is not a date; write " + FORMS);
    }
  }

  private static String commit(String name) {
    return name.isEmpty() ? HEAD : name;
  }

  /** The working tree. */
  record Worktree() implements Reference {
    @Override
    public String text() {
      return "the files";
    }
  }

  /** What names a time by itself: the state is where the stream stood then, drafts aside. */
  sealed interface OfTime extends Reference {
    /** That time, itself included. */
    Instant moment(Instant now);

    /** The last moment that still belongs to it. */
    default Instant end(Instant now) {
      return moment(now);
    }
  }

  /** A moment. */
  record At(Instant moment) implements OfTime {
    @Override
    public Instant moment(Instant now) {
      return moment;
    }

    @Override
    public String text() {
      return Times.brief(moment);
    }
  }

  /**
   * A day of UTC. Whatever goes up to it, or is of it alone, counts it whole; whatever goes on from
   * it begins with it.
   *
   * @param beginning its first moment
   */
  record Day(Instant beginning) implements OfTime {
    @Override
    public Instant moment(Instant now) {
      return beginning;
    }

    @Override
    public Instant end(Instant now) {
      return beginning.plus(Duration.ofDays(1)).minusMillis(1);
    }

    @Override
    public String text() {
      return Times.day(beginning);
    }
  }

  /** A month of UTC, which counts as a day does. */
  record Month(YearMonth month) implements OfTime {
    @Override
    public Instant moment(Instant now) {
      return beginning(month);
    }

    @Override
    public Instant end(Instant now) {
      return beginning(month.plusMonths(1)).minusMillis(1);
    }

    @Override
    public String text() {
      return month.toString();
    }

    private static Instant beginning(YearMonth month) {
      return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * A day of UTC by how long ago it was.
   *
   * @param days how many before the present one
   * @param text as it was written
   */
  record Recent(int days, String text) implements OfTime {
    @Override
    public Instant moment(Instant now) {
      return now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days));
    }

    @Override
    public Instant end(Instant now) {
      return moment(now).plus(Duration.ofDays(1)).minusMillis(1);
    }
  }

  /**
   * So long ago.
   *
   * @param text as it was written
   */
  record Ago(Duration age, String text) implements OfTime {
    private static Ago of(String word) {
      long count = Long.parseLong(word, 0, word.length() - 1, 10);
      return new Ago(
          switch (word.charAt(word.length() - 1)) {
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
          },
          word);
    }

    @Override
    public Instant moment(Instant now) {
      return now.minus(age);
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

  private static boolean isAge(String word) {
    int digits = word.length() - 1;
    if (digits < 1 || digits > MOST_DIGITS || "hdw".indexOf(word.charAt(digits)) < 0) {
      return false;
    }
    for (int i = 0; i < digits; i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isMonth(String name) {
    if (name.length() != MONTH || name.charAt(4) != '-') {
      return false;
    }
    for (int i = 0; i < MONTH; i++) {
      if (i != 4 && !Character.isDigit(name.charAt(i))) {
        return false;
      }
    }
    return true;
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
    return name.length() == 10 || name.charAt(10) == 'T' || name.charAt(10) == ' ';
  }
}

package dev.scorekeeper.report.drawing;

import dev.scorekeeper.application.Times;
import java.time.Instant;
import java.util.List;

/**
 * Time from left to right: each column stands for a time, and from one to the next equally much of
 * it passes.
 */
public final class TimeAxis {
  private static final int GAP = 2;
  private static final int MOST = 6;

  /** In a shorter time, a day alone would stand hours beside what happened on it. */
  private static final int DAYS_WITHOUT_HOURS = 14;

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final long begin;
  private final long span;
  private final int columns;
  private final int[] inForce;

  /**
   * An axis from the first of some points to the last.
   *
   * @param points when each was, the oldest first; at least one
   * @param columns at least one
   */
  public TimeAxis(List<Instant> points, int columns) {
    this.columns = columns;
    begin = points.get(0).toEpochMilli();
    span = points.get(points.size() - 1).toEpochMilli() - begin;
    inForce = new int[columns];
    int point = 0;
    for (int column = 0; column < columns; column++) {
      long time = time(column);
      while (point + 1 < points.size() && points.get(point + 1).toEpochMilli() <= time) {
        point++;
      }
      inForce[column] = point;
    }
  }

  /** Whether any time passes, so that there is a picture to draw. */
  public boolean hasLength() {
    return span > 0;
  }

  /** How many columns it has. */
  int columns() {
    return columns;
  }

  /**
   * Which point says what is so at the time of each column: the last one up to that time, for it
   * holds until the next.
   */
  public int[] inForce() {
    return inForce.clone();
  }

  /** The last column stands for the last point, also where there is no other. */
  private long time(int column) {
    return column == columns - 1 ? begin + span : begin + span * column / (columns - 1);
  }

  /**
   * The lines below a picture: the axis, with a mark for each time that is told, and these times.
   * None is told where there is not enough room for the first and the last.
   *
   * @param margin what stands before the axis' first column
   */
  List<String> lines(String margin) {
    boolean byDay = span >= DAY * DAYS_WITHOUT_HOURS;
    int labels = most(label(byDay, begin));
    if (labels > 0 && !byDay) {
      labels = (int) Math.max(2, Math.min(labels, span / MINUTE + 1));
    }
    StringBuilder axis = new StringBuilder("─".repeat(columns));
    StringBuilder times = new StringBuilder();
    for (int i = 0; i < labels; i++) {
      int column = (int) ((long) (columns - 1) * i / (labels - 1));
      String label = label(byDay, time(column));
      int from =
          i == 0
              ? 0
              : i == labels - 1 ? columns - label.length() : column - (label.length() - 1) / 2;
      axis.setCharAt(column, '┬');
      times.append(" ".repeat(Math.max(0, from - times.length()))).append(label);
    }
    return labels == 0
        ? List.of(margin + axis)
        : List.of(margin + axis, " ".repeat(margin.length()) + times);
  }

  /** How many labels there is room for. */
  private int most(String label) {
    int length = label.length();
    if (columns < 2 * length + GAP) {
      return 0;
    }
    // The first and the last stand beside their marks, those between below theirs.
    int between = (columns - 1) / (length + (length + 1) / 2 + GAP);
    return Math.min(Math.max(between, 1), MOST - 1) + 1;
  }

  private static String label(boolean byDay, long time) {
    return byDay ? day(time) : Times.brief(Instant.ofEpochMilli(time));
  }

  private static String day(long time) {
    return Times.day(Instant.ofEpochMilli(time));
  }
}

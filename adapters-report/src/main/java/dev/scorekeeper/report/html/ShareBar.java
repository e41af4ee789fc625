package dev.scorekeeper.report.html;

import java.time.Instant;

/**
 * A bar whose parts have their share of a whole; none vanishes.
 *
 * @param sliver how wide a part is at least, in percent
 * @param gap between two parts, in percent
 * @param height in pixels
 */
record ShareBar(double sliver, double gap, double height) {
  /** Implemented, planned, broken, gone. */
  private static final String[] MARKS = {"i", "p", "b", "gb"};

  private static final double LEAST = 0.4;

  /** The inside of an SVG; of parts that are none nothing is seen. */
  String of(int whole, int... counts) {
    Drawing bar = new Drawing(new Axis(Instant.EPOCH, Instant.EPOCH));
    double free = 100;
    for (int count : counts) {
      double share = 100.0 * count / whole;
      free -= count > 0 && share < sliver ? sliver - share : 0;
    }
    double x = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double width = Math.min(100 - x, Math.max(sliver, free * counts[i] / whole));
        bar.rect(MARKS[i], x, Math.max(LEAST, width - gap), 1, height);
        x += width;
      }
    }
    return bar.toString();
  }
}

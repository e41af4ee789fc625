package dev.scorekeeper.cli.environment;

import dev.scorekeeper.application.Listener;
import java.time.Clock;

/** A line on standard error that tells a watching person how far long work is. */
final class ProgressLine implements Listener.Stage {
  private static final long PATIENCE = 1000;
  private static final long PAUSE = 100;
  private static final int BAR = 20;

  private final Environment environment;
  private final Clock clock;
  private final String what;
  private final boolean paced;
  private final long begun;
  private long last;

  /**
   * A line that does not show yet.
   *
   * @param what is counted
   * @param paced whether to say how fast it is and how long the rest will take
   */
  ProgressLine(Environment environment, String what, boolean paced) {
    this.environment = environment;
    this.clock = environment.clock();
    this.what = what;
    this.paced = paced;
    begun = clock.millis();
    last = begun + PATIENCE - PAUSE;
  }

  /** Says that so many of so many are done; shown only after a second, and not too often. */
  @Override
  public void show(int done, int of) {
    show(done, of, paced && done > 0 ? pace(done, of) : "");
  }

  private String pace(int done, int of) {
    long spent = clock.millis() - begun;
    long left = spent * (of - done) / done;
    return " · "
        + 1000L * done / Math.max(1, spent)
        + " a second · "
        + (left + 999) / 1000
        + " s left  "
        + "█".repeat(BAR * done / of)
        + "░".repeat(BAR - BAR * done / of);
  }

  private void show(int done, int of, String more) {
    long now = clock.millis();
    if (environment.isWatched() && now - last >= PAUSE) {
      last = now;
      environment
          .err()
          .overwrite(
              what
                  + " "
                  + done
                  + " of "
                  + of
                  + " ("
                  + 100L * done / Math.max(1, of)
                  + " %)"
                  + more);
    }
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (last > begun + PATIENCE - PAUSE) {
      environment.err().overwrite("");
    }
  }
}

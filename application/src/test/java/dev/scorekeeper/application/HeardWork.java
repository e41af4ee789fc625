package dev.scorekeeper.application;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener is told. */
public final class HeardWork implements Listener {
  private final List<String> heard = new ArrayList<>();

  /** What was told: {@code WORK}, {@code WORK done/of} and {@code WORK over}, and the notices. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public Stage begin(Work work) {
    heard.add(work.name());
    return new Stage() {
      @Override
      public void show(int done, int of) {
        heard.add(work + " " + done + "/" + of);
      }

      @Override
      public void close() {
        heard.add(work + " over");
      }
    };
  }

  @Override
  public void notice(String clause) {
    heard.add(clause);
  }
}

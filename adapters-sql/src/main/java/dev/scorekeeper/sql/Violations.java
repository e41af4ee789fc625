package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.Verification.Break;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects what is not as it should be: all are counted, the first are kept. */
public final class Violations {
  private static final int KEPT = 20;

  /** What is about no run comes last. */
  private static final Comparator<Break> BY_RUN =
      Comparator.comparingLong(one -> one.run().orElse(Long.MAX_VALUE));

  private final List<Break> kept = new ArrayList<>();
  private long count;

  /** Something is not what it should be. */
  public void differs(OptionalLong run, String where, String what, String found, String expected) {
    add(new Break(run, where, what, Optional.of(found), Optional.of(expected)));
  }

  /** Something should not be, or should be and is not. */
  public void wrong(OptionalLong run, String where, String what) {
    add(new Break(run, where, what, Optional.empty(), Optional.empty()));
  }

  private void add(Break one) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(one);
    }
  }

  /** Adds what was collected elsewhere. */
  public void add(Violations others) {
    count += others.count;
    kept.addAll(others.kept);
  }

  public boolean none() {
    return count == 0;
  }

  public long count() {
    return count;
  }

  public List<Break> first() {
    return kept.stream().sorted(BY_RUN).limit(KEPT).toList();
  }
}

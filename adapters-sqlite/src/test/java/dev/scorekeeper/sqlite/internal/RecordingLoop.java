package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A program that records until it is killed: now one run, now several together, many of them late.
 * What is recorded it acknowledges on standard output, a number a line.
 */
final class RecordingLoop {
  private static final int DOMAINS = 12;
  private static final int TIMES = 500;

  private RecordingLoop() {}

  /** Records in a file, as a writer of a number that no other has. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    int writer = Integer.parseInt(arguments[1]);
    Random random = new Random(writer);
    for (int lot = 0; ; lot++) {
      try (StoredHistory history = StoredHistory.openForWriting(file)) {
        List<CompletedRun> runs = new ArrayList<>();
        for (int i = 0; i < size(lot); i++) {
          runs.add(new CompletedRun(run(id(writer, lot, i), random), facts(random)));
        }
        if (runs.size() == 1) {
          history.log().record(runs.get(0).run(), runs.get(0).facts());
        } else {
          history.log().recordAll(runs);
        }
      }
      System.out.println(lot);
      System.out.flush();
    }
  }

  /** How many runs are recorded together. */
  static int size(int lot) {
    return lot % 4 == 3 ? 5 : 1;
  }

  /** The identity of a run, from which the lot can be told. */
  static RunId id(int writer, int lot, int index) {
    return new RunId("%08x%016x%08x".formatted(writer, lot, index));
  }

  private static Run run(RunId id, Random random) {
    int time = random.nextInt(TIMES);
    return new Run(
        id,
        ARun.MAIN,
        ARun.RULES,
        random.nextInt(8) == 0 ? Source.DRAFT : Source.WORKTREE,
        Optional.empty(),
        ARun.time(time),
        ARun.time(time));
  }

  private static Facts facts(Random random) {
    SomeFacts facts = SomeFacts.none();
    if (random.nextInt(10) == 0) {
      return facts.error("registry-unreadable", "registry", "not JSON").unreadable();
    }
    for (int i = 0; i < DOMAINS; i++) {
      if (random.nextInt(4) == 0) {
        facts.planned("domain-" + i);
      } else {
        facts.implemented("domain-" + i, 1, random.nextInt(3));
      }
    }
    return facts.assessed();
  }
}

package dev.scorekeeper.benchmarks;

import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a history costs as it grows. */
final class HistoryGrowth implements Benchmark {
  private static final int FEW = 100;
  private static final int MANY = Integer.getInteger("scorekeeper.runs", 100_000);

  private static final OptionalDouble FLAT = OptionalDouble.of(1.2);

  private static final String AS_OF =
      """
      SELECT count(*) FROM domain_history
      WHERE project = 'github.com/acme/shop' AND branch = 'main' AND status = 'implemented'
        AND since <= '2021-01-01' AND (until IS NULL OR until > '2021-01-01')
      """;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String about() {
    return "A history of 100,000 runs over 1,000 domains against one of 100, in one process; one run"
        + " in ten changes something.";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException {
    List<Result> results = new ArrayList<>();
    bench.say("  making a history of 100 runs, and one of 100,000");
    LongHistory fewRuns = new LongHistory();
    Path fewFile = bench.scratch().resolve("few.db");
    fewRuns.record(new SqliteHistoryStore(fewFile), FEW);
    LongHistory manyRuns = new LongHistory();
    Path manyFile = bench.scratch().resolve("many.db");
    long begun = System.nanoTime();
    manyRuns.record(new SqliteHistoryStore(manyFile), MANY);
    results.add(
        Turns.figure(
            "recording 100,000 runs, 1,000 at a time",
            MANY / Turns.seconds(begun),
            "runs/s",
            OptionalDouble.empty()));
    results.add(
        Turns.figure(
            "100,000 runs on disk", Files.size(manyFile) / 1e6, "MB", OptionalDouble.empty()));

    HistoryStore fewStore = new SqliteHistoryStore(fewFile);
    HistoryStore manyStore = new SqliteHistoryStore(manyFile);
    try (History few = fewStore.forWriting();
        History many = manyStore.forWriting()) {
      bench.say("  appending, and asking");
      results.add(
          ratio(
              "append of a run that changes nothing",
              () -> record(few, fewRuns.same()),
              () -> record(many, manyRuns.same()),
              FLAT));
      results.add(
          ratio(
              "append of a run that changes one fact",
              () -> record(few, fewRuns.grown(1)),
              () -> record(many, manyRuns.grown(1)),
              FLAT));
      results.add(ratio("`status`", () -> head(few), () -> head(many), FLAT));
      results.add(
          ratio(
              "as of a moment, as `diff` asks",
              () -> asOf(few, FEW / 2),
              () -> asOf(many, MANY / 2),
              OptionalDouble.empty()));
      results.add(
          Turns.median(
              "`trend --by week`, 100,000 runs",
              () -> many.stream(LongHistory.MAIN).moments(Instant.MIN, Trend.By.WEEK),
              OptionalDouble.of(300)));
      results.add(
          Turns.median(
              "`trend --by day`, 100,000 runs",
              () -> many.stream(LongHistory.MAIN).moments(Instant.MIN, Trend.By.DAY),
              OptionalDouble.of(300)));
    }
    try (Queries few = fewStore.queries().orElseThrow();
        Queries many = manyStore.queries().orElseThrow()) {
      results.add(
          Turns.median("as of a day, in SQL, 100 runs", () -> ask(few), OptionalDouble.empty()));
      results.add(
          Turns.median(
              "as of a day, in SQL, 100,000 runs", () -> ask(many), OptionalDouble.empty()));
    }
    sizes(bench, results);
    late(bench, manyFile, manyRuns, results);
    whole(bench, manyFile, results);
    return results;
  }

  private static void record(History history, BranchRun run) {
    history.log().record(run);
  }

  private static Facts head(History history) {
    return history.stream(LongHistory.MAIN).head().orElseThrow().facts();
  }

  /** What held some runs after the beginning. */
  private static Facts asOf(History history, int runs) {
    RecordedRun speaker =
        history.stream(LongHistory.MAIN)
            .assessedSpeaker(LongHistory.BEGINNING.plus(LongHistory.BETWEEN.multipliedBy(runs)))
            .orElseThrow();
    return history.runs().facts(speaker.run().id()).orElseThrow();
  }

  private static void ask(Queries history) {
    history.run(
        AS_OF, Map.of(), new Patience(Duration.ofHours(1), Clock.systemUTC()), new Ignoring());
  }

  /** What a run and a changed fact add, all tables and indexes together. */
  private static void sizes(Bench bench, List<Result> results) throws IOException {
    bench.say("  weighing");
    Path file = bench.scratch().resolve("weighed.db");
    LongHistory runs = new LongHistory();
    int number = 2_000;
    runs.record(new SqliteHistoryStore(file), FEW);
    long before = Files.size(file);
    try (History history = new SqliteHistoryStore(file).forWriting()) {
      LongHistory.record(history, number, runs::same);
      long same = Files.size(file);
      double run = (double) (same - before) / number;
      results.add(Turns.figure("a run that changes nothing", run, "bytes", OptionalDouble.of(200)));
      LongHistory.record(history, number, () -> runs.grown(5));
      double changed = (double) (Files.size(file) - same) / number;
      results.add(
          Turns.figure("a changed fact", (changed - run) / 5, "bytes", OptionalDouble.of(400)));
    }
  }

  private static void late(Bench bench, Path file, LongHistory runs, List<Result> results) {
    bench.say("  recording late runs");
    try (History history = new SqliteHistoryStore(file).forWriting()) {
      for (int before : new int[] {1, 100, 10_000}) {
        long[] times = new long[5];
        for (int i = 0; i < times.length; i++) {
          BranchRun late = runs.late(before + i);
          times[i] = Turns.time(() -> record(history, late));
        }
        results.add(
            Turns.figure(
                "a run before the last " + before + " moments",
                Turns.share(times, 0.5) / 1e6,
                "ms",
                OptionalDouble.empty()));
      }
    }
  }

  private static void whole(Bench bench, Path file, List<Result> results) {
    bench.say("  rebuilding and verifying");
    HistoryStore store = new SqliteHistoryStore(file);
    long begun = System.nanoTime();
    long spans = store.rebuild(ProgressListener.NONE).orElseThrow().spans();
    double rebuilt = Turns.seconds(begun);
    begun = System.nanoTime();
    Verification verification = store.verify(List.of(), ProgressListener.NONE).orElseThrow();
    double verified = Turns.seconds(begun);
    if (!verification.intact()) {
      throw new IllegalStateException("not intact: " + verification.breaks());
    }
    long runs = verification.now().orElseThrow().entries();
    results.add(Turns.figure("`history rebuild`", rebuilt, "s", OptionalDouble.of(5)));
    results.add(
        Turns.figure("`history rebuild`", runs / rebuilt, "runs/s", OptionalDouble.empty()));
    results.add(
        Turns.figure("`history rebuild`", spans / rebuilt, "spans/s", OptionalDouble.empty()));
    results.add(Turns.figure("`history verify`", verified, "s", OptionalDouble.of(10)));
    results.add(
        Turns.figure("`history verify`", runs / verified, "runs/s", OptionalDouble.empty()));
    results.add(
        Turns.figure(
            "`history verify`",
            verification.facts() / verified,
            "stored facts/s",
            OptionalDouble.empty()));
    results.add(
        Turns.figure(
            "assessments", (double) verification.assessments(), "", OptionalDouble.empty()));
    for (String command : List.of("rebuild", "verify")) {
      Entrant process =
          Entrant.of(
              command, bench.scratch(), bench.program(), "history", command, "--history", file);
      results.add(
          Turns.figure(
              "`history " + command + "`, whole process",
              Race.of(1, List.of(process)).median(command).toNanos() / 1e9,
              "s",
              OptionalDouble.empty()));
      results.add(
          Turns.figure(
              "`history " + command + "`, memory of the process",
              Race.peakMemory(process) / 1e6,
              "MB",
              OptionalDouble.empty()));
    }
  }

  /** How much longer something takes at 100,000 runs than at 100, both done in turn. */
  private static Result ratio(String what, Runnable few, Runnable many, OptionalDouble target) {
    return Turns.ratio(what + " at 100,000 runs", "at 100 runs", many, few, target);
  }

  /** Takes rows and does nothing with them. */
  private static final class Ignoring implements Rows {
    @Override
    public void columns(List<String> names) {}

    @Override
    public void row(List<? extends @Nullable Object> values) {}
  }
}

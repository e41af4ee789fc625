package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a repository that git lets people do, and whoever records it when, where and
 * how: once a whole clone has run {@code backfill} last, a history says what one fresh backfill
 * says. Before that it says the same in whichever order logs were merged. With {@code -Dthorough}
 * on thousands of repositories; with {@code -Dseed=17} on one of them.
 */
class RandomRepositoriesTest {
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");

  /** The first one, and how many; a failure names the one to repeat. */
  private static final int FIRST = Integer.getInteger("seed", 0);

  private static final boolean ALL = System.getProperty("seed") == null;
  private static final int MANY = ALL ? (THOROUGH ? 2_000 : 10) : Integer.getInteger("seeds", 1);

  /** What depends on who recorded what a commit says. */
  private static final List<String> OF_RECORDERS =
      List.of("run_id", "since_run", "until_run", "source", "recorded_at");

  private static final String OF_RUNS = "runs";

  /** Tells until when somebody recorded something. */
  private static final String OF_RECORDING = "portfolio";

  private static final Instant LATE = Instant.parse("9998-01-01T00:00:00Z");

  @TempDir private Path folder;

  /** What breaks a rule of lines, by spoiling what a line is made from. */
  private enum Broken {
    TIPS_ARE_IGNORED {
      @Override
      Stream<LogEntry> in(LogEntry entry) {
        return entry instanceof LogEntry.OfTip ? Stream.of() : Stream.of(entry);
      }
    },
    PARENTS_ARE_IGNORED {
      @Override
      Stream<LogEntry> in(LogEntry entry) {
        return entry instanceof LogEntry.OfCommits ? Stream.of() : Stream.of(entry);
      }
    },
    EVERY_TIME_COUNTS {
      @Override
      Stream<LogEntry> in(LogEntry entry) {
        if (entry instanceof LogEntry.OfTip told) {
          Tip tip = told.tip();
          return Stream.of(
              new LogEntry.OfTip(
                  new Tip(tip.stream(), tip.revision(), tip.ruleset(), tip.since(), LATE)));
        }
        return entry instanceof LogEntry.OfRun run
            ? Stream.of(new LogEntry.OfRun(late(run.run()), run.assessment(), run.told()))
            : Stream.of(entry);
      }

      private static Run late(Run run) {
        return new Run(
            run.id(),
            run.stream(),
            run.ruleset(),
            run.source(),
            run.revision(),
            run.observedAt(),
            LATE,
            run.since());
      }
    },
    OTHER_SETTINGS_SPEAK {
      @Override
      List<LogEntry> spoil(List<LogEntry> entries) {
        return entries.stream()
            .map(entry -> entry instanceof LogEntry.OfTip told ? by(told.tip(), entries) : entry)
            .toList();
      }

      /** By the settings that most runs of the branch have beside the tip's. */
      private static LogEntry by(Tip tip, List<LogEntry> entries) {
        Map<Ruleset, Long> others =
            entries.stream()
                .flatMap(
                    entry ->
                        entry instanceof LogEntry.OfRun told ? Stream.of(told.run()) : Stream.of())
                .filter(run -> run.stream().equals(tip.stream()))
                .map(Run::ruleset)
                .filter(ruleset -> !ruleset.equals(tip.ruleset()))
                .collect(Collectors.groupingBy(ruleset -> ruleset, Collectors.counting()));
        Ruleset other =
            others.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(tip.ruleset());
        return new LogEntry.OfTip(
            new Tip(tip.stream(), tip.revision(), other, tip.since(), tip.recordedAt()));
      }
    },
    WHAT_LEFT_WAS_SEEN_LAST {
      @Override
      Stream<LogEntry> in(LogEntry entry) {
        return entry instanceof LogEntry.OfRun run && run.run().since().isPresent()
            ? Stream.of(
                new LogEntry.OfRun(run.run().standingSince(LATE), run.assessment(), run.told()))
            : Stream.of(entry);
      }
    },
    WHAT_WAS_READ_IS_IGNORED {
      @Override
      Stream<LogEntry> in(LogEntry entry) {
        return entry instanceof LogEntry.OfRun run && run.run().source() == Source.GIT
            ? Stream.of(new LogEntry.OfRun(elsewhere(run.run()), run.assessment(), run.told()))
            : Stream.of(entry);
      }
    };

    /** What stands in an entry's place. */
    Stream<LogEntry> in(LogEntry entry) {
      return Stream.of(entry);
    }

    /** A log in which the rule is broken. */
    List<LogEntry> spoil(List<LogEntry> entries) {
      return entries.stream().flatMap(this::in).toList();
    }

    private static Run elsewhere(Run run) {
      return new Run(
          run.id(),
          new StreamId(run.stream().project(), "elsewhere"),
          run.ruleset(),
          run.source(),
          run.revision(),
          run.observedAt(),
          run.recordedAt());
    }
  }

  /** How many repositories noticed that a rule was broken. */
  private final Map<Broken, Integer> noticed = new EnumMap<>(Broken.class);

  private int spoiled;

  /** A history beside a whole clone of what everybody pushed. */
  private static final class Look {
    private final Path clone;
    private final Path history;
    private final Shell shell;

    Look(Path clone, Path history, RandomRepository repository, int seed) {
      this.clone = clone;
      this.history = history;
      shell =
          new Shell(clone)
              .by(new Random(seed))
              .at(repository.now().toString())
              .with("SCOREKEEPER_HISTORY", history.toString());
    }

    String run(String... arguments) {
      Shell.Answer answer = shell.run(arguments);
      if (answer.code() != 0) {
        throw new AssertionError(String.join(" ", arguments) + ": " + answer);
      }
      return answer.out();
    }

    /** What all views say that a fresh history says too. */
    String story(List<String> branches) {
      return query(
          view -> !view.name().equals(OF_RUNS) && !view.name().startsWith(OF_RECORDING),
          column -> !OF_RECORDERS.contains(column),
          " WHERE branch IN ('" + String.join("', '", branches) + "')");
    }

    /** What all views say at all, besides when what was recorded. */
    String everything() {
      return query(
          view -> !view.name().startsWith(OF_RECORDING),
          column -> !column.equals("recorded_at"),
          "");
    }

    private String query(Predicate<View> views, Predicate<String> columns, String where) {
      String sql =
          new SqliteHistoryStore(history)
              .views().stream()
                  .filter(views)
                  .map(
                      view ->
                          "SELECT '"
                              + view.name()
                              + "' AS v, json_array("
                              + view.columns().stream()
                                  .map(View.Column::name)
                                  .filter(columns)
                                  .collect(Collectors.joining(", "))
                              + ") AS row FROM "
                              + view.name()
                              + where
                              + (view.name().equals("ledger")
                                  ? (where.isEmpty() ? " WHERE " : " AND ")
                                      + "event NOT LIKE 'still-%'"
                                  : ""))
                  .collect(Collectors.joining(" UNION ALL "));
      return run("query", "--format", "csv", sql + " ORDER BY 1, 2");
    }
  }

  @Test
  void aWholeClonesBackfillSaysWhatAFreshOneSaysWhateverWasRecordedBefore() throws IOException {
    Map<RandomRepository.Deed, Integer> done = new EnumMap<>(RandomRepository.Deed.class);
    List<String> failed = new ArrayList<>();
    for (int seed = FIRST; seed < FIRST + MANY; seed++) {
      Path place = Files.createDirectory(folder.resolve("of-" + seed));
      RandomRepository repository = new RandomRepository(place, seed);
      try {
        repository.live();
        check(repository, place, seed);
      } catch (AssertionError | RuntimeException e) {
        failed.add(
            "repository "
                + seed
                + ":\n"
                + String.join("\n", repository.steps())
                + "\n"
                + e.getMessage());
      }
      repository.done().forEach(deed -> done.merge(deed, 1, Integer::sum));
      delete(place);
    }
    if (THOROUGH || !ALL) {
      System.out.println("Of " + MANY + " repositories, so many had: " + done);
      System.out.println("Of " + spoiled + ", so many were wrong by broken rules: " + noticed);
    }
    assertThat(failed).isEmpty();
    if (ALL && THOROUGH) {
      assertThat(done).hasSameSizeAs(RandomRepository.Deed.values());
      assertThat(done.values()).allSatisfy(many -> assertThat(many).isGreaterThanOrEqualTo(200));
      assertThat(noticed.values()).allSatisfy(many -> assertThat(many).isGreaterThan(MANY / 200));
    } else if (ALL) {
      assertThat(done).hasSizeGreaterThan(RandomRepository.Deed.values().length * 4 / 5);
      assertThat(noticed.values()).filteredOn(many -> many > 0).hasSizeGreaterThan(3);
    }
  }

  private void check(RandomRepository repository, Path place, int seed) throws IOException {
    Path clone = repository.wholeClone();
    List<Path> logs = new ArrayList<>(repository.logs());
    List<Look> merged = new ArrayList<>();
    for (int i = 0; i < 2 && !logs.isEmpty(); i++) {
      Collections.shuffle(logs, repository.random());
      Path file = Files.copy(empty(), place.resolve("merged-" + i + ".db"));
      Look look = new Look(clone, file, repository, 1);
      List<String> command = new ArrayList<>(List.of("history", "import"));
      logs.forEach(log -> command.add(log.toString()));
      look.run(command.toArray(String[]::new));
      look.run("history", "verify");
      merged.add(look);
    }
    if (!merged.isEmpty()) {
      same(
          "what logs say that were merged in another order",
          merged.get(1).everything(),
          merged.get(0).everything());
    }
    Look fresh = new Look(clone, place.resolve("fresh.db"), repository, 2);
    List<String> branches = new ArrayList<>(repository.branches());
    for (String branch : branches) {
      fresh.run("backfill", "--branch", branch);
    }
    Look last =
        merged.isEmpty() ? new Look(clone, place.resolve("l.db"), repository, 1) : merged.get(0);
    Collections.reverse(branches);
    for (String branch : branches) {
      last.run("backfill", "--branch", branch);
    }
    if (!Files.exists(place.resolve("fresh.db"))) {
      // No commit has a file of a plan: what builds recorded of it says no more than that.
      String outcomes =
          "SELECT DISTINCT outcome FROM trend WHERE branch IN ('"
              + String.join("', '", branches)
              + "')";
      assertThat(last.run("query", "--format", "csv", outcomes)).doesNotContain("assessed");
      return;
    }
    same("what a whole clone's backfill says", last.story(branches), fresh.story(branches));
    last.run("history", "verify");
    String log = last.run("history", "export");
    for (String branch : branches) {
      last.run("backfill", "--branch", branch);
    }
    same("the log after a second backfill", last.run("history", "export"), log);

    if (seed % 2 == 0) {
      spoil(last, fresh.story(branches), place, branches, repository);
    }

    List<String> line = repository.lineOf(clone);
    String from = line.get(repository.random().nextInt(line.size()));
    String to = line.get(repository.random().nextInt(line.size()));
    for (String[] command :
        new String[][] {
          {"status", "--no-backfill"},
          {"show", "cart", "--no-backfill"},
          {"trend", "--no-backfill"},
          {"diff", from, to, "--no-backfill"},
          {"validate", "--no-record", "--fail-on", "regression,new"},
          {"validate", "--no-record", "--fail-on", "regression,new", "--baseline", from},
          {"diff", from, "worktree", "--no-backfill"}
        }) {
      last.shell.at(repository.now().toString());
      fresh.shell.at(repository.now().toString());
      same(String.join(" ", command), ofMain(last, command), ofMain(fresh, command));
    }
  }

  /** Breaks each rule, and counts whether that is seen. */
  private void spoil(
      Look last, String truth, Path place, List<String> branches, RandomRepository repository)
      throws IOException {
    if (truth.lines().count() < 2) {
      return;
    }
    spoiled++;
    List<LogEntry> entries = new ArrayList<>();
    try (History history = new SqliteHistoryStore(last.history).forReading().orElseThrow()) {
      history.log().entries(history.log().checkpoint().entries(), entries::add);
    }
    for (Broken rule : Broken.values()) {
      Path file = Files.copy(empty(), place.resolve(rule + ".db"));
      List<LogEntry> broken = rule.spoil(entries);
      new SqliteHistoryStore(file).writing(history -> history.log().merge(broken));
      boolean seen = !new Look(last.clone, file, repository, 1).story(branches).equals(truth);
      noticed.merge(rule, seen ? 1 : 0, Integer::sum);
    }
  }

  /** A history of nothing, which is quicker to copy than to make. */
  private Path empty() {
    Path empty = folder.resolve("empty.db");
    if (!Files.exists(empty)) {
      new SqliteHistoryStore(empty).forWriting().close();
    }
    return empty;
  }

  /** What a command answers of main, without what says which runs stand for two states. */
  private static String ofMain(Look look, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--project", "plans", "--branch", "main"));
    Shell.Answer answer = look.shell.run(all.toArray(String[]::new));
    return answer.err().replaceFirst(" since (the baseline, which is )?(run|commit) .*", "")
        + answer.code()
        + "\n"
        + answer
            .out()
            .lines()
            .filter(line -> !line.matches("(from|to|Nothing changed since) .*"))
            .map(line -> line.replaceFirst(" since (the baseline, which is )?(run|commit) .*", ""))
            .collect(Collectors.joining("\n"));
  }

  /** Shows of two texts only the lines that are not in both. */
  private static void same(String what, String actual, String expected) {
    if (actual.equals(expected)) {
      return;
    }
    List<String> more = new ArrayList<>(actual.lines().toList());
    List<String> less = new ArrayList<>(expected.lines().toList());
    expected.lines().forEach(more::remove);
    actual.lines().forEach(less::remove);
    throw new AssertionError(
        "%s is another:\n+ %s\n- %s"
            .formatted(what, String.join("\n+ ", more), String.join("\n- ", less)));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}

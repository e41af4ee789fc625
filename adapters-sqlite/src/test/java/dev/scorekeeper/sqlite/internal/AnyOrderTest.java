package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.sql.Inside;
import dev.scorekeeper.sql.Views;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** In whatever order runs are recorded, a history says the same of them. */
class AnyOrderTest {
  private static final List<StreamId> STREAMS =
      List.of(ARun.MAIN, ARun.MAIN, new StreamId(ARun.MAIN.project(), "pull/7"));
  private static final List<Ruleset> RULESETS =
      List.of(
          ARun.RULES,
          ARun.RULES,
          RulesetCodec.ruleset(1, "registry=other"),
          RulesetCodec.ruleset(2, "registry=other"),
          RulesetCodec.ruleset(3, "registry=other"));
  private static final List<Source> SOURCES =
      List.of(Source.GIT, Source.WORKTREE, Source.WORKTREE, Source.DRAFT);

  /** A run with what it found. */
  record Told(Run run, Facts facts) {}

  @Property
  void theViewsAreThoseOfAFoldFromNothing(
      @ForAll("stories") List<Told> story, @ForAll Random random) throws SQLException, IOException {
    Map<String, List<String>> expected = expected(story);
    List<Told> shuffled = new ArrayList<>(story);
    Collections.shuffle(shuffled, random);

    assertThat(views(story)).isEqualTo(expected);
    assertThat(views(shuffled)).isEqualTo(expected);
  }

  @Property(tries = 200)
  void recordingInBatchesOfAnySizeSaysTheSame(
      @ForAll("stories") List<Told> story, @ForAll @IntRange(min = 1, max = 14) int size)
      throws SQLException, IOException {
    try (Scratch scratch = new Scratch()) {
      for (int from = 0; from < story.size(); from += size) {
        List<CompletedRun> batch = new ArrayList<>();
        for (Told told : story.subList(from, Math.min(from + size, story.size()))) {
          batch.add(new CompletedRun(told.run(), told.facts()));
        }
        assertThat(scratch.history.log().recordAll(batch)).isEqualTo(batch.size());
      }

      assertThat(scratch.views()).isEqualTo(expected(story));
    }
  }

  /** Each machine records some of the runs, some runs more than one; then they tell each other. */
  @Property(tries = 100)
  void historiesOfManyMachinesMergeInAnyOrderIntoTheSame(
      @ForAll("stories") List<Told> story, @ForAll Random random) throws SQLException, IOException {
    Map<String, List<String>> expected = expected(story);
    List<Scratch> machines = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        machines.add(new Scratch());
      }
      for (Told told : story) {
        int first = random.nextInt(machines.size());
        machines.get(first).history.log().record(told.run(), told.facts());
        machines
            .get(random.nextInt(machines.size()))
            .history
            .log()
            .record(told.run(), told.facts());
      }
      // Somebody tells somebody, which may already be of use; then all tell the first.
      for (int i = 0; i < 3; i++) {
        merge(pick(machines, random), pick(machines, random));
      }
      List<Scratch> others = new ArrayList<>(machines.subList(1, machines.size()));
      Collections.shuffle(others, random);
      for (Scratch other : others) {
        merge(machines.get(0), other);
      }
      merge(machines.get(1), machines.get(0));

      for (Scratch machine : machines.subList(0, 2)) {
        assertThat(machine.views()).isEqualTo(expected);
        assertThat(machine.history.log().checkpoint().entries()).isEqualTo(story.size());
        assertThat(merge(machine, machines.get(2))).isZero();
      }
    } finally {
      for (Scratch machine : machines) {
        machine.close();
      }
    }
  }

  private static Scratch pick(List<Scratch> machines, Random random) {
    return machines.get(random.nextInt(machines.size()));
  }

  private static int merge(Scratch into, Scratch from) {
    List<LogEntry> log = new ArrayList<>();
    from.history.log().entries(from.history.log().checkpoint().entries(), log::add);
    return into.history.log().merge(log);
  }

  @Property
  void everyAnswerIsThatOfAHistoryThatForgetsNothing(@ForAll("stories") List<Told> story)
      throws SQLException, IOException {
    History memory = new InMemoryHistory();
    try (Scratch scratch = new Scratch()) {
      for (Told told : story) {
        assertThat(scratch.history.log().record(told.run(), told.facts()))
            .isEqualTo(memory.log().record(told.run(), told.facts()));
      }
      assertThat(scratch.history.streams()).isEqualTo(memory.streams());
      for (StreamId id : STREAMS) {
        StreamHistory stored = scratch.history.stream(id);
        StreamHistory kept = memory.stream(id);
        assertThat(stored.head()).isEqualTo(kept.head());
        assertThat(stored.runs(5)).isEqualTo(kept.runs(5));
        for (Instant from : List.of(Instant.MIN, ARun.time(4))) {
          assertThat(stored.moments(from)).isEqualTo(kept.moments(from));
          assertThat(stored.spans(from)).isEqualTo(kept.spans(from));
          for (Fact.Kind kind : Fact.Kind.values()) {
            assertThat(stored.spansOf(kind, from)).isEqualTo(kept.spansOf(kind, from));
          }
        }
        assertThat(stored.domainSpans()).isEqualTo(kept.domainSpans());
        for (Instant through : List.of(ARun.time(4), Instant.MAX)) {
          assertThat(stored.speaker(through)).isEqualTo(kept.speaker(through));
          assertThat(stored.lastChange(through)).isEqualTo(kept.lastChange(through));
          assertThat(stored.assessedSpeaker(through)).isEqualTo(kept.assessedSpeaker(through));
        }
      }
    }
  }

  @Property
  void everyAssessmentIsPutTogetherAgainAsItWas(@ForAll("stories") List<Told> story)
      throws SQLException, IOException {
    try (Scratch scratch = new Scratch()) {
      for (Told told : story) {
        scratch.history.log().record(told.run(), told.facts());
      }
      for (Told told : story) {
        assertThat(Inside.facts(scratch.database, told.facts().digest())).isEqualTo(told.facts());
      }
    }
  }

  @Property
  void aFoldFromTheBeginningChangesNoSpan(@ForAll("stories") List<Told> story)
      throws SQLException, IOException {
    try (Scratch scratch = new Scratch()) {
      for (Told told : story) {
        scratch.history.log().record(told.run(), told.facts());
      }
      Map<String, List<String>> before = scratch.views();
      for (StreamId id : scratch.history.streams()) {
        Inside.fold(scratch.database, id);
      }

      assertThat(scratch.views()).isEqualTo(before);
    }
  }

  @Provide
  Arbitrary<List<Told>> stories() {
    return facts().list().ofSize(4).flatMap(AnyOrderTest::stories);
  }

  /** Of few assessments, so that many runs say the same, or what an earlier one said. */
  private static Arbitrary<List<Told>> stories(List<Facts> assessments) {
    return Combinators.combine(
            Arbitraries.integers().between(0, STREAMS.size() - 1),
            Arbitraries.integers().between(0, RULESETS.size() - 1),
            Arbitraries.integers().between(0, SOURCES.size() - 1),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(assessments))
        .as(AnyOrderTest::told)
        .list()
        .ofMaxSize(14)
        .map(AnyOrderTest::numbered);
  }

  private static Told told(
      int stream, int ruleset, int source, int observed, int recorded, Facts facts) {
    return new Told(
        new Run(
            new RunId("0".repeat(32)),
            STREAMS.get(stream),
            RULESETS.get(ruleset),
            SOURCES.get(source),
            observed % 3 == 0 ? Optional.empty() : Optional.of("%040x".formatted(observed)),
            ARun.time(observed),
            ARun.time(recorded)),
        facts);
  }

  private static List<Told> numbered(List<Told> story) {
    List<Told> numbered = new ArrayList<>();
    for (Told told : story) {
      Run run = told.run();
      numbered.add(
          new Told(
              new Run(
                  new RunId("%032x".formatted((numbered.size() + 1) * 11 % 31)),
                  run.stream(),
                  run.ruleset(),
                  run.source(),
                  run.revision(),
                  run.observedAt(),
                  run.recordedAt()),
              told.facts()));
    }
    return numbered;
  }

  private static Arbitrary<Facts> facts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 7).list().ofSize(4),
            Arbitraries.integers().between(0, 3).list().ofSize(2))
        .as(
            (outcome, verdicts, findings) -> {
              SomeFacts facts = SomeFacts.none();
              for (int i = 0; i < verdicts.size(); i++) {
                add(facts, "domain-" + i, verdicts.get(i));
              }
              for (int i = 0; i < findings.size(); i++) {
                if (findings.get(i) == 1) {
                  facts.error("malformed", "domain-" + i, "broken off");
                } else if (findings.get(i) > 1) {
                  facts.warning("count-drift", "a file " + i, "off by " + findings.get(i));
                  facts.warning("catalog-stale", "catalog " + i, "off by " + findings.get(i));
                  facts.plugin(i == 0 ? "" : "plugin " + i, findings.get(i));
                }
              }
              return outcome == 0 ? facts.unreadable() : facts.assessed();
            });
  }

  private static void add(SomeFacts facts, String id, int verdict) {
    switch (verdict) {
      case 0 -> {}
      case 1 -> facts.planned(id);
      case 2 -> facts.implemented(id, 1, 5);
      case 3 -> facts.implemented(id, 2, 5);
      case 4 -> facts.restating(id, 2, 5);
      case 5 -> facts.domain(id, "", Optional.empty(), new Verdict.Planned());
      case 6 -> facts.implementedBy("sequences/shared.json", id, 3, 7);
      default -> facts.broken(id, Verdict.Reason.ESCAPES);
    }
  }

  private static Map<String, List<String>> expected(List<Told> story) {
    History memory = new InMemoryHistory();
    Map<RunId, Facts> facts = new HashMap<>();
    for (Told told : story) {
      memory.log().record(told.run(), told.facts());
      facts.put(told.run().id(), told.facts());
    }
    return ExpectedViews.of(memory, facts);
  }

  private static Map<String, List<String>> views(List<Told> story)
      throws SQLException, IOException {
    try (Scratch scratch = new Scratch()) {
      for (Told told : story) {
        scratch.history.log().record(told.run(), told.facts());
      }
      return scratch.views();
    }
  }

  /** A history for one try, which need not outlive a power cut. */
  private static final class Scratch implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("history");
    private final Path file = NewHistory.in(folder);
    private final Database database = Database.writing(file);
    private final StoredHistory history = new StoredHistory(database);

    Scratch() throws IOException, SQLException {
      database.execute("PRAGMA synchronous = OFF");
    }

    Map<String, List<String>> views() throws SQLException {
      Map<String, List<String>> views = new TreeMap<>();
      for (View view : Views.ALL) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
            ResultSet row = statement.executeQuery("SELECT * FROM " + view.name())) {
          while (row.next()) {
            Object[] values = new Object[view.columns().size()];
            for (int i = 0; i < values.length; i++) {
              values[i] = row.getObject(i + 1);
            }
            rows.add(ExpectedViews.join(values));
          }
        }
        rows.sort(null);
        views.put(view.name(), rows);
      }
      return views;
    }

    @Override
    public void close() throws IOException {
      history.close();
      Files.delete(file);
      Files.delete(folder);
    }
  }
}

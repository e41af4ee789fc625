package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The views say of the plan, and of every change of a status, what the domain says. */
class LedgerViewTest {
  static final Ruleset OTHER = RulesetCodec.ruleset(1, "registry=other");

  /** What a run found, and whether by other rules. */
  record Moment(boolean other, Facts facts) {}

  @Property(tries = 200)
  void theyAreTheLedgerAndTheTransitionsOfTheDomain(@ForAll("lives") List<Moment> life)
      throws SQLException, IOException {
    for (String view : List.of("ledger", "transitions")) {
      assertThat(view(view, life)).as(view).isEqualTo(expected(view, life));
    }
  }

  @Test
  void domainsThatShareAFileAreRenamedEachOnce() throws SQLException, IOException {
    List<Moment> life =
        List.of(
            moment("shared", "a", "b", "c"), moment("shared", "x", "y"), moment("other", "x", "z"));

    assertThat(view("ledger", life)).isEqualTo(expected("ledger", life));
    assertThat(view("ledger", life))
        .anyMatch(row -> row.contains("|x|orchestration|renamed|") && row.endsWith("|a"))
        .anyMatch(row -> row.contains("|y|orchestration|renamed|") && row.endsWith("|b"))
        .anyMatch(row -> row.contains("|c|orchestration|lost|"))
        .anyMatch(row -> row.contains("|z|orchestration|added|"));
    assertThat(view("transitions", life))
        .anyMatch(row -> row.contains("|x|orchestration|null|implemented|a|null|"))
        .anyMatch(row -> row.contains("|b|orchestration|implemented|null|null|y|"))
        .anyMatch(row -> row.contains("|c|orchestration|implemented|null|null|null|"));
  }

  @Test
  void whatIsOpenHasNoDaysYetButThoseToTheLastMoment() throws SQLException, IOException {
    List<String> ledger = view("ledger", List.of(moment("f", "a"), moment("f", "a")));

    assertThat(ledger).hasSize(2);
    assertThat(ledger.get(1)).contains("|still-implemented|").endsWith("|null|null|0|null");
  }

  private static Moment moment(String file, String... ids) {
    SomeFacts facts = SomeFacts.none();
    for (String id : ids) {
      facts.implementedBy(file, id, 1, 1);
    }
    return new Moment(false, facts.assessed());
  }

  /** Few domains and few files, so that the one leaves while the other arrives. */
  @Provide
  Arbitrary<List<Moment>> lives() {
    Arbitrary<Facts> facts =
        Arbitraries.integers().between(0, 6).list().ofSize(3).map(LedgerViewTest::facts);
    Arbitrary<Boolean> other = Arbitraries.integers().between(0, 7).map(n -> n == 0);
    return Combinators.combine(other, facts).as(Moment::new).list().ofMinSize(2).ofMaxSize(8);
  }

  private static Facts facts(List<Integer> verdicts) {
    SomeFacts facts = SomeFacts.none();
    for (int i = 0; i < verdicts.size(); i++) {
      String id = "domain-" + i;
      switch (verdicts.get(i)) {
        case 0, 1 -> {}
        case 2 -> facts.planned(id);
        case 3, 4 -> facts.implementedBy("shared", id, 1, 1);
        // A domain that names a file and does not count takes no part in renaming.
        case 5 ->
            facts.domain(id, "", Optional.of("shared"), new Verdict.Cataloged(new Size(1, 1)));
        default -> facts.broken(id, Verdict.Reason.EMPTY);
      }
    }
    return facts.assessed();
  }

  private static ARun run(List<Moment> life, int i) {
    ARun run = ARun.number(i + 1).of("%040x".formatted(i + 1));
    return life.get(i).other() ? run.by(OTHER) : run;
  }

  private static List<String> expected(String view, List<Moment> life) {
    Map<RunId, Facts> facts = new HashMap<>();
    try (History memory = new InMemoryHistory()) {
      for (int i = 0; i < life.size(); i++) {
        memory.log().record(run(life, i).run(), life.get(i).facts());
        facts.put(run(life, i).run().id(), life.get(i).facts());
      }
      return Objects.requireNonNull(ExpectedViews.of(memory, facts).get(view));
    }
  }

  private static List<String> view(String view, List<Moment> life)
      throws SQLException, IOException {
    Path folder = Files.createTempDirectory("history");
    Path file = NewHistory.in(folder);
    List<String> rows = new ArrayList<>();
    Database database = Database.writing(file);
    try (StoredHistory history = new StoredHistory(database)) {
      database.execute("PRAGMA synchronous = OFF");
      for (int i = 0; i < life.size(); i++) {
        history.log().record(run(life, i).run(), life.get(i).facts());
      }
      try (Statement statement = database.connection().createStatement();
          ResultSet row = statement.executeQuery("SELECT * FROM " + view)) {
        while (row.next()) {
          Object[] values = new Object[row.getMetaData().getColumnCount()];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
          }
          rows.add(ExpectedViews.join(values));
        }
      }
    }
    Files.delete(file);
    Files.delete(folder);
    rows.sort(null);
    return rows;
  }
}

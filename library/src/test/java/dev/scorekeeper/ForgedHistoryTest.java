package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found and mended of a history that somebody wrote in. */
class ForgedHistoryTest {
  private static final String LIVES = "SELECT * FROM domain_history ORDER BY 3, 9";

  @TempDir private Path workspace;
  private Scorekeeper scorekeeper = Setup.of(Path.of(""), Map.of()).open();

  @BeforeEach
  void recordTwoRuns() throws IOException {
    scorekeeper = Setup.of(workspace, Map.of()).open();
    record("cart");
    record("till");
  }

  private void record(String domain) throws IOException {
    Files.writeString(
        workspace.resolve("orchestration-domains.json"),
        "{\"domains\": [{\"id\": \"" + domain + "\"}]}");
    assertThat(scorekeeper.validate().recorded()).isTrue();
  }

  private void forge(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + workspace.resolve(".scorekeeper/history.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> lives() {
    List<String> rows = new ArrayList<>();
    scorekeeper
        .query()
        .run(
            LIVES,
            Map.of(),
            () ->
                new Query.ClosableRows() {
                  @Override
                  public void columns(List<String> names) {}

                  @Override
                  public void row(List<? extends @Nullable Object> values) {
                    rows.add(values.toString());
                  }

                  @Override
                  public void close() {}
                });
    return rows;
  }

  @Test
  void isMendedWhereOnlyWhatIsComputedWasForged() throws SQLException {
    List<String> before = lives();
    forge(
        "UPDATE stored_span SET cause = 2", "DELETE FROM stored_span WHERE until_run IS NOT NULL");
    assertThat(scorekeeper.verify().intact()).isFalse();
    assertThat(lives()).isNotEqualTo(before);

    assertThat(scorekeeper.rebuild().runs()).isEqualTo(2);

    assertThat(scorekeeper.verify().intact()).isTrue();
    assertThat(lives()).isEqualTo(before);
  }

  @Test
  void isLeftAsItIsWhereAFactCannotBeRead() throws SQLException {
    List<String> before = lives();
    forge(
        "DROP TRIGGER fact_is_never_changed",
        "UPDATE stored_fact SET value = '[1]' WHERE assessment = 2 AND value IS NOT NULL");

    assertThatThrownBy(scorekeeper::rebuild)
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("history verify");
    assertThat(lives()).isEqualTo(before);
    assertThat(scorekeeper.verify().intact()).isFalse();
  }

  @Test
  void isFoundByACheckpointWhereItWasMadeAnew() throws IOException {
    Checkpoint kept = scorekeeper.checkpoint();
    Files.delete(workspace.resolve(".scorekeeper/history.db"));
    record("cart");
    record("till");

    assertThat(scorekeeper.verify().intact()).isTrue();
    assertThat(scorekeeper.verify(List.of(kept)).intact()).isFalse();
    assertThat(scorekeeper.verify(List.of(scorekeeper.checkpoint())).intact()).isTrue();
  }
}

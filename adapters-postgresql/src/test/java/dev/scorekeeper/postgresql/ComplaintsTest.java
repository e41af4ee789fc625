package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is wrong is said in one sentence, with what to do. */
class ComplaintsTest {
  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();

  private static void assertThatItSays(
      String address, Map<String, String> variables, String... words) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> PostgresHistoryStore.at(address, variables).forReading())
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(words)
                    .doesNotContain("\n", "s3cret", "Exception"));
  }

  @Test
  void aServerThatIsNotThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThatItSays(
        "postgresql://localhost:" + port + "/plans",
        Map.of("PGPASSWORD", "s3cret"),
        "cannot be reached at localhost:" + port,
        "see whether the server runs there");
    assertThatItSays(
        "postgresql://nobody.invalid/plans", Map.of(), "cannot be reached", "nobody.invalid");
  }

  @Test
  void aDatabaseThatIsNotThere() {
    assertThatItSays(
        TestServer.address("missing"), Map.of(), "there is no database missing", "createdb");
  }

  @Test
  void aUserWhoIsNotThere() {
    assertThatItSays(
        TestServer.address("stranger", "postgres"), Map.of(), "does not let user stranger in");
  }

  @Test
  void aPasswordThatIsMissingOrWrong() throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("password_encryption", "scram-sha-256")
            .start()) {
      String admin = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      TestServer.runAt(server, "CREATE ROLE ada LOGIN PASSWORD 'right'");
      TestServer.askForPasswords(server, "ada");
      String address = "postgresql://ada@localhost:" + server.getPort() + "/postgres";

      assertThatItSays(
          address, Map.of(), "asks for the password of user ada", "PGPASSWORD", ".pgpass");
      assertThatItSays(
          address, Map.of("PGPASSWORD", "s3cret"), "does not take the password of user ada");
      assertThat(PostgresHistoryStore.at(address, Map.of("PGPASSWORD", "right")).forReading())
          .isEmpty();
      assertThat(PostgresHistoryStore.at(admin, Map.of()).forReading()).isEmpty();
    }
  }

  @Test
  void aServerWithoutTlsWhereItIsAskedFor() {
    assertThatItSays(
        TestServer.address("postgres") + "?sslmode=require", Map.of(), "offers no TLS", "sslmode");
  }

  @Test
  void aUserWhoMayMakeNoHistory() {
    String database = TestServer.empty();
    TestServer.run("postgres", "CREATE ROLE guest_" + database + " LOGIN");
    PostgresHistoryStore store =
        PostgresHistoryStore.at(TestServer.address("guest_" + database, database), Map.of());

    assertThat(store.isWritable()).isFalse();
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(store::forWriting)
        .withMessageContaining("may not do that")
        .withMessageContaining("history grant");
  }

  @Test
  void aSchemaOfThatNameThatIsNoHistory() {
    String database = TestServer.empty();
    TestServer.run(
        database, "CREATE SCHEMA scorekeeper", "CREATE TABLE scorekeeper.other (id int)");

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestServer.store(database).forReading());
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestServer.store(database).forWriting());
  }

  @Test
  void aHistoryOfANewerScorekeeper() {
    String database = TestServer.fresh();
    TestServer.run(
        database, "COMMENT ON SCHEMA scorekeeper IS 'The history of Scorekeeper, schema 99'");

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> TestServer.store(database).forReading())
        .withMessageContaining("newer Scorekeeper (schema 99");
  }

  /** The server ends the connection between two runs; what came before belongs to no half. */
  @Test
  void aConnectionThatIsLostInTheMiddleLeavesNothingHalf() {
    String database = TestServer.fresh();
    PostgresHistoryStore store = TestServer.store(database);
    try (History history = store.forWriting()) {
      history.log().record(number(1).run(), PLANNED);
      Iterable<CompletedRun> runs =
          () ->
              IntStream.range(2, 40)
                  .mapToObj(
                      i -> {
                        if (i == 30) {
                          TestServer.run(
                              "postgres",
                              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                  + " WHERE datname = '"
                                  + database
                                  + "' AND application_name = 'scorekeeper'");
                        }
                        return new CompletedRun(number(i).run(), PLANNED);
                      })
                  .iterator();
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.log().recordAll(runs))
          .withMessageContaining("the connection to")
          .withMessageContaining("try again");
    }
    try (History history = store.forWriting()) {
      assertThat(history.stream(ARun.MAIN).runs(99)).hasSize(1);
      assertThat(history.log().record(number(2).run(), PLANNED).position()).isEqualTo(2);
    }
    assertThat(store.verify(List.of(), ProgressListener.NONE).orElseThrow().intact()).isTrue();
  }
}

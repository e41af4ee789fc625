package dev.scorekeeper.postgresql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.HistoryException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://host/db, postgresql://host/db",
    "postgres://host/db, postgresql://host/db",
    "jdbc:postgresql://host/db, postgresql://host/db",
    "postgresql://ada@host:5432/db, postgresql://ada@host/db",
    "postgresql://ada@host:5433/db?sslmode=disable, postgresql://ada@host:5433/db",
    "postgresql:///db, postgresql://localhost/db",
    "postgresql://ada%40acme@host/db, postgresql://ada@acme@host/db",
    "jdbc:postgresql://host/db?user=ada, postgresql://ada@host/db",
    "postgresql://[::1]:6000/db, postgresql://[::1]:6000/db",
    "postgresql://[::1]/db, postgresql://[::1]/db"
  })
  void anAddressSaysServerDatabaseAndUser(String text, String place) {
    assertThat(ServerAddress.of(text).place()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:s3cret@host/db",
        "postgresql://ada:@host/db",
        "postgresql://host/db?password=s3cret",
        "postgresql://host/db?user=ada&password=s3cret",
        "jdbc:postgresql://host/db?sslpassword=s3cret",
        "postgresql://host/db?PASSWORD=s3cret"
      })
  void aPasswordInAnAddressIsRefusedAndNotRepeated(String text) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> ServerAddress.of(text))
        .withMessageContaining("PGPASSWORD")
        .withMessageContaining(".pgpass")
        .withMessageNotContaining("s3cret")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://host",
        "postgresql://host/",
        "postgresql:db",
        "jdbc:mysql://host/db",
        "postgresql://one,two/db",
        "postgresql://host:0/db",
        "postgresql://host:port/db",
        "postgresql://host/db/more",
        "postgresql://host/db?loggerLevel=TRACE",
        "postgresql://host/db?socketFactory=x",
        "postgresql://host/%zz"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> ServerAddress.of(text))
        .withMessageStartingWith("the history's address");
  }

  @Test
  void whatGoesOverANetworkIsEncryptedUnlessSomebodySaysOtherwise() {
    assertThat(properties("postgresql://db.example.org/plans")).containsEntry("sslmode", "require");
    for (String here : new String[] {"localhost", "127.0.0.1", "127.1.2.3", "[::1]"}) {
      assertThat(properties("postgresql://" + here + "/plans")).containsEntry("sslmode", "prefer");
    }
    assertThat(properties("postgresql://127.0.0.1.example.org/plans"))
        .containsEntry("sslmode", "require");
    assertThat(properties("postgresql://db.example.org/plans?sslmode=verify-full"))
        .containsEntry("sslmode", "verify-full");
    assertThat(
            ServerAddress.of("postgresql://db.example.org/plans")
                .properties(Map.of("PGSSLMODE", "verify-ca")))
        .containsEntry("sslmode", "verify-ca");
  }

  @Test
  void whoAsksAndByWhatPasswordTheEnvironmentSays() {
    Map<String, String> variables = Map.of("PGUSER", "builds", "PGPASSWORD", "s3cret");
    ServerAddress address = ServerAddress.of("postgresql://host/db");

    assertThat(address.properties(variables))
        .containsEntry("user", "builds")
        .containsEntry("password", "s3cret");
    assertThat(ServerAddress.of("postgresql://ada@host/db").properties(variables))
        .containsEntry("user", "ada");
    assertThat(address.properties(Map.of())).doesNotContainKeys("user", "password");
    assertThat(address.toString()).doesNotContain("s3cret");
  }

  private static Properties properties(String address) {
    return ServerAddress.of(address).properties(Map.of());
  }

  @Test
  void aServerThatLetsNobodyInIsNotWaitedForForever() {
    assertThat(ServerAddress.of("postgresql://host/db").properties(Map.of()))
        .containsEntry("connectTimeout", "10")
        .containsEntry("loginTimeout", "30");
    assertThat(ServerAddress.of("postgresql://host/db?connectTimeout=60").properties(Map.of()))
        .containsEntry("connectTimeout", "60")
        .doesNotContainKey("loginTimeout");
  }
}

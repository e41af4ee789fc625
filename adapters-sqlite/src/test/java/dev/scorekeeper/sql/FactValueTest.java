package dev.scorekeeper.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.sqlite.internal.SomeDatabase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fact says as text: what has escapes is read as what has none is. */
class FactValueTest {
  @TempDir private Path folder;
  private LogDatabase database;

  @BeforeEach
  void open() {
    database = SomeDatabase.in(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Fact named(String name) {
    return new Fact.DomainProfile(
        "cart", name, "shop", Optional.of("a.json"), Registry.Details.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The cart",
        "a\"b",
        "a\\b",
        "a\nb",
        "\u0000",
        "\u007f",
        "é",
        "🛒",
        "\",\"",
        "]"
      })
  void isReadAsItWasWritten(String name) {
    Fact fact = named(name);
    String text = FactValue.write(database, fact);

    assertThat(FactValue.read(database, fact.key(), text)).isEqualTo(fact);
    assertThat(FactValue.readExactly(database, fact.key(), text)).contains(fact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"The cart\" , \"shop\", \"a.json\"]",
        " [\"The cart\",\"shop\",\"a.json\"]",
        "[\"The\\u0020cart\",\"shop\",\"a.json\"]"
      })
  void whatSaysTheSameOtherwiseIsReadAndIsNoneOfOurs(String text) {
    Fact fact = named("The cart");

    assertThat(FactValue.read(database, fact.key(), text)).isEqualTo(fact);
    assertThat(FactValue.readExactly(database, fact.key(), text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[\"",
        "[\"The cart\",\"shop\",\"a.json\"",
        "[\"The cart\",\"shop\",\"a.json]",
        "[\"The cart\",\"shop\" \"a.json\"]",
        "[\"The\"cart\",\"shop\",\"a.json\"]",
        "[\"The\tcart\",\"shop\",\"a.json\"]",
        "[\"The cart\",\"shop\",\"a.json\"}",
        "{\"The cart\",\"shop\",\"a.json\"]",
        "[\"The cart\",\"shop\",1]"
      })
  void whatIsNoArrayOfTextsIsSaidToBeNone(String text) {
    Fact.Key key = named("The cart").key();

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> FactValue.read(database, key, text))
        .withMessageContaining("run scorekeeper history verify");
  }
}

package dev.scorekeeper.application.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.testkit.history.CannedQueries;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedQueriesTest {
  @Test
  void areOursWhereTheSettingsHaveNone() {
    NamedQueries queries = new NamedQueries(Map.of());

    assertThat(queries.names())
        .containsExactly(
            "progress", "planned", "broken", "largest", "changes", "ledger", "open-findings")
        .containsExactlyElementsOf(Settings.BUILT_IN_QUERIES);
    assertThat(queries.all()).allSatisfy(query -> assertThat(query.meaning()).isNotBlank());
  }

  @Test
  void areAllAboutOneStream() {
    for (NamedQueries.Query query : new NamedQueries(Map.of()).all()) {
      assertThat(new CannedQueries().parameters(query.sql()))
          .as(query.name())
          .containsExactlyInAnyOrder("project", "branch");
    }
  }

  @Test
  void areThoseOfTheSettingsTooInTheirOrder() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("zebra", "SELECT 1");
    settings.put("ant", "SELECT 2");

    NamedQueries queries = new NamedQueries(settings);

    assertThat(queries.all())
        .hasSize(9)
        .endsWith(
            new NamedQueries.Query("zebra", "from scorekeeper.json", "SELECT 1"),
            new NamedQueries.Query("ant", "from scorekeeper.json", "SELECT 2"));
  }

  @Test
  void ofTheSettingsDoNotTakeTheNamesOfOurs() {
    for (NamedQueries.Query ours : new NamedQueries(Map.of()).all()) {
      assertThatExceptionOfType(SettingsException.class)
          .isThrownBy(() -> new NamedQueries(Map.of(ours.name(), "SELECT 1")))
          .withMessage(
              "scorekeeper.json: the query "
                  + ours.name()
                  + " has the name of a built-in query; give it another name");
    }
  }

  @Test
  void areNotFoundByAnotherName() {
    assertThat(new NamedQueries(Map.of()).find("planed")).isEmpty();
    assertThat(new NamedQueries(Map.of()).find("Planned")).isEmpty();
  }
}
